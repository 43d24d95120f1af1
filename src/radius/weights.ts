// What counts how much: every number of the score, but for the least score of a level (model/radius.ts), what a long line is
// (model/change.ts) and the floors (default-rules.ts). Tables of whole numbers, because the last bit of a logarithm may differ between
// engines and a point decides who must sign.
import type { PathKind } from '../model/radius.ts'

/** Where lines are: a mistake in a test reaches less far than one in source, and elsewhere least. */
export type Place = 'source' | 'test' | 'elsewhere'

export const placeOf = (kind: PathKind): Place => (kind === 'source' || kind === 'test' ? kind : 'elsewhere')

/** Hundredths of an effective line, so that all of it is whole numbers. */
export const perAddedLine: Readonly<Record<Place, number>> = { source: 100, test: 25, elsewhere: 2 }
export const perDeletedSourceLine = 25

/** Bytes that count as one line where git counts no lines (binary, a NUL in the text, too large to diff): as many as a line of source has. */
export const bytesPerLine = 40
/** The same for pictures, sound and type faces. */
export const mediaBytesPerLine = 1000
/** A submodule's bump, a link or a pointer to content that is elsewhere, whatever has neither lines nor bytes: nobody sees how much it brings. */
export const unseenLines = 100

/** The least hundredths of an effective line that earn 1, 2, … 60 points: 6 log2(1 + E), rounded. Made once by ceil(100 (2^((p - ½) / 6) - 1)). */
export const leastForSize: readonly number[] = [
  6, 19, 34, 50, 69, 89, 112, 138, 167, 200, 237, 278, 324, 376, 434, 500, 573, 656, 748, 852, 968, 1099, 1246, 1411,
  1596, 1803, 2036, 2298, 2591, 2921, 3291, 3706, 4172, 4695, 5282, 5941, 6681, 7511, 8443, 9490, 10664, 11982, 13462,
  15122, 16986, 19079, 21427, 24064, 27023, 30344, 34072, 38257, 42954, 48227, 54145, 60788, 68244, 76614, 86008, 96553,
]

/** The fewest importers that earn 1, 2, … 15 points: 1.5 log2(1 + R), rounded. Made once by ceil(2^((p - ½) / 1.5) - 1). */
export const leastForReach: readonly number[] = [1, 1, 3, 5, 7, 12, 20, 31, 50, 80, 127, 203, 322, 511, 812]

/** How many of the thresholds an amount has reached. */
export function pointsIn(thresholds: readonly number[], amount: number): number {
  const missed = thresholds.findIndex((least) => amount < least)
  return missed === -1 ? thresholds.length : missed
}

export const sensitivePoints = 12
