// Where a notes ref keeps its notes: a tree whose paths are the ids of the objects that they are on. Anybody who may push the ref made
// these trees, of any shape and size.
import { parseCommitId, type CommitId } from '../model/ids.ts'
import type { Git } from './run.ts'
import { walkLevels } from './tree-levels.ts'

export interface Note {
  readonly on: CommitId
  /** The id of its blob. */
  readonly blob: string
}

/** The notes of all these refs or commits, each once, however often a tree repeats it; nothing of what is not here. */
export function findNotes(git: Git, tips: readonly string[]): Note[] {
  const notes = new Map<string, Note>()
  walkLevels<string>(git, tips, (entries, way = '', below) => {
    for (const entry of entries) {
      // 40000 12\0…      100644 34abcdef…\0…      (fan-out: the first digits of the annotated object's id are folders)
      const path = way + entry.name
      const on = parseCommitId(path)
      if (on !== undefined && on.length === entry.id.length) notes.set(`${on} ${entry.id}`, { on, blob: entry.id })
      else if (isFanOut.test(entry.name) && path.length < entry.id.length) below.set(entry.id, path)
    }
  })
  return [...notes.values()]
}

const isFanOut = /^[0-9a-f]{2}$/
