// Parses what the pinned `diff-tree --stdin -r -z --raw --numstat --full-index -M50%` prints. Strict: a record that is not of this form is a
// fault, never a file left out. Paths are bytes that the author of the change chose; fields are found by position alone.
//
//   <tree> <tree>\n                                                         each change begins with the pair that was asked for,
//   :100644 100644 78981922… f2ba8f84… M\0src/a.ts\0                        then all raw records,
//   :100644 100644 78981922… f2ba8f84… R086\0old.ts\0new.ts\0
//   12\t3\tsrc/a.ts\0                                                       then, in the same order, their line counts
//   12\t3\t\0old.ts\0new.ts\0                                               (- for both where git counts none)
import { Fault } from '../errors.ts'
import type { FileChange, FileStatus } from '../model/change.ts'
import { isZeroId, parseBlobId, parsePath, type BlobId, type Path } from '../model/ids.ts'
import { decodeBytes } from './bytes.ts'

/** A file of a change as far as these records tell. */
export type RawFile = Omit<FileChange, 'bytes' | 'oldBytes' | 'newBytes' | 'attributes' | 'fromAttributes'>

type RawRecord = Omit<RawFile, 'added' | 'deleted'>

/** @param heads the line that begins each change's part, in order. Throws Fault 'malformed-diff' (undecided). */
export function parseRawDiffs(output: Buffer, heads: readonly string[]): RawFile[][] {
  const fields = new Fields(output)
  const changes = heads.map((head) => {
    fields.expect(head)
    return filesOf(fields)
  })
  if (!fields.atEnd()) throw malformed('it goes on after the last file')
  return changes
}

/** All records first, then as many line counts: what is behind them can't be taken for one of them. */
function filesOf(fields: Fields): RawFile[] {
  const records: RawRecord[] = []
  while (fields.startsWith(':')) records.push(rawRecord(fields))
  return records.map((record) => Object.assign(record, lineCounts(fields, record)))
}

/** NUL-terminated fields, one after the other. */
class Fields {
  readonly #bytes: Buffer
  #at = 0
  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }
  atEnd(): boolean {
    return this.#at === this.#bytes.length
  }
  startsWith(character: string): boolean {
    return this.#bytes[this.#at] === character.charCodeAt(0)
  }
  expect(text: string): void {
    const end = this.#at + text.length
    if (this.#bytes.toString('latin1', this.#at, end) !== text) throw malformed(`it lacks "${text.trim()}"`)
    this.#at = end
  }
  next(): string {
    const end = this.#bytes.indexOf(0, this.#at)
    if (end === -1) throw malformed('it breaks off')
    const field = decodeBytes(this.#bytes.subarray(this.#at, end))
    this.#at = end + 1
    return field
  }
}

const header = /^:([0-7]{6}) ([0-7]{6}) ([0-9a-f]+) ([0-9a-f]+) ([AMDT]|R\d{3})$/
const statuses: Readonly<Record<string, FileStatus>> = {
  A: 'added',
  M: 'modified',
  D: 'deleted',
  T: 'type-changed',
  R: 'renamed',
}

function rawRecord(fields: Fields): RawRecord {
  const text = fields.next()
  const [, oldMode, newMode, oldId, newId, letter] = header.exec(text) ?? []
  const status = statuses[letter?.[0] ?? '']
  if (oldMode === undefined || newMode === undefined || status === undefined) throw malformed(`"${text}" is no file`)
  const from = status === 'renamed' ? pathOf(fields.next()) : null
  return { status, path: pathOf(fields.next()), from, oldMode, newMode, oldId: idOf(oldId), newId: idOf(newId) }
}

// As git writes them; a longer number would be rounded.
const counts = /^(0|[1-9]\d{0,14}|-)\t(0|[1-9]\d{0,14}|-)\t(.*)$/s

function lineCounts(fields: Fields, { path, from }: RawRecord): Pick<RawFile, 'added' | 'deleted'> {
  const text = fields.next()
  const [, added, deleted, name] = counts.exec(text) ?? []
  const old = from === null ? null : fields.next()
  const named = from === null ? name : fields.next()
  if (
    added === undefined ||
    deleted === undefined ||
    named !== path ||
    old !== from ||
    (from !== null && name !== '')
  ) {
    throw malformed(`"${text}" does not count the lines of "${path}"`)
  }
  return { added: countOf(added), deleted: countOf(deleted) }
}

const countOf = (digits: string): number | null => (digits === '-' ? null : Number(digits))

/** git's word for "absent" is zeros. */
function idOf(text = ''): BlobId | null {
  const id = parseBlobId(text)
  if (id === undefined && !isZeroId(text)) throw malformed(`"${text}" is no object id`)
  return id ?? null
}

function pathOf(text: string): Path {
  const path = parsePath(text)
  if (path === undefined) throw malformed('a path is empty')
  return path
}

/** What git lists of a change is not of its form, so nothing is known of the change. */
export const malformed = (why: string): Fault =>
  new Fault(
    'undecided',
    'malformed-diff',
    `git's list of changed files can't be read: ${why}`,
    'git fsck, then try again',
  )
