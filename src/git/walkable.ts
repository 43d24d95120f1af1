// Whether a walk through a tree, path by path, comes to an end soon: a few kilobytes of trees can hold more paths than there are atoms.
import type { CommitId } from '../model/ids.ts'
import { readSmallest } from './objects.ts'
import type { Git } from './run.ts'
import { readableEntries } from './tree-object.ts'

const mostPaths = 1_000_000
const mostBytes = 64 << 20

/** Reads each tree once a level, and counts how often a walk would. */
export function isWalkable(git: Git, commit: CommitId): boolean {
  let level = new Map([[`${commit}^{tree}`, 1]])
  for (let paths = 0; level.size > 0;) {
    const below = new Map<string, number>()
    for (const { id, bytes } of readSmallest(git, [...level.keys()], 'tree', mostBytes)) {
      const times = level.get(id) ?? 1
      for (const { id: held, mode } of readableEntries(bytes, id.length / 2)) {
        paths += times
        if (mode === '40000') below.set(held, (below.get(held) ?? 0) + times)
      }
    }
    if (paths > mostPaths) return false
    level = below
  }
  return true
}
