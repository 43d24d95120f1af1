// Reads fields of JSON that somebody else wrote. Only an object's own fields count, so that no key of an object's prototype
// (`constructor`, `__proto__`) is ever taken for one; what is of another kind than asked for is as good as absent.

export type Fields = Readonly<Record<string, unknown>>

/** The object that this text is; null for all other text, however long or deep. */
export function parseFields(text: string): Fields | null {
  try {
    return fields(JSON.parse(text))
  } catch {
    return null // no JSON, or nested so deep that the stack is spent
  }
}

/** An object, no list; null for all else. */
export const fields = (value: unknown): Fields | null => (isFields(value) ? value : null)

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const field = (from: Fields, key: string): unknown => (Object.hasOwn(from, key) ? from[key] : undefined)

/** The first of these keys that has words in it. */
export function wordsAt(from: Fields, ...keys: readonly string[]): string | null {
  const found = keys.map((key) => field(from, key)).find((value) => typeof value === 'string' && value.trim() !== '')
  return typeof found === 'string' ? found : null
}

/** Every string at these keys; of a list, every string in it. */
export function stringsAt(from: Fields, ...keys: readonly string[]): string[] {
  return keys.flatMap((key) => list(field(from, key))).filter((value) => typeof value === 'string')
}

/** Every object at these keys; of a list, every object in it. */
export function objectsAt(from: Fields, ...keys: readonly string[]): Fields[] {
  const found = keys.flatMap((key) => list(field(from, key))).map(fields)
  return found.filter((value) => value !== null)
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])
