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
  const lines = message.split('\n').map((line) => line.trimEnd())
  return lines.slice(lines.findIndex((line) => line !== '') + 1)
}

/** All lines of a trailer's form, in their order. A line that begins with a blank goes on with the trailer above it. */
export function parseTrailers(message: string): Trailer[] {
  const found: { key: string; value: string; text: string }[] = []
  let open: (typeof found)[number] | undefined
  for (const line of bodyLines(message)) {
    if (open && /^[ \t]+\S/.test(line)) {
      open.value = `${open.value} ${line.trim()}`.trim()
      open.text += ` ${line.trim()}`
      continue
    }
    open = parseTrailer(line)
    if (open) found.push(open)
  }
  return found
}

function parseTrailer(line: string): { key: string; value: string; text: string } | undefined {
  const [, key, value] = /^([A-Za-z][A-Za-z0-9-]{0,63})[ \t]*:[ \t]*(.*)$/s.exec(line) ?? []
  return key === undefined || value === undefined ? undefined : { key: key.toLowerCase(), value, text: line }
}

/** Everybody named by `Co-authored-by: Name <address>`: claimed, not authenticated. */
export function coAuthors(message: string): Identity[] {
  return parseTrailers(message).flatMap((trailer) =>
    trailer.key === 'co-authored-by' ? parseIdentity(trailer.value) : [],
  )
}

/** `Name <address>` as an identity, as a list of one; an empty list for other text. The first `<` to the next `>`, as git has it. */
export function parseIdentity(text: string): Identity[] {
  const [, name, email] = /^([^<]*)<([^>]*)>/.exec(text) ?? []
  return name === undefined || email === undefined ? [] : [{ name: name.trim(), email: email.trim() }]
}
