// Reach: how many files of the base import what the change touches. 1.5 log2(1 + R), rounded, at most 15 points, from a table of whole
// numbers as size's are. A policy term: direct importers go with reverts more than transitive ones do.
import type { Reach, Reason } from '../model/radius.ts'
import { inOrder, type WeighedFile } from './weighed.ts'

/** The fewest importers that earn 1, 2, … 15 points: ceil(2^((p - ½) / 1.5) - 1). */
const thresholds: readonly number[] = [1, 1, 3, 5, 7, 12, 20, 31, 50, 80, 127, 203, 322, 511, 812]

export const mostReachPoints = thresholds.length

export const reachPoints = (importers: number): number => thresholds.filter((least) => importers >= least).length

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
