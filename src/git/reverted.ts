// Follows reverts: whoever reverts a revert brings back lines that neither of the two wrote.
import type { Commit } from '../model/change.ts'
import type { CommitId } from '../model/ids.ts'
import { readCommits } from './commit-object.ts'
import { commitNamed, commitsBetween } from './history.ts'
import { revertedBy } from './revert-message.ts'
import type { Git } from './run.ts'

/** Each costs git a look or two; with more of them nobody knows all, which is undeclared. */
const most = 100

export interface Replayed {
  readonly ids: readonly CommitId[]
  /** False when there are more, which are not here or too many to look at. */
  readonly complete: boolean
}

/** The picked commits and those that the message says to revert; what the merges among them brought, what these revert, and so on. */
export function findReplayed(git: Git, picked: readonly CommitId[], message: string): Replayed {
  const names = new Set<string>([...picked, ...revertedBy(message)])
  const ids = new Set<CommitId>()
  let complete = true
  // The set grows while it is gone through.
  for (const name of names) {
    if (ids.size === most) return { ids: [...ids], complete: false }
    const id = commitNamed(git, name, [1, 128])
    if (id === null) complete = false
    else if (!ids.has(id)) {
      ids.add(id)
      for (const behind of readCommits(git, [id]).flatMap((commit) => behindIt(git, commit))) names.add(behind)
    }
  }
  return { ids: [...ids], complete }
}

/** A merge's own trailer speaks of what it solved; the commits that it brought speak for themselves. */
function behindIt(git: Git, { id, parents, message }: Commit): string[] {
  const [first, second] = parents
  const brought = first === undefined || second === undefined ? [] : commitsBetween(git, first, id)
  return [...brought, ...revertedBy(message)]
}
