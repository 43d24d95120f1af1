// Files as a plan wants them to be, and the doing of it: all of it or none, each file whole or untouched.
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { Fault } from '../errors.ts'

export type FileState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly bytes: Buffer; /** Permission bits. */ readonly mode: number }
  | { readonly kind: 'link'; readonly target: string }

export interface FileStep {
  /** Absolute. */
  readonly path: string
  readonly to: FileState
  /** For people, as in "write .ai-signoff.yml". */
  readonly says: string
}

export const absent: FileState = { kind: 'absent' }

/** Throws Fault 'odd-file' (undecided) when it can't be read or is neither file nor link. */
export function readState(path: string): FileState {
  const stat = readable(path, () => lstatSync(path))
  if (stat === null) return absent
  if (stat.isSymbolicLink()) return { kind: 'link', target: readlinkSync(path) }
  if (!stat.isFile())
    throw new Fault('undecided', 'odd-file', `${path} is not a file`, 'move it away, then run it again')
  const bytes = readable(path, () => readFileSync(path))
  return bytes === null ? absent : { kind: 'file', bytes, mode: stat.mode & 0o777 }
}

/** null when there is nothing. */
function readable<Result>(path: string, read: () => Result): Result | null {
  try {
    return read()
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return null
    const says = `${path}: ${error instanceof Error ? error.message : String(error)}`
    throw new Fault('undecided', 'odd-file', says, 'mend that path, then run it again', { cause: error })
  }
}

export function sameState(a: FileState, b: FileState): boolean {
  if (a.kind === 'file' && b.kind === 'file') return a.mode === b.mode && a.bytes.equals(b.bytes)
  if (a.kind === 'link' && b.kind === 'link') return a.target === b.target
  return a.kind === 'absent' && b.kind === 'absent'
}

/** The changes that would change something. */
export const pendingChanges = (changes: readonly FileStep[]): readonly FileStep[] =>
  changes.filter(({ path, to }) => !sameState(readState(path), to))

/** Does all the changes, or puts everything back. Throws Fault 'not-written' (undecided). */
export function applyChanges(changes: readonly FileStep[]): void {
  const undo: (() => void)[] = []
  try {
    for (const { path, to } of changes) {
      const before = readState(path)
      makeFolders(dirname(path), folderMode(to), undo)
      undo.push(() => putState(path, before))
      putState(path, to)
    }
  } catch (error) {
    const left = rollBack(undo)
    const says = [`nothing was changed: ${error instanceof Error ? error.message : String(error)}`, ...left]
    throw new Fault('undecided', 'not-written', says.join('\n'), 'make the folder writable, then run it again', {
      cause: error,
    })
  }
}

/** What could not be put back, a line each. */
function rollBack(undo: readonly (() => void)[]): string[] {
  return undo.toReversed().flatMap((step) => {
    try {
      step()
      return []
    } catch (error) {
      return [`not put back: ${error instanceof Error ? error.message : String(error)}`]
    }
  })
}

/** A file for its owner alone gets a folder for its owner alone, where there is none yet. */
const folderMode = (state: FileState): number => (state.kind === 'file' && (state.mode & 0o077) === 0 ? 0o700 : 0o777)

function makeFolders(folder: string, mode: number, undo: (() => void)[]): void {
  const first = mkdirSync(folder, { recursive: true, mode })
  if (first === undefined) return
  const made: string[] = []
  for (let each = folder; each.length >= first.length; each = dirname(each)) made.unshift(each)
  undo.push(...made.map((each) => () => rmdirSync(each)))
}

/** Whoever reads the file meanwhile sees the old one or the new one. */
function putState(path: string, state: FileState): void {
  if (state.kind === 'absent') return rmSync(path, { force: true })
  const beside = `${path}.ai-signoff-${process.pid}`
  try {
    if (state.kind === 'link') symlinkSync(state.target, beside)
    else writeWhole(beside, state)
    renameSync(beside, path)
  } finally {
    rmSync(beside, { force: true })
  }
}

function writeWhole(path: string, { bytes, mode }: { readonly bytes: Buffer; readonly mode: number }): void {
  writeFileSync(path, bytes, { flag: 'wx', flush: true })
  chmodSync(path, mode)
}

/** Takes away folders that nobody uses any more, innermost first; one that holds something stays. */
export function removeEmptyFolders(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmdirSync(folder)
    } catch (error) {
      if (!isSystemError(error)) throw error
    }
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error
