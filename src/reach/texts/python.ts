// What a Python text imports: import statements wherever they stand, outside strings and comments. Each character is passed once.
import { isPlain, noImports, type FileImports } from '../imports.ts'

/** `import a.b` is 'a.b', `from ..a import b, c` is '..a:b' and '..a:c', `from a import *` is 'a:*'. */
export function pythonImports(text: string): FileImports {
  const requests = new Set<string>()
  let computed = 0
  for (let at = 0; ;) {
    notable.lastIndex = at
    const [mark] = notable.exec(text) ?? []
    if (mark === undefined) break
    at = notable.lastIndex
    if (mark.endsWith('(')) {
      const name = textAt(quotedName, text, at)
      if (name === '') computed += 1
      else requests.add(name.trim().slice(1, -1))
    } else if (/\w$/.test(mark)) {
      const { found, end } = mark.endsWith('from') ? readFrom(text, at) : readImport(text, at)
      for (const request of found) requests.add(request)
      at = end
    } else at = endOf(mark, text, at)
  }
  return { ...noImports, requests: [...requests].filter(isPlain), computed }
}

const notable = /#|"""|'''|["']|(?:^|[;:])[ \t]*(?:from|import)(?![\w.])|\b(?:import_module|__import__)\(/gm
const quotedName = /\s*(?:"[\w.]+"|'[\w.]+')(?=\s*[,)])/y
const bodies: Readonly<Record<string, RegExp>> = {
  '#': /[^\n]*/y,
  '"': /[^"\\\n]*(?:\\[^][^"\\\n]*)*"?/y,
  "'": /[^'\\\n]*(?:\\[^][^'\\\n]*)*'?/y,
  '"""': /[^"\\]*(?:(?:\\[^]|"(?!""))[^"\\]*)*(?:""")?/y,
  "'''": /[^'\\]*(?:(?:\\[^]|'(?!''))[^'\\]*)*(?:''')?/y,
}

function endOf(mark: string, text: string, at: number): number {
  const body = bodies[mark]
  return body === undefined ? at : at + textAt(body, text, at).length
}

function textAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

interface Statement {
  readonly found: readonly string[]
  readonly end: number
}

/** A logical line: backslashes continue it. */
const restOfLine = /[^\n;#\\]*(?:\\[^][^\n;#\\]*)*/y
const inParentheses = /\([^)#]*(?:#[^\n]*[^)#]*)*/y
const fromWhere = /((?:[\w. \t\u0080-\uffff]|\\\r?\n)*?)(?<=[\s.])import(?![\w.])(?:[ \t]|\\\r?\n)*/y

function readImport(text: string, at: number): Statement {
  const names = textAt(restOfLine, text, at)
  return { found: namesIn(names), end: at + names.length }
}

function readFrom(text: string, at: number): Statement {
  fromWhere.lastIndex = at
  const [whole, where] = fromWhere.exec(text) ?? []
  if (whole === undefined || where === undefined) return { found: [], end: at }
  const begin = at + whole.length
  const names = textAt(text[begin] === '(' ? inParentheses : restOfLine, text, begin)
  const module = where.replace(/[ \t\r\n\\]+/g, '')
  return { found: namesIn(names).map((name) => `${module}:${name}`), end: begin + names.length }
}

/** `a.b as c, d` and `(a, # why\n b as c,)` */
const namesIn = (list: string): string[] =>
  list
    .replace(/#[^\n]*/g, '')
    .split(',')
    .flatMap((part) => /^[\s(\\]*([\w.*\u0080-\uffff]+)/.exec(part)?.[1] ?? [])
