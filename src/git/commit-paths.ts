// The paths that each commit touches by itself, against its first parent: what a later commit puts back is in no difference of tips.
import type { Commit } from '../model/change.ts'
import { parsePath, type CommitId, type Path, type TreeId } from '../model/ids.ts'
import { requireTreesOf } from './history.ts'
import { listings } from './listing.ts'
import type { Scratch } from './scratch.ts'

/** Two processes, however many commits. @param emptyTree what a commit without a parent comes from. */
export function pathsTouched(
  scratch: Scratch,
  commits: readonly Pick<Commit, 'id' | 'tree' | 'parents'>[],
  emptyTree: TreeId,
): Map<CommitId, readonly Path[]> {
  const treeOf = requireTreesOf(
    scratch.git,
    commits.flatMap(({ parents }) => parents.slice(0, 1)),
  )
  const pairs = commits.map(({ tree, parents: [parent] }) => ({
    base: parent === undefined ? emptyTree : treeOf(parent),
    result: tree,
  }))
  const listed = listings(scratch, pairs)
  return new Map(
    commits.map(({ id }, at) => [id, listed[at]?.files.flatMap(({ path }) => parsePath(path) ?? []) ?? []]),
  )
}
