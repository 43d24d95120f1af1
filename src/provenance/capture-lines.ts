// Compares an agent's new text with a file by lines, without the blanks around them: a formatter that indents anew, or a person who
// changes a line in the middle, leaves most of a text as it was.

/** A file, or the lines that a commit adds to it. */
export interface Body {
  readonly lines: ReadonlySet<string>
  /** The same, one after the other; part of a line is looked for here. */
  readonly text: string
}

export const bodyOf = (lines: readonly string[]): Body => ({ lines: new Set(lines), text: lines.join('\n') })

export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim())

/** What the file has more often than it had: each line as often as that. */
export function addedLines(now: readonly string[], before: readonly string[]): string[] {
  const had = new Map<string, number>()
  for (const line of before) had.set(line, (had.get(line) ?? 0) + 1)
  return now.filter((line) => {
    const left = had.get(line) ?? 0
    if (left > 0) had.set(line, left - 1)
    return left === 0
  })
}

/** Looking at more of an agent's lines than this would not tell more. */
const most = 400

/** The lines by which a text is known again: the long ones, or, without any, all that have a word in them. */
export function tellingLines(texts: readonly string[]): string[] {
  const worded = new Set(texts.flatMap(linesOf).filter((line) => /[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(line)))
  const long = [...worded].filter((line) => line.length >= 12)
  return (long.length > 0 ? long : [...worded]).slice(0, most)
}

/** A change within a line is a short text. To look for part of a line takes as long as the file is; whole ones are looked up. */
const isWithinLines = (lines: readonly string[]): boolean => lines.length <= 4

/** Those of a text's lines that stand there, whole, or, of a short text, as part of one. */
export const standing = (lines: readonly string[], body: Body): string[] =>
  lines.filter((line) => body.lines.has(line) || (isWithinLines(lines) && body.text.includes(line)))

export const anyStands = (lines: readonly string[], body: Body): boolean =>
  lines.some((line) => body.lines.has(line)) || (isWithinLines(lines) && lines.some((line) => body.text.includes(line)))

export const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0)

/** Characters: too many to be there by chance. */
export const isMuch = (length: number): boolean => length >= 40
