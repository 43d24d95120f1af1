// The first of many, and how many more there are: a refusal names a few of a thousand commits or paths.

/** `a, b and 3 more`. */
export function someOf(words: readonly string[], most: number): string {
  const more = words.length > most ? ` and ${words.length - most} more` : ''
  return `${words.slice(0, most).join(', ')}${more}`
}

/** The same as lines. @param what it is that there is more of: `and 3 more undeclared` */
export function someLines(lines: readonly string[], most: number, what = ''): string[] {
  const more = `and ${lines.length - most} more ${what}`.trimEnd()
  return lines.length > most ? [...lines.slice(0, most), more] : [...lines]
}
