// Reads a commit as git shows it (commit-stream.ts): at a glance where it is of the plain form that nearly all have, else as strictly as
// commit-object.ts reads commits.
import { Fault } from '../errors.ts'
import type { Commit } from '../model/change.ts'
import { parseCommitId, type CommitId } from '../model/ids.ts'
import { decodeBytes } from './bytes.ts'
import { parseCommit } from './commit-object.ts'
import { longestShown, type ShownCommit } from './commit-stream.ts'

export interface PlainCommit {
  readonly id: CommitId
  readonly merge: boolean
  /** `Name <address>`, a character a byte, as the message. */
  readonly author: string
  readonly committer: string
  /** Begins with the newline before its first line; each line behind four blanks. */
  readonly message: string
}

const person = '([^\\n<>]*<[^\\n<>]*>) \\d{1,15} [+-]\\d{1,7}\\n'
const plain = new RegExp(
  `^([0-9a-f]{40,64})\\ntree [0-9a-f]{40,64}\\n((?:parent [0-9a-f]{40,64}\\n)*)author ${person}committer ${person}` +
    '(?:gpgsig(?:-sha256)? [^\\n]*\\n(?: [^\\n]*\\n)*)?(?=\\n)',
)

/** null where it is of any other form: an encoding, headers that few write, no message, or malformed. */
export function readPlain(shown: ShownCommit): PlainCommit | null {
  const [whole, hex = '', parents = '', author, committer] = plain.exec(shown) ?? []
  const id = parseCommitId(copied(hex))
  if (whole === undefined || author === undefined || committer === undefined || id === undefined) return null
  const merge = parents.indexOf('\n') !== parents.lastIndexOf('\n')
  return { id, merge, author, committer, message: shown.slice(whole.length) }
}

/** The id that git gave; throws (a bug) where there is none. */
export function idOf(shown: ShownCommit): CommitId {
  const id = parseCommitId(copied(shown.slice(0, shown.indexOf('\n'))))
  if (id === undefined) throw new Error('git showed a commit without its id')
  return id
}

/** Throws Fault 'odd-commit' (undecided), as parseCommit does. */
export function readShown(shown: ShownCommit): Commit {
  const id = idOf(shown)
  if (shown.length > longestShown)
    throw new Fault('undecided', 'odd-commit', `commit ${id} is too long to be read`, `git cat-file -s ${id}`)
  return parseCommit(id, Buffer.from(objectText(shown.slice(id.length + 1)), 'latin1'))
}

/** The object's text again. */
function objectText(shown: string): string {
  const end = shown.indexOf('\n\n')
  if (end === -1) return shown
  return `${shown.slice(0, end + 1)}${shown.slice(end + 1).replaceAll('\n    ', '\n')}`
}

/** The first line, decoded. */
export function subjectOf(shown: ShownCommit): string {
  const at = shown.indexOf('\n\n    ')
  const end = shown.indexOf('\n', at + 2)
  return at === -1 ? '' : decodeShown(shown.slice(at + 6, end === -1 ? undefined : end))
}

/** What is a character a byte, as text. */
export const decodeShown = (bytes: string): string => decodeBytes(Buffer.from(bytes, 'latin1'))

/** A piece of a string keeps the whole of it in memory, in V8. */
const copied = (text: string): string => Buffer.from(text, 'latin1').toString('latin1')
