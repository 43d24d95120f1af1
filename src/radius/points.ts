// Points for effective lines: 6 log2(1 + E), rounded, at most 60. Taken from a table of integers, because the last bit of a
// logarithm may differ between engines and a point decides who must sign. Made once by ceil(100 (2^((p - ½) / 6) - 1)).

/** The least hundredths of an effective line that earn 1, 2, … 60 points. */
const thresholds: readonly number[] = [
  6, 19, 34, 50, 69, 89, 112, 138, 167, 200, 237, 278, 324, 376, 434, 500, 573, 656, 748, 852, 968, 1099, 1246, 1411,
  1596, 1803, 2036, 2298, 2591, 2921, 3291, 3706, 4172, 4695, 5282, 5941, 6681, 7511, 8443, 9490, 10664, 11982, 13462,
  15122, 16986, 19079, 21427, 24064, 27023, 30344, 34072, 38257, 42954, 48227, 54145, 60788, 68244, 76614, 86008, 96553,
]

/** @param hundredths of an effective line, a whole number. */
export function pointsFor(hundredths: number): number {
  const missed = thresholds.findIndex((least) => hundredths < least)
  return missed === -1 ? thresholds.length : missed
}
