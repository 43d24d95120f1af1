// A span of time as people write it in a policy: 30s, 15m, 8h, 7d.

const seconds = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
])

/** Seconds; null when the text is no such span. */
export function parseDuration(text: string): number | null {
  const length = /^[1-9]\d{0,8}[smhd]$/.test(text) ? seconds.get(text.slice(-1)) : undefined
  return length === undefined ? null : Number(text.slice(0, -1)) * length
}
