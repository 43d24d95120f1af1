// A part of a document that is written anew from what the program says.

/** The text with what stands between `<!-- name: begin -->` and `<!-- name: end -->` replaced; both have to be there, once. */
export function betweenMarks(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`]
  const [before, between, ...others] = text.split(begin)
  const [, after, ...more] = (between ?? '').split(end)
  if (before === undefined || after === undefined || others.length + more.length > 0)
    throw new Error(`no place between ${begin} and ${end}`)
  return `${before}${begin}\n\n${content}\n\n${end}${after}`
}

/** The first row is the head. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}
