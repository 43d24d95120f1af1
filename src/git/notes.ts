// Where tokens are kept: refs/notes/ai-signoff on the signed head, one token a line. Where a note sits and who wrote it carries no
// trust; a missing token only ever means "refused". Anybody who may push may have made these trees and notes, of any shape and size.
import { refName, type CommitId, type RefName } from '../model/ids.ts'
import { largestToken } from '../model/signoff.ts'
import { decodeBytes } from './bytes.ts'
import { findNotes } from './notes-tree.ts'
import { readSmallest } from './objects.ts'
import type { Git } from './run.ts'

export const notesRef = refName('refs/notes/ai-signoff')
/** What the remote has, as last fetched; never written over our own notes, which may hold tokens not yet pushed. */
export const fetchedNotesRef = refName('refs/ai-signoff/fetched/ai-signoff')
/** Keeps a signed head reachable, so that its change can be replayed after the branch was squashed or rebased. */
export const reviewedRef = (head: CommitId): RefName => refName(`refs/ai-signoff/reviewed/${head}`)

export interface NoteLine {
  readonly line: string
  /** The commit that the note is on; null for a token that came another way. A hint for words, nothing more. */
  readonly on: CommitId | null
}

/**
 * Every line that may be a token, each once.
 * @param tips the notes to read; unless said, our own and those fetched.
 */
export function readNoteLines(git: Git, tips: readonly string[] = [notesRef, fetchedNotesRef]): NoteLine[] {
  const lines = new Map<string, NoteLine>()
  const notes = new Map(findNotes(git, tips).map(({ blob, on }) => [blob, on]))
  for (const { id, bytes } of readSmallest(git, [...notes.keys()], 'blob', most)) {
    const on = notes.get(id) ?? null
    for (const line of tokenLines(bytes)) lines.set(line, { line, on })
  }
  return [...lines.values()]
}

/** Bytes of notes that are read at all: a bomb of a megabyte unpacks to gigabytes. */
const most = 64 << 20

/** Cut before they are decoded: what is longer than any token is no token, whatever it is made of. */
export function tokenLines(note: Buffer): string[] {
  const lines: string[] = []
  for (let at = 0, end = 0; at < note.length; at = end + 1) {
    end = note.indexOf(10, at)
    if (end < 0) end = note.length
    // Other tools' lines, blank ones and the marks of a conflict may stand beside tokens; an editor may have written CRLF.
    const line = note.subarray(at, note[end - 1] === 13 ? end - 1 : end)
    if (note[at] === 123 && line.length <= largestToken) lines.push(decodeBytes(line))
  }
  return lines
}
