// What a Java or Kotlin text imports, the package it says it is in, what it declares at its top, and the names that it uses: of its
// own package, and of one that it imports whole, a name is enough.
import { isPlain, type FileImports } from '../imports.ts'

/** In Java types alone go by their bare name, and that begins with a capital. */
export const javaImports = (text: string): FileImports => jvmImports(text, javaTokens)

/** In Kotlin functions and properties have no class around them, and a dot may be before them. */
export const kotlinImports = (text: string): FileImports => jvmImports(text, kotlinTokens)

function jvmImports(text: string, tokens: RegExp): FileImports {
  const found = wordsOf(text, tokens)
  const { imports, whole, declares, own } = found
  const taken = new Set([...declares, ...[...imports].map(nameAtEnd)])
  const within = [...found.within].filter((name) => !own.has(name))
  return {
    requests: [...new Set([...imports, ...whole, `${found.inPackage ?? ''}.*`])].filter(isPlain),
    computed: 0,
    inPackage: found.inPackage ?? '',
    declares: [...declares].filter(isPlain),
    uses: [...new Set([...found.top, ...within])].filter((name) => isPlain(name) && !taken.has(name)),
  }
}

/** Names by where they stand; `own` are those declared for this file alone, or for a part of it. */
function wordsOf(text: string, tokens: RegExp) {
  const [imports, whole, declares] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const [own, top, within] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let inPackage: string | null = null
  let depth = 0
  for (const [token, named, hidden, type, member, packaged, imported, use] of text.matchAll(tokens)) {
    const declared = type ?? lastWord.exec(member ?? '')?.[1]
    if (use !== undefined) (depth === 0 ? top : within).add(use)
    else if (token === '{' || token === '(') depth += 1
    else if (token === '}' || token === ')') depth = Math.max(0, depth - 1)
    else if (declared !== undefined) (depth === 0 && hidden === undefined ? declares : own).add(declared)
    else if (packaged !== undefined) inPackage ??= plainName(packaged)
    else if (imported !== undefined) imports.add(plainName(imported))
    else if (named !== undefined) whole.add(named)
  }
  return { inPackage, imports, whole, declares, own, top, within }
}

/** Kotlin may quote a name: `a.\`in\`.b`. */
const plainName = (name: string): string => name.replaceAll('`', '')

const nameAtEnd = (request: string): string => request.slice(request.lastIndexOf('.') + 1)

// Names have the letters of any script; which of those are capitals nobody need know.
const letter = String.raw`[\w\u0080-\uffff]`
const typeName = String.raw`[A-Z\u0080-\uffff]${letter}*`

/** `<T> List<T>.d` declares d. */
const lastWord = /([\w\u0080-\uffff]+)[^\w\u0080-\uffff]*$/

const types = 'class|interface|object|typealias|enum|record'

/** What is private is declared for this file alone. */
const tokensWith = (use: string): RegExp =>
  new RegExp(
    [
      String.raw`\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?`,
      String.raw`"""[^"]*(?:"(?!"")[^"]*)*(?:""")?|"[^"\\\n]*(?:\\[^][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'?`,
      String.raw`[{}()]`,
      String.raw`(?<![\w.$\u0080-\uffff])([a-z_]\w*(?:\.[a-z_]\w*)+\.${typeName})`,
      String.raw`\b(private[ \t]+(?:[a-z]+[ \t]+){0,4}?)?(?:(?:${types})[ \t]+(${typeName})|(?:fun|val|var)[ \t]+([^\n({=:]{1,200}))`,
      String.raw`^[ \t]*package[ \t]+([\w.${'`'}\u0080-\uffff]+)`,
      String.raw`^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.*${'`'}\u0080-\uffff]+)`,
      `(${use})`,
    ].join('|'),
    'gm',
  )

const javaTokens = tokensWith(String.raw`(?<![\w.$\u0080-\uffff])${typeName}`)
const kotlinTokens = tokensWith(`${letter}+`)
