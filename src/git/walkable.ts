// Whether a walk through a tree, path by path, comes to an end soon: a few kilobytes of trees can hold more paths than there are atoms.
import type { CommitId } from '../model/ids.ts'
import type { Git } from './run.ts'
import { walkLevels } from './tree-levels.ts'

const mostPaths = 1_000_000

/** Reads each tree once a level, and counts how often a walk would. */
export function isWalkable(git: Git, commit: CommitId): boolean {
  let paths = 0
  const few = (): boolean => paths <= mostPaths
  walkLevels<number>(
    git,
    [commit],
    (entries, times = 1, below) => {
      for (const { id, mode } of entries) {
        paths += times
        if (mode === '40000') below.set(id, (below.get(id) ?? 0) + times)
      }
    },
    few,
  )
  return few()
}
