// Makes text that somebody else chose safe to show: it can't drive a terminal, forge a line, or hide its direction.

// C0 (tab and newline too), DEL, C1, bidirectional and invisible format characters, line separators, tags, lone surrogates.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu

// What a CI's log takes for an order to itself: GitHub's `::error::`, with blanks before it or none, where our own wrapping might
// begin a line; its older `##[error]`, Azure's `##vso[…]` and TeamCity's `##teamcity[…]`, anywhere in a line.
const order = /(?<!\S)::|##(?=\[|vso\[|teamcity\[)/gi

/** Every unsafe character as \xNN or \u{N}; the rest stays. Bytes that are not UTF-8 (U+DC80–DCFF, see git/bytes.ts) as \xNN. */
export function printable(text: string): string {
  const safe = beyondAscii.test(text) ? text.replace(unsafe, escaped) : text
  return safe.replace(order, (two) => `${escaped(two.slice(0, 1))}${two.slice(1)}`)
}

// Nearly all text is of these alone, and they are looked for much faster than those that are unsafe.
const beyondAscii = /[^ -~]/

function escaped(character: string): string {
  const point = character.codePointAt(0) ?? 0
  const byte = point >= 0xdc80 && point <= 0xdcff ? point - 0xdc00 : point
  return byte < 0x100 ? `\\x${byte.toString(16).padStart(2, '0')}` : `\\u{${byte.toString(16)}}`
}

/** The same, cut to a length that fits a line. */
export function printableShort(text: string, length = 80): string {
  const safe = printable(text)
  return safe.length <= length ? safe : `${safe.slice(0, length - 1)}…`
}

/** A path cut in its middle: its file's name stands at its end. */
export function printablePath(path: string, length: number): string {
  const safe = printable(path)
  const start = Math.floor(length / 3)
  return safe.length <= length ? safe : `${safe.slice(0, start)}…${safe.slice(start + 1 - length)}`
}

/** A Fault may say several lines: a policy's problems, the places where a key was looked for. */
export const onOneLine = (text: string): string => text.split('\n').map(printable).join(' · ')
