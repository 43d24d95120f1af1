// The spool: files that hooks/agent-after wrote and that no commit has taken in yet. They hold people's code, so none stays longer than
// it must. What is taken away is what was read, by name, and never a folder.
import { lstatSync, readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../errors.ts'
import { isAbsent, readIfThere } from '../../file-if-there.ts'
import { decodeBytes } from '../../git/bytes.ts'
import { parseSpoolFile, type SpoolRecord } from '../../provenance/capture/spool-record.ts'

export interface SpooledFile {
  readonly path: string
  /** When its writer wrote last; milliseconds. */
  readonly time: number
  readonly records: readonly SpoolRecord[]
  /** Agents whose records could not be read. */
  readonly unread: readonly string[]
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
    const bytes = readIfThere(path) // another commit, in another work tree, may have been faster
    if (bytes === null) return []
    const { records, whole, unread } = parseSpoolFile(decodeBytes(bytes))
    return [{ path, time, records, unread, open: !whole && now - time < longestWrite }]
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
    throw new Fault(
      'undecided',
      'unreadable-spool',
      `${folder} cannot be read: ${String(error)}`,
      'have its owner give it to you, then: git commit --amend --no-edit',
      {
        cause: error,
      },
    )
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
