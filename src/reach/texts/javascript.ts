// What a JavaScript or TypeScript text imports, by a scanner that knows strings, templates, comments and regular expressions and
// nothing else of the grammar. Each character is passed once, whatever the text; what can't be told apart costs an import, no more.
import { isPlain, noImports, type FileImports } from '../imports.ts'

export function javascriptImports(text: string): FileImports {
  const requests = new Set<string>()
  let computed = 0
  const found = (request: string | null): void => {
    if (request !== null && isPlain(request)) requests.add(request)
    else computed += 1
  }
  const at = new Scanner(text)
  for (let word = at.nextWord(); word !== null; word = at.nextWord()) readWord(at, word, found)
  return { ...noImports, requests: [...requests], computed }
}

/** @param found is given a request; null: it is computed. */
function readWord(at: Scanner, word: string, found: (request: string | null) => void): void {
  if (word === 'export' ? !at.sees(exportsFrom) : at.sees(called)) {
    if (word !== 'export') readCall(at, found)
    return
  }
  if (word === 'require') return
  const request = at.stringAfterClause(word === 'import')
  if (request !== null) found(request)
}

/** `import(` or `require(`: a string that is the whole argument, or its first. */
function readCall(at: Scanner, found: (request: string | null) => void): void {
  at.skip(called)
  at.skipBlanks()
  const request = at.string()
  at.skipBlanks()
  found(request !== null && at.sees(endOfArgument) ? request : null)
}

const called = /\s*\(/y
const endOfArgument = /[,)]/y
const exportsFrom = /\s*(?:type\b\s*)?[*{]/y
/** What may stand between `import` and its string; another of the three words begins something else. */
const clause = /(?:(?!(?:import|export|require)(?![\w$]))[\w$\u0080-\uffff]+|[\s,{}*])*/y

/** Whatever can begin something that must be passed whole, and the three words. */
const notable = /["'`/{}]|(?<![\w$#]|(?<!\.\.)\.)(?:import|export|require)(?![\w$])/g
const bodies: Readonly<Record<string, RegExp>> = {
  '"': /[^"\\\n]*(?:\\[^][^"\\\n]*)*/y,
  "'": /[^'\\\n]*(?:\\[^][^'\\\n]*)*/y,
}
const templateBody = /[^`\\$]*(?:(?:\\[^]|\$(?!\{))[^`\\$]*)*/y
/** Before these a slash begins a regular expression; after a name, a number or a closing bracket it divides. */
const beforeExpression =
  /(?:^|[(,=:[!&|?{};+\-*%~^>]|\b(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield))\s*$/

class Scanner {
  readonly #text: string
  #at = 0
  /** Up to here no regular expression ends: a slash that seemed to begin one did not. */
  #barren = 0
  /** Open braces within each `${`, the innermost last. */
  readonly #holes: number[] = []

  constructor(text: string) {
    this.#text = text
  }

  /** The next of the three words in program text; null at the end. */
  nextWord(): string | null {
    for (;;) {
      notable.lastIndex = this.#at
      const [mark] = notable.exec(this.#text) ?? []
      if (mark === undefined) return null
      this.#at = notable.lastIndex
      if (mark.length > 1) return mark
      this.#pass(mark)
    }
  }

  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    return pattern.test(this.#text)
  }

  skip(pattern: RegExp): void {
    if (this.sees(pattern)) this.#at = pattern.lastIndex
  }

  skipBlanks(): void {
    for (;;) {
      this.skip(blank)
      if (!this.sees(comment)) return
      this.#at += 1
      this.#passSlash()
    }
  }

  /** A string that begins here, without its quotes; null: none does, or it has holes. */
  string(): string | null {
    const quote = this.#text[this.#at] ?? ''
    const body = quote === '`' ? templateBody : bodies[quote]
    if (body === undefined) return null
    const begin = this.#at + 1
    body.lastIndex = begin
    const end = body.test(this.#text) ? body.lastIndex : begin
    if (this.#text[end] !== quote) return null
    this.#at = end + 1
    return this.#text.slice(begin, end)
  }

  /**
   * The string at the end of `import a, { b as 'c' } from '…'`; null where something else follows than a clause and a string.
   * @param bare `import '…'` is one.
   */
  stringAfterClause(bare: boolean): string | null {
    let last = bare ? 'from' : ''
    for (;;) {
      const begin = this.#at
      this.skip(clause)
      const words = this.#text.slice(begin, this.#at).trimEnd()
      if (words !== '') last = words.slice(-5)
      if (this.sees(comment)) this.skipBlanks()
      else if (/(?:^|\W)from$/.test(last)) return this.#text[this.#at] === '`' ? null : this.string()
      else if (this.string() === null) return null
      else last = ''
    }
  }

  #pass(mark: string): void {
    if (mark === '/') this.#passSlash()
    else if (mark === '`') this.#passTemplate()
    else if (mark === '{' || mark === '}') this.#passBrace(mark)
    else {
      this.skip(bodies[mark] ?? blank)
      if (this.#text[this.#at] === mark) this.#at += 1
    }
  }

  /** Up to the template's end, or into the hole that comes first. */
  #passTemplate(): void {
    this.skip(templateBody)
    const inHole = this.#text[this.#at] === '$'
    this.#at += inHole ? 2 : 1
    if (inHole) this.#holes.push(0)
  }

  #passBrace(brace: string): void {
    const open = this.#holes.pop()
    if (open === undefined) return
    if (brace === '}' && open === 0) this.#passTemplate()
    else this.#holes.push(brace === '{' ? open + 1 : open - 1)
  }

  #passSlash(): void {
    const next = this.#text[this.#at]
    if (next === '/') this.#passTo('\n', 0)
    else if (next === '*') this.#passTo('*/', 1)
    else if (
      this.#at >= this.#barren &&
      beforeExpression.test(this.#text.slice(Math.max(0, this.#at - 40), this.#at - 1))
    )
      this.#passExpression()
  }

  /** A regular expression ends in the line in which it begins, at a slash that is in no class. */
  #passExpression(): void {
    let inClass = false
    for (let at = this.#at; at < this.#text.length && this.#text[at] !== '\n'; at++) {
      const mark = this.#text[at]
      if (mark === '\\') at += 1
      else if (mark === '[') inClass = true
      else if (mark === ']') inClass = false
      else if (mark === '/' && !inClass) {
        this.#at = at + 1
        return
      }
      this.#barren = at + 1
    }
  }

  #passTo(end: string, from: number): void {
    const found = this.#text.indexOf(end, this.#at + from)
    this.#at = found === -1 ? this.#text.length : found + end.length
  }
}

const blank = /\s*/y
const comment = /\/[/*]/y
