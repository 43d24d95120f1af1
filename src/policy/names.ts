// What is wrong with a name or an address in a roster by itself; that two people look alike, look-alikes.ts tells.

// UAX #31, table 5, the scripts in everyday use. Japanese and Korean mix several (UTS #39, augmented script sets).
const writings = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Georgian',
  'Hebrew',
  'Arabic',
  'Thaana',
  'Ethiopic',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Khmer',
].map((script) => `\\p{Script=${script}}`)
const eastAsian = ['Hiragana}\\p{Script=Katakana', 'Hangul', 'Bopomofo'].map(
  (more) => `\\p{Script=Han}\\p{Script=${more}}`,
)

// Compiled one by one, when a name asks for them: Unicode classes are dear, and every push reads the policy.
const isWrittenIn = (name: string, letters: string): boolean =>
  new RegExp(`^[\\p{Script=Common}\\p{Script=Inherited}${letters}]*$`, 'u').test(name)

/** What is wrong with a name by itself; null when nothing is. */
export function nameProblem(name: string): string | null {
  // Stryker disable next-line ConditionalExpression,Regex: a short way; a name that misses it is judged alike below.
  if (/^[ -~]*[A-Za-z][ -~]*$/.test(name)) return null
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(name)) return 'has an invisible character in it'
  if (!/\p{L}/u.test(name)) return 'has no letter in it'
  const one = [...writings, ...eastAsian].some((letters) => isWrittenIn(name, letters))
  return one ? null : 'mixes letters of several scripts, which can look like somebody else'
}

/** What is wrong with an address by itself; null when nothing is. */
export function emailProblem(email: string): string | null {
  return /^[^\s@<>\p{C}]+@[^\s@<>\p{C}]+$/u.test(email) ? null : 'is no e-mail address'
}
