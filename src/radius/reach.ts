// Reach: how many files of the base import what the change touches. 1.5 log2(1 + R), rounded, at most 15 points, from a table of whole
// numbers as size's are. A policy term: direct importers go with reverts more than transitive ones do.
import type { Path } from '../model/ids.ts'
import type { GraphCounts, Reach, Reason } from '../model/radius.ts'
import { somePaths, type WeighedFile } from './weighed.ts'

/** The fewest importers that earn 1, 2, … 15 points: ceil(2^((p - ½) / 1.5) - 1). */
const thresholds: readonly number[] = [1, 1, 3, 5, 7, 12, 20, 31, 50, 80, 127, 203, 322, 511, 812]

export const mostReachPoints = thresholds.length

export const reachPoints = (importers: number): number => thresholds.filter((least) => importers >= least).length

/** null when the graph was not read. */
export function reach(files: readonly WeighedFile[], found: Reach | null): Reason | null {
  if (found === null) return null
  const importers = [...new Set(files.flatMap((file) => file.importers))]
  const says = [dependents(importers), ...confidence(found.counts)].join('; ')
  return { signal: 'reach', points: reachPoints(importers.length), says }
}

function dependents(importers: readonly Path[]): string {
  if (importers.length === 0) return 'no file imports what is touched'
  const who = somePaths(importers.toSorted((a, b) => (a < b ? -1 : 1)))
  return importers.length === 1
    ? `1 file imports what is touched: ${who}`
    : `${importers.length} files import what is touched: ${who}`
}

/** What was read, and what the graph does not know where there is such a thing. */
function confidence({ files, resolved, unresolved, computed, cycles, large, generated }: GraphCounts): string[] {
  const followed = `${resolved} ${resolved === 1 ? 'import' : 'imports'} followed in ${files} ${files === 1 ? 'file' : 'files'}`
  return [
    followed,
    ...counted('not followed', [
      [unresolved, 'unresolved'],
      [computed, 'computed'],
    ]),
    ...counted('files not read', [
      [large, 'too large'],
      [generated, 'generated'],
    ]),
    ...counted('files in cycles', [[cycles, '']]),
  ]
}

function counted(title: string, counts: readonly (readonly [number, string])[]): string[] {
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`.trimEnd())
  return said.length === 0 ? [] : [`${title}: ${said.join(', ')}`]
}
