// Chance that a seed repeats: mulberry32, of which nobody asks more than variety.
export interface Chance {
  /** A whole number from 0 to below the limit. */
  below(limit: number): number
  pick<T>(from: readonly [T, ...T[]]): T
  bytes(count: number): Buffer
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => (limit <= 0 ? 0 : next() % limit)
  return {
    below,
    pick: (from) => from[below(from.length)] ?? from[0],
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  }
}
