// Reads `Key: value` lines of commit messages: anchored at the line's beginning, anywhere below the subject, because up to 6 % of
// marked commits carry them outside the last paragraph, where `git interpret-trailers --parse` looks. Whoever wrote the message
// chose every byte of it.
import type { Identity } from '../model/change.ts'

export interface Trailer {
  /** Lower-case. */
  readonly key: string
  readonly value: string
  /** Both as they stood, folded lines joined. */
  readonly text: string
}

/** The lines below the subject, which is the first line that is not blank. Blanks at the end, CR among them, are dropped. */
export function bodyLines(message: string): string[] {
  const lines = withBreaks(message)
    .split('\n')
    .map((line) => line.trimEnd())
  return lines.slice(lines.findIndex((line) => line !== '') + 1)
}

// An agent that quotes its message for a shell often writes a backslash and an n where a line should end, so that all of the message
// is one line; what stands behind it counts only where it is a co-author and ends the line. Prose goes on.
const withBreaks = (message: string): string =>
  message.replace(/\\n(?=Co-authored-by: [^\\@\n]{1,100}@[^\\@\s]{1,100}[ \t\r]*$)/gim, '\n')

/** All lines of a trailer's form, in their order. A line that begins with a blank goes on with the trailer above it. */
export function parseTrailers(message: string): Trailer[] {
  const found: { key: string; values: string[] }[] = []
  let open: (typeof found)[number] | undefined
  for (const line of bodyLines(message)) {
    if (open && /^[ \t]+\S/.test(line)) {
      open.values.push(line.trim())
      continue
    }
    const [, key, value = ''] = /^([A-Za-z][A-Za-z0-9-]{0,63})[ \t]*:[ \t]*(.*)$/s.exec(line) ?? []
    open = key === undefined ? undefined : { key, values: [value] }
    if (open) found.push(open)
  }
  return found.map(({ key, values }) => {
    const value = values.join(' ').trim()
    return { key: key.toLowerCase(), value, text: `${key}: ${value}` }
  })
}

/** Everybody named as having had a part: claimed, not authenticated. What has no `<address>` names somebody all the same. */
export function coAuthors(message: string): Identity[] {
  return parseTrailers(message)
    .filter(({ key }) => key === 'co-authored-by' || key === 'co-developed-by')
    .flatMap(({ value }) => identitiesIn(value))
}

/** Whom a trailer's value names: `Name <address>`, or whatever can be made of it; an empty list for an empty one. */
export function identitiesIn(value: string): Identity[] {
  const known = parseIdentity(value)
  return known.length > 0 ? known : looseIdentity(value)
}

/** `Grace Hopper grace@example.com`, `Grace Hopper ‹grace@example.com›`: the word with an @, and what is before it. */
function looseIdentity(text: string): Identity[] {
  // Cut into words first: one expression for the word with its @ would look at each letter of an endless line from each letter.
  const email = text.split(/[\s‹›()[\]"',;]+/).find((word) => /.@./s.test(word)) ?? ''
  const [name = ''] = email === '' ? [text] : text.split(email, 1)
  return text.trim() === '' ? [] : [{ name: name.replace(/(?<![‹(["'])[‹(["']+\s*$/, '').trim(), email }]
}

/** `Name <address>` as an identity, as a list of one; an empty list for other text. The first `<` to the next `>`, as git has it. */
export function parseIdentity(text: string): Identity[] {
  const [, name, email] = /^([^<]*)<([^>]*)>/.exec(text) ?? []
  return name === undefined || email === undefined ? [] : [{ name: name.trim(), email: email.trim() }]
}
