// Reads a commit as git shows it (commit-stream.ts): at a glance where it is of the plain form that nearly all have, else as strictly as
// commit-object.ts reads commits.
import { Fault } from '../errors.ts'
import type { Commit, Identity } from '../model/change.ts'
import { parseCommitId, type CommitId } from '../model/ids.ts'
import { decodeBytes } from './bytes.ts'
import { parseCommit } from './commit-object.ts'
import type { ShownCommit } from './commit-stream.ts'

export type Written = Pick<Commit, 'author' | 'committer' | 'message'>

export interface PlainCommit {
  readonly merge: boolean
  /** `Name <address>`, a character a byte, as the message. */
  readonly author: string
  readonly committer: string
  /** Begins with the newline before its first line; each line behind four blanks. */
  readonly message: string
}

const person = '([^\\n<>]*<[^\\n<>]*>) \\d{1,15} [+-]\\d{1,7}\\n'
const plain = new RegExp(
  `^tree [0-9a-f]{40,64}\\n((?:parent [0-9a-f]{40,64}\\n)*)author ${person}committer ${person}` +
    '(?:gpgsig(?:-sha256)? [^\\n]*\\n(?: [^\\n]*\\n)*)?(?=\\n)',
)

/** null where it is cut, or of any other form: an encoding, headers that few write, no message, or malformed. */
export function readPlain({ text, cut }: ShownCommit): PlainCommit | null {
  const [whole, parents = '', author, committer] = cut ? [] : (plain.exec(text) ?? [])
  if (whole === undefined || author === undefined || committer === undefined) return null
  const merge = parents.indexOf('\n') !== parents.lastIndexOf('\n')
  return { merge, author, committer, message: text.slice(whole.length) }
}

/** The same, as text. */
export const writtenIn = ({ author, committer, message }: PlainCommit): Written => ({
  author: identityIn(author),
  committer: identityIn(committer),
  message: decodeShown(withoutIndent(message).slice(1)),
})

function identityIn(shown: string): Identity {
  const [name = '', email = ''] = decodeShown(shown).slice(0, -1).split('<')
  return { name: name.trim(), email: email.trim() }
}

/** The id that git gave; throws (a bug) where there is none. */
export function idOf({ id }: ShownCommit): CommitId {
  const parsed = parseCommitId(id)
  if (parsed === undefined) throw new Error('git showed a commit without its id')
  return parsed
}

/** Throws Fault 'odd-commit' (undecided), as parseCommit does. */
export function readShown(shown: ShownCommit): Commit {
  const id = idOf(shown)
  if (shown.cut)
    throw new Fault('undecided', 'odd-commit', `commit ${id} is too long to be read`, `git cat-file -s ${id}`)
  const end = shown.text.indexOf('\n\n')
  const [headers, message] = end === -1 ? [shown.text, ''] : [shown.text.slice(0, end + 1), shown.text.slice(end + 1)]
  return parseCommit(id, Buffer.from(headers + withoutIndent(message), 'latin1'))
}

const withoutIndent = (message: string): string => message.replaceAll('\n    ', '\n')

/** The first line, decoded. */
export function subjectOf({ text }: ShownCommit): string {
  const at = text.indexOf('\n\n    ')
  const end = text.indexOf('\n', at + 2)
  return at === -1 ? '' : decodeShown(text.slice(at + 6, end === -1 ? undefined : end))
}

/** What is a character a byte, as text. */
export const decodeShown = (bytes: string): string => decodeBytes(Buffer.from(bytes, 'latin1'))
