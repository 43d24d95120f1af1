// Reach: how many files of the base import what the change touches. A policy term: direct importers go with reverts more than
// transitive ones do.
import type { Reach, Reason } from '../model/radius.ts'
import { inOrder, type WeighedFile } from './weighed.ts'
import { leastForReach, pointsIn } from './weights.ts'

export const mostReachPoints = leastForReach.length

export const reachPoints = (importers: number): number => pointsIn(leastForReach, importers)

/** null when the graph was not read. */
export function reach(files: readonly WeighedFile[], found: Reach | null): Reason | null {
  if (found === null) return null
  const paths = inOrder(files.flatMap(({ importers }) => importers ?? []))
  return { signal: 'reach', points: reachPoints(paths.length), says: dependents(paths.length), paths }
}

function dependents(count: number): string {
  if (count === 0) return 'no file imports what is touched'
  return count === 1 ? '1 file imports what is touched' : `${count} files import what is touched`
}
