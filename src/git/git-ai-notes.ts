// Git AI's notes, read and never written: which commits have one, and the text of those that are asked for.
import { refName, type CommitId } from '../model/ids.ts'
import { decodeBytes } from './bytes.ts'
import { findNotes } from './notes-tree.ts'
import { readSmallest } from './objects.ts'
import type { Git } from './run.ts'

const ref = refName('refs/notes/ai')

/** The blobs of each commit's notes: one, unless somebody made a tree in which a commit has two. */
export type NotesIndex = ReadonlyMap<CommitId, readonly string[]>

/** As this clone has them; empty where it has none. */
export function indexGitAiNotes(git: Git): NotesIndex {
  const index = new Map<CommitId, string[]>()
  for (const { on, blob } of findNotes(git, [ref])) {
    const blobs = index.get(on)
    if (blobs) blobs.push(blob)
    else index.set(on, [blob])
  }
  return index
}

/** Bytes that are read at once; real notes have up to 2.7 MB. The smallest are read first, and what is left out is no evidence. */
const most = 64 << 20

/** The notes' text by commit, in two processes at most. */
export function readGitAiNotes(git: Git, index: NotesIndex, commits: readonly CommitId[]): Map<CommitId, string[]> {
  const wanted = commits.filter((id) => index.has(id)).map((id) => [id, index.get(id) ?? []] as const)
  const blobs = [...new Set(wanted.flatMap(([, ids]) => ids))]
  const texts = new Map(readSmallest(git, blobs, 'blob', most).map(({ id, bytes }) => [id, decodeBytes(bytes)]))
  return new Map(wanted.map(([on, ids]) => [on, ids.flatMap((id) => texts.get(id) ?? [])]))
}
