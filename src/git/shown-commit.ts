// Reads a commit as git shows it (commit-stream.ts): at a glance where it is of the plain form that nearly all have, else as strictly as
// commit-object.ts reads commits.
import { Fault } from '../errors.ts'
import type { Commit, Identity } from '../model/change.ts'
import { parseCommitId, type CommitId } from '../model/ids.ts'
import { ownCopy } from '../model/own-copy.ts'
import { decodeBytes } from './bytes.ts'
import { parseCommit } from './commit-object.ts'
import type { Place } from './commit-stream.ts'

export type Written = Pick<Commit, 'author' | 'committer' | 'message'>

/** What it has in the text of its run. */
export interface PlainCommit {
  readonly merge: boolean
  /** `Name <address>`, a character a byte. */
  readonly author: string
  readonly committer: string
  /** Where the blank line before its message ends; each line is behind a newline and four blanks. */
  readonly message: number
}

// No NUL in any of it: it does not reach into the next commit.
const person = '([^\\n\\0<>]*<[^\\n\\0<>]*>) \\d{1,15} [+-]\\d{1,7}\\n'
const plain = new RegExp(
  `tree [0-9a-f]{40,64}\\n((?:parent [0-9a-f]{40,64}\\n)*)author ${person}committer ${person}` +
    '(?:gpgsig(?:-sha256)? [^\\n\\0]*\\n(?: [^\\n\\0]*\\n)*)?(?=\\n)',
  'y',
)

/** null where it is cut, or of any other form: an encoding, headers that few write, no message, or malformed. */
export function readPlain(text: string, { headers, cut }: Place): PlainCommit | null {
  plain.lastIndex = headers
  const [whole, parents = '', author, committer] = cut ? [] : (plain.exec(text) ?? [])
  if (whole === undefined || author === undefined || committer === undefined) return null
  const merge = parents.indexOf('\n') !== parents.lastIndexOf('\n')
  return { merge, author, committer, message: plain.lastIndex }
}

/** The same, as text. */
export const writtenIn = (text: string, { end }: Place, { author, committer, message }: PlainCommit): Written => ({
  author: identityIn(author),
  committer: identityIn(committer),
  message: decodeShown(withoutIndent(text.slice(message, end)).slice(1)),
})

function identityIn(shown: string): Identity {
  const [name = '', email = ''] = decodeShown(shown).slice(0, -1).split('<')
  return { name: name.trim(), email: email.trim() }
}

/** The id that git gave; throws (a bug) where there is none. */
export function idAt(text: string, { from, headers }: Place): CommitId {
  const parsed = parseCommitId(ownCopy(text.slice(from, headers - 1)))
  if (parsed === undefined) throw new Error('git showed a commit without its id')
  return parsed
}

/** Throws Fault 'odd-commit' (undecided), as parseCommit does. */
export function readShown(text: string, place: Place): Commit {
  const id = idAt(text, place)
  if (place.cut)
    throw new Fault('undecided', 'odd-commit', `commit ${id} is too long to be read`, `git cat-file -s ${id}`)
  const shown = shownAt(text, place)
  const end = shown.indexOf('\n\n')
  const [headers, message] = end === -1 ? [shown, ''] : [shown.slice(0, end + 1), shown.slice(end + 1)]
  return parseCommit(id, Buffer.from(headers + withoutIndent(message), 'latin1'))
}

const withoutIndent = (message: string): string => message.replaceAll('\n    ', '\n')

/** The first line, decoded. */
export function subjectAt(text: string, place: Place): string {
  const shown = shownAt(text, place)
  const at = shown.indexOf('\n\n    ')
  const end = shown.indexOf('\n', at + 2)
  return at === -1 ? '' : decodeShown(shown.slice(at + 6, end === -1 ? undefined : end))
}

/** All but its id. */
export const shownAt = (text: string, { headers, end }: Place): string => text.slice(headers, end)

/** What is a character a byte, as text of its own. */
export const decodeShown = (bytes: string): string =>
  beyondAscii.test(bytes) ? decodeBytes(Buffer.from(bytes, 'latin1')) : ownCopy(bytes)

const beyondAscii = /[\x80-\xff]/
