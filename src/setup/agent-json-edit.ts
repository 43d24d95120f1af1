// Puts values into a JSON text and takes them out again, in the text's own indentation; what is not touched keeps its bytes. Pure.
import type { ArrayNode, JsonNode, ObjectNode, Span } from './agent-json.ts'

export type Json = string | number | readonly Json[] | { readonly [key: string]: Json }

export interface Edit extends Span {
  readonly text: string
}

/** @param edits none of which overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let from = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(from, edit.start), edit.text)
    from = edit.end
  }
  return parts.join('') + text.slice(from)
}

interface Layout {
  /** What stands before the first line's sisters. */
  readonly base: string
  readonly unit: string
  /** null: all on one line. */
  readonly newline: string | null
}

export function renderFile(value: Json): string {
  return `${render(value, { base: '', unit: '  ', newline: '\n' })}\n`
}

function render(value: Json, layout: Layout): string {
  if (typeof value !== 'object') return JSON.stringify(value)
  const { base, unit, newline } = layout
  const inner = { ...layout, base: base + unit }
  const parts = isArray(value)
    ? value.map((item) => render(item, inner))
    : Object.entries(value).map(([key, item]) => renderMember(key, item, inner))
  const [before, after] = newline === null ? [' ', ' '] : [newline + inner.base, newline + base]
  const [open, close] = isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}${before}${parts.join(`,${before}`)}${after}${close}`
}

const isArray = (value: object): value is readonly Json[] => Array.isArray(value)

const renderMember = (key: string, value: Json, layout: Layout): string =>
  `${JSON.stringify(key)}: ${render(value, layout)}`

export const appendItem = (text: string, array: ArrayNode, value: Json): Edit =>
  append(text, array, (layout) => render(value, layout))

export const appendMember = (text: string, object: ObjectNode, key: string, value: Json): Edit =>
  append(text, object, (layout) => renderMember(key, value, layout))

/**
 * After the last child, and set apart from it as the first is from the bracket. Where there is no child yet: right behind the bracket, which
 * tells `cut` later that the brackets were there before us; those that we write ourselves have a blank or a new line behind them.
 */
function append(text: string, container: ObjectNode | ArrayNode, write: (layout: Layout) => string): Edit {
  const [first] = container.children
  const last = container.children.at(-1)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const unit = unitOf(text)
  if (first === undefined || last === undefined) {
    const start = container.start + 1
    return { start, end: start, text: write({ base: indentOf(text, container.start), unit, newline }) }
  }
  const gap = text.slice(container.start + 1, first.start)
  const layout = { base: gap.slice(gap.lastIndexOf('\n') + 1), unit, newline: gap.includes('\n') ? newline : null }
  return { start: last.end, end: last.end, text: `,${gap}${write(layout)}` }
}

/** One step of indentation: that of the first line that has any. */
const unitOf = (text: string): string => /\n([ \t]+)\S/.exec(text)?.[1] ?? '  '

/** The blanks that the line of this place begins with. */
const indentOf = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at) + 1, at))?.[0] ?? ''

/** All its children go, and the brackets are ours as well: nothing but a line or a blank of ours stood before the first child. */
export const isWhollyOurs = (container: ObjectNode | ArrayNode, gone: ReadonlySet<Span>): boolean => {
  const [first] = container.children
  return (
    first !== undefined && first.start > container.start + 1 && container.children.every((child) => gone.has(child))
  )
}

/** Takes children out, each with the comma that joined it: what `append` put in leaves no trace. */
export function cut(container: ObjectNode | ArrayNode, gone: ReadonlySet<Span>): Edit[] {
  const children: readonly Span[] = container.children
  const kept = children.findIndex((child) => !gone.has(child))
  if (kept === -1) return [{ start: container.start + 1, end: children.at(-1)?.end ?? container.start + 1, text: '' }]
  return children.flatMap((child, index) => {
    if (!gone.has(child)) return []
    const start = index < kept ? child.start : (children[index - 1]?.end ?? child.start)
    const end = index < kept ? (children[index + 1]?.start ?? child.end) : child.end
    return [{ start, end, text: '' }]
  })
}

export const replaceString = (node: JsonNode, value: string): Edit[] =>
  node.kind === 'string' && node.value !== value
    ? [{ start: node.start, end: node.end, text: JSON.stringify(value) }]
    : []
