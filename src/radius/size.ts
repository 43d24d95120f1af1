// Size: how much there is to get wrong. Source lines count whole, test lines a quarter, all others a fiftieth; deleted source a quarter.
import type { Reason } from '../model/radius.ts'
import type { WeighedFile } from './weighed.ts'
import { leastForSize, perAddedLine, perDeletedSourceLine, placeOf, pointsIn } from './weights.ts'

interface Tally {
  readonly source: number
  readonly test: number
  readonly elsewhere: number
  readonly deletedSource: number
  /** Files whose lines are an estimate. */
  readonly estimated: number
}

function tally(files: readonly WeighedFile[]): Tally {
  const sums = { source: 0, test: 0, elsewhere: 0, deletedSource: 0, estimated: 0 }
  for (const { kind, lines } of files) {
    sums[placeOf(kind)] += lines.added
    if (kind === 'source') sums.deletedSource += lines.deleted
    if (lines.estimated) sums.estimated += 1
  }
  return sums
}

const added = ({ source, test, elsewhere }: Tally): number =>
  perAddedLine.source * source + perAddedLine.test * test + perAddedLine.elsewhere * elsewhere

/** Hundredths of an effective line. */
const effective = (sums: Tally): number => Math.max(added(sums), perDeletedSourceLine * sums.deletedSource)

/** @param hundredths of an effective line, a whole number. */
export const sizePoints = (hundredths: number): number => pointsIn(leastForSize, hundredths)

export function size(files: readonly WeighedFile[]): Reason {
  const sums = tally(files)
  const hundredths = effective(sums)
  const says = `${effectiveLines(hundredths)}: ${parts(sums, hundredths)}`
  return { signal: 'size', points: sizePoints(hundredths), says, paths: [] }
}

function effectiveLines(hundredths: number): string {
  const lines = hundredths >= 1000 ? Math.round(hundredths / 100) : hundredths / 100
  return `${lines} effective ${lines === 1 ? 'line' : 'lines'}`
}

function parts(sums: Tally, hundredths: number): string {
  const mostlyDeleted = hundredths > added(sums)
  const counted = mostlyDeleted ? [`${sums.deletedSource} deleted source at a quarter`] : addedParts(sums)
  const estimated =
    sums.estimated === 0 ? [] : [`${sums.estimated} ${sums.estimated === 1 ? 'file' : 'files'} estimated`]
  return [...counted, ...estimated].join(', ') || 'none added, and none of source deleted'
}

function addedParts({ source, test, elsewhere }: Tally): string[] {
  const named: readonly [number, string][] = [
    [source, 'source'],
    [test, 'test at a quarter'],
    [elsewhere, 'elsewhere at a fiftieth'],
  ]
  return named.filter(([lines]) => lines > 0).map(([lines, name]) => `${lines} ${name}`)
}
