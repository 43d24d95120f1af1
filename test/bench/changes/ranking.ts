// How well a number tells changes apart that are labelled: what is asked of a ranking, whatever the number means.

/**
 * The chance that one drawn from `above` has more than one drawn from `below`, a tie counting half: the area under the ROC curve.
 * 1: always; 0.5: as a coin would; NaN: one of them is empty.
 */
export function concordance(above: readonly number[], below: readonly number[]): number {
  let halves = 0
  for (const one of above) for (const other of below) halves += one > other ? 2 : Number(one === other)
  return halves / (2 * above.length * below.length)
}

export interface Weighted {
  readonly value: number
  /** The part of all commits that it stands for; those of a ranking add up to 1. */
  readonly weight: number
  readonly sought: boolean
}

/** The part of what is sought among the `share` with the highest values. Of those that tie, it takes as large a part of each as fits. */
export function foundInTop(ranking: readonly Weighted[], share: number): number {
  let [left, found] = [share, 0]
  for (const tied of tiedGroups(ranking)) {
    const part = Math.min(1, left / weightOf(tied))
    left -= part * weightOf(tied)
    found += part * weightOf(tied.filter(({ sought }) => sought))
  }
  return found / weightOf(ranking.filter(({ sought }) => sought))
}

/** Highest first. */
function tiedGroups(ranking: readonly Weighted[]): Weighted[][] {
  const groups = new Map<number, Weighted[]>()
  for (const one of ranking.toSorted((a, b) => b.value - a.value))
    groups.set(one.value, [...(groups.get(one.value) ?? []), one])
  return [...groups.values()]
}

export const weightOf = (some: readonly { readonly weight: number }[]): number =>
  some.reduce((sum, { weight }) => sum + weight, 0)

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length
