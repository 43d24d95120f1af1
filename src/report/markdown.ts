// Puts text that somebody else chose into Markdown: it can't end a code span or a line, start a list, a table or HTML, make a link or an
// image, or call anybody (@name, #123, a commit's id). What is in a code span is text to every renderer, and no forge looks for names in it.
import { printablePath, printableShort } from './printable.ts'

/** Characters of one text, and of a path, escapes counted: many of them fit a comment (65,536 on GitHub). */
const longest = 400
const longestPath = 200

/** A path as code. */
export const asCode = (path: string): string => span(printablePath(path, longestPath))

// Each backtick of a run would cost two more around the text.
const longRun = /`{10,}/g

/** Between backticks of which the text has no run as long (CommonMark 0.31 §6.1); at its ends a blank that renderers take off. */
function span(whole: string): string {
  const text = whole.replace(longRun, '`````````…')
  const runs = text.match(/`+/g) ?? []
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)))
  const pad = /^[` ]|[` ]$/.test(text) ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

// A word of letters or a number with what a sentence puts around it. Seven of a to f may be a commit.
const plain = /^\(?(?:(?![A-Fa-f]{7})[A-Za-z]+|\d{1,6}(?:\.\d{1,2})?)\)?[,;:]?$/
const ending = /[,;:]$/

/** Our own words as they are, all others as code: paths, and what a policy says. */
export function asProse(text: string): string {
  const parts: { code: boolean; words: string[] }[] = []
  // An empty word would become two backticks, which open a span.
  for (const word of printableShort(text, longest).split(' ').filter(Boolean)) {
    const code = !plain.test(word)
    const last = parts.at(-1)
    if (last?.code === code && !(code && ending.test(last.words.at(-1) ?? ''))) last.words.push(word)
    else parts.push({ code, words: [word] })
  }
  return parts.map(({ code, words }) => (code ? codeWords(words.join(' ')) : words.join(' '))).join(' ')
}

/** A comma behind a path is the sentence's. */
function codeWords(text: string): string {
  const end = ending.exec(text)?.[0] ?? ''
  const word = text.slice(0, text.length - end.length)
  return word === '' ? span(text) : `${span(word)}${end}`
}
