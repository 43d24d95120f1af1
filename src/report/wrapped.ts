// Breaks hostile text into lines that fit a terminal of 80 columns.
import { printable } from './printable.ts'

export const width = 80

/** Words within the width, later lines under the first; a word that is longer stays whole. */
export function wrapped(start: string, text: string, columns = width): string[] {
  const lines: string[] = []
  let line = start
  for (const word of printable(text).split(' ')) {
    if (line.trim() !== '' && line !== start && line.length + word.length > columns) {
      lines.push(line.trimEnd())
      line = ' '.repeat(start.length)
    }
    line += `${word} `
  }
  return [...lines, line.trimEnd()]
}
