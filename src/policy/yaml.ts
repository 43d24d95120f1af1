// Turns YAML text into plain data and nothing else: no dates, no cycles, no prototype, no file that an alias blows up.
// cosmiconfig's loader only parses the text it is given; its explorer, which looks for files and runs some, is never built.
import { defaultLoaders } from 'cosmiconfig/dist/defaults.js'
import * as v from 'valibot'

export type YamlResult =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly problems: readonly string[] }

const maxBytes = 256 * 1024

// Aliases make a small file large: nodes are counted as often as they are reached.
const maxNodes = 50_000

/** @param source names the text in YAML's own messages. */
export function readYaml(text: string, source: string): YamlResult {
  const unfit = unfitText(text)
  if (unfit !== null) return { ok: false, problems: [unfit] }
  try {
    const data: unknown = defaultLoaders['.yaml'](source, text)
    const problems = new PlainData().problemsOf(data)
    return problems.length === 0 ? { ok: true, data } : { ok: false, problems }
  } catch (error) {
    return { ok: false, problems: [syntaxProblem(error)] }
  }
}

function unfitText(text: string): string | null {
  if (Buffer.byteLength(text) > maxBytes) return `it has more than ${maxBytes / 1024} kB`
  if (text.startsWith('\ufeff')) return 'line 1, column 1: it begins with a byte order mark; save it as plain UTF-8'
  if (/\p{Surrogate}/u.test(text)) return `${placeOf(text, text.search(/\p{Surrogate}/u))}: a byte that is not UTF-8`
  if (text.includes('\0')) return `${placeOf(text, text.indexOf('\0'))}: a NUL character`
  return null
}

function placeOf(text: string, index: number): string {
  const before = text.slice(0, index).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

/** js-yaml counts lines and columns from 0; what it did not throw is a bug and stays one. */
function syntaxProblem(error: unknown): string {
  // Stryker disable next-line ConditionalExpression,LogicalOperator: the loader throws nothing else, and when it does it is a bug.
  if (!(error instanceof Error) || !('reason' in error)) throw error
  if (!v.is(marked, error)) return String(error.reason)
  const { line, column } = error.mark
  return `line ${line + 1}, column ${column + 1}: ${String(error.reason)}`
}

// Stryker disable next-line ObjectLiteral: a mark without line and column is another js-yaml's, not one that a text could bring about.
const marked = v.object({ mark: v.object({ line: v.number(), column: v.number() }), reason: v.unknown() })

class PlainData {
  private left = maxNodes
  private readonly open = new Set<object>()

  problemsOf(value: unknown, path = ''): string[] {
    this.left -= 1
    if (this.left < 0) return [`it has more than ${maxNodes} values, aliases counted as often as used`]
    if (typeof value !== 'object' || value === null) return []
    if (this.open.has(value)) return [`${path || 'the whole'}: an alias inside itself`]
    this.open.add(value)
    const problems = Array.isArray(value) ? this.inList(value, path) : this.inMap(value, path)
    this.open.delete(value)
    return problems
  }

  private inList(list: readonly unknown[], path: string): string[] {
    return this.inEach(list.map((item, index) => [item, `${path}[${index}]`]))
  }

  private inMap(map: object, path: string): string[] {
    // A date, a set, bytes: YAML makes objects of words that look like them.
    if (Object.getPrototypeOf(map) !== Object.prototype) return [`${path}: write this value in quotes`]
    const keys = Object.keys(map)
    const evil = keys.filter((key) => key === '__proto__' || key === 'constructor' || key === 'prototype')
    if (evil.length > 0) return evil.map((key) => `${path === '' ? '' : `${path}: `}the key \`${key}\` is not allowed`)
    return this.inEach(Object.entries(map).map(([key, item]) => [item, path === '' ? key : `${path}.${key}`]))
  }

  private inEach(items: readonly (readonly [item: unknown, path: string])[]): string[] {
    const problems: string[] = []
    for (const [item, path] of items) {
      if (this.left < 0) break
      problems.push(...this.problemsOf(item, path))
    }
    return problems
  }
}
