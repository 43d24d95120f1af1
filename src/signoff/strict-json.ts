// JSON with one spelling for each value: what is read must be written back byte for byte. That refuses, at one place,
// duplicate keys, white space, -0, 1e400, 2^53+1, needless escapes, trailing bytes and a byte order mark.
import { largestToken } from '../model/signoff.ts'
import { refused, type Refused } from './refused.ts'

export type Json = { readonly ok: true; readonly value: unknown } | Refused

export function parseStrictJson(text: string): Json {
  if (Buffer.byteLength(text) > largestToken) return refused(`it is larger than ${largestToken} bytes`)
  try {
    const value: unknown = JSON.parse(text, sound)
    return JSON.stringify(value) === text ? { ok: true, value } : refused('its JSON is not in its one spelling')
  } catch {
    // A syntax error, an unsound word, or nesting so deep that the stack is spent.
    return refused('it is not sound JSON')
  }
}

/** UTF-8 without fault and with nothing dropped (a byte order mark stays); null otherwise. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Half of a surrogate pair is no text, though JSON can spell it; `__proto__` is no key, though an object can hold it. */
function sound(key: string, value: unknown): unknown {
  if (key === '__proto__' || isBroken(key) || (typeof value === 'string' && isBroken(value))) throw new SyntaxError(key)
  return value
}

const isBroken = (text: string): boolean => /\p{Surrogate}/u.test(text)
