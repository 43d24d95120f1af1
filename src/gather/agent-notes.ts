// What other tools' notes say of commits, as evidence. Notes can be missing in a clone, and anybody may push them: they only ever add.
import { indexGitAiNotes, readGitAiNotes } from '../git/git-ai-notes.ts'
import type { Git } from '../git/run.ts'
import type { CommitId } from '../model/ids.ts'
import type { Evidence } from '../model/provenance.ts'
import { readGitAiNote } from '../provenance/git-ai.ts'

/** Finds the notes once; what it gives back reads those of some commits, in two processes however many there are. */
export function createNotesReader(
  git: Git,
): (commits: readonly CommitId[]) => ReadonlyMap<CommitId, readonly Evidence[]> {
  const index = indexGitAiNotes(git)
  return (commits) => {
    const notes = readGitAiNotes(git, index, commits)
    return new Map([...notes].map(([id, texts]) => [id, texts.flatMap(readGitAiNote)]))
  }
}
