// Where each value of a JSON text stands, so that a text can be changed in one place and keep every other byte. Pure.

export interface Span {
  readonly start: number
  /** Of the first character after it. */
  readonly end: number
}

export interface ObjectNode extends Span {
  readonly kind: 'object'
  readonly children: readonly Member[]
}

export interface ArrayNode extends Span {
  readonly kind: 'array'
  readonly children: readonly JsonNode[]
}

export type JsonNode =
  | ObjectNode
  | ArrayNode
  | (Span & { readonly kind: 'string'; readonly value: string })
  | (Span & { readonly kind: 'other' })

/** From its key to the end of its value. */
export interface Member extends Span {
  readonly key: string
  readonly value: JsonNode
}

const deepest = 100

/** null for what is not strictly JSON: comments, trailing commas, a byte order mark; and for nesting that no settings have. */
export function parseJson(text: string): JsonNode | null {
  try {
    JSON.parse(text)
    return valueAt(text, skipBlanks(text, 0), 0)
  } catch {
    return null
  }
}

/** Of a text that JSON.parse takes, so that what stands where is certain. */
function valueAt(text: string, start: number, depth: number): JsonNode {
  if (depth >= deepest) throw new RangeError('nested too deeply')
  switch (text.charAt(start)) {
    case '{':
      return { kind: 'object', start, ...childrenAt(text, start, depth, memberAt) }
    case '[':
      return { kind: 'array', start, ...childrenAt(text, start, depth, valueAt) }
    case '"': {
      const end = stringEnd(text, start)
      return { kind: 'string', start, end, value: stringIn(text, start, end) }
    }
    default: {
      let end = start
      while (end < text.length && !/[\s,\]}]/.test(text.charAt(end))) end++
      return { kind: 'other', start, end }
    }
  }
}

type Reader<Child extends Span> = (text: string, start: number, depth: number) => Child

function childrenAt<Child extends Span>(
  text: string,
  start: number,
  depth: number,
  read: Reader<Child>,
): { readonly children: readonly Child[]; readonly end: number } {
  const children: Child[] = []
  let at = skipBlanks(text, start + 1)
  while (!']}'.includes(text.charAt(at))) {
    const child = read(text, at, depth + 1)
    children.push(child)
    at = skipBlanks(text, child.end)
    if (text[at] === ',') at = skipBlanks(text, at + 1)
  }
  return { children, end: at + 1 }
}

function memberAt(text: string, start: number, depth: number): Member {
  const keyEnd = stringEnd(text, start)
  const colon = skipBlanks(text, keyEnd)
  const value = valueAt(text, skipBlanks(text, colon + 1), depth)
  return { start, end: value.end, key: stringIn(text, start, keyEnd), value }
}

function stringEnd(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

const stringIn = (text: string, start: number, end: number): string => String(JSON.parse(text.slice(start, end)))

function skipBlanks(text: string, start: number): number {
  let at = start
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++
  return at
}

/** All members of this name: JSON lets a key stand twice. */
export const named = (object: ObjectNode, key: string): readonly Member[] =>
  object.children.filter((member) => member.key === key)
