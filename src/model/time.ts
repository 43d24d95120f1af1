// Moments as people and statements write them: UTC, and one spelling for each.

/** 2026-03-10T18:00:00Z, when it is a real second of UTC: February has no 30th, and no other spelling will do. */
export function parseSecond(text: string): Date | undefined {
  const time = new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? text : Number.NaN)
  return Number.isNaN(time.getTime()) || writeSecond(time) !== text ? undefined : time
}

/** The same, or a date, which stands for its first second. */
export const parseMoment = (text: string): Date | undefined => parseSecond(text) ?? parseSecond(`${text}T00:00:00Z`)

/** Whole seconds; what is below is dropped. */
export const writeSecond = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`
