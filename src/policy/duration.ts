// A span of time as people write it in a policy: 30s, 15m, 8h, 7d.

const seconds = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
])

/** Seconds; null when the text is no such span. */
export function parseDuration(text: string): number | null {
  const [, count, unit = ''] = /^([1-9]\d{0,8})([smhd])$/.exec(text) ?? []
  const length = seconds.get(unit)
  return length === undefined ? null : Number(count) * length
}
