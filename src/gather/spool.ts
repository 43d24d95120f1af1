// The spool: files that hooks/agent-after wrote and that no commit has taken in yet. They hold people's code, so none stays longer than
// it must. What is taken away is what was read, by name, and never a folder.
import { lstatSync, readdirSync, readFileSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBytes } from '../git/bytes.ts'
import { parseSpoolFile, type SpoolRecord } from '../provenance/spool-record.ts'

export interface SpooledFile {
  readonly path: string
  /** When its writer wrote last; milliseconds. */
  readonly time: number
  readonly records: readonly SpoolRecord[]
  /** It may yet be written to. */
  readonly open: boolean
}

const day = 86_400_000
/** Nobody's edit waits longer for its commit. */
const oldest = 30 * day
/** A writer that has not come to its end by then was killed. */
const longestWrite = 10 * 60_000
const mostFiles = 20_000
const mostBytes = 64_000_000

/** The newest first. What is too old, too much or too large is taken away unread. Throws what the file system throws. */
export function readSpool(folder: string, now: number): SpooledFile[] {
  const files = listFiles(folder).sort((a, b) => b.time - a.time)
  const fit = (file: Found, index: number): boolean =>
    index < mostFiles && file.size <= mostBytes && now - file.time <= oldest
  removeFiles(files.filter((file, index) => !fit(file, index)))
  return files.filter(fit).flatMap(({ path, time }) => {
    const bytes = readIfThere(path)
    if (bytes === null) return []
    const { records, whole } = parseSpoolFile(decodeBytes(bytes))
    return [{ path, time, records, open: !whole && now - time < longestWrite }]
  })
}

interface Found {
  readonly path: string
  readonly time: number
  readonly size: number
}

/**
 * Plain files: somebody's link or pipe there is not ours to read or to remove. No such folder is an empty one.
 * @param hidden those that are being written beside, instead of those that are whole.
 */
export function listFiles(folder: string, hidden = false): Found[] {
  return namesIn(folder).flatMap((name) => {
    if (name.startsWith('.') !== hidden) return []
    const path = join(folder, name)
    const stat = lstatSync(path, { throwIfNoEntry: false })
    return stat?.isFile() ? [{ path, time: stat.mtimeMs, size: stat.size }] : []
  })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

/** null: another commit, in another work tree, was faster. */
export function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

export function removeFiles(files: readonly { readonly path: string }[]): void {
  for (const { path } of files) {
    try {
      unlinkSync(path)
    } catch (error) {
      if (!isAbsent(error)) throw error
    }
  }
}

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
