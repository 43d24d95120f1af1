// What a Java or Kotlin text imports, the package it says it is in, and, for Kotlin's sake, what it declares at its top: an import
// there may name a function of any file.
import { isPlain, type FileImports } from '../imports.ts'

export function jvmImports(text: string): FileImports {
  const [requests, declares] = [new Set<string>(), new Set<string>()]
  let inPackage: string | null = null
  let depth = 0
  for (const { 0: token, groups } of text.matchAll(tokens)) {
    if (token === '{') depth += 1
    else if (token === '}') depth = Math.max(0, depth - 1)
    else if (depth > 0 || groups === undefined) continue
    else if (groups['package'] !== undefined) inPackage ??= plainName(groups['package'])
    else if (groups['import'] !== undefined) requests.add(plainName(groups['import']))
    else if (groups['name'] !== undefined) declares.add(groups['name'])
    else if (groups['head'] !== undefined) declares.add(/(\w+)\W*$/.exec(groups['head'])?.[1] ?? '')
  }
  return {
    requests: [...requests].filter(isPlain),
    computed: 0,
    inPackage: inPackage ?? '',
    declares: [...declares].filter(isPlain),
  }
}

/** Kotlin may quote a name: `a.\`in\`.b`. */
const plainName = (name: string): string => name.replaceAll('`', '')

const tokens = new RegExp(
  [
    String.raw`\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?`,
    String.raw`"""[^"]*(?:"(?!"")[^"]*)*(?:""")?|"[^"\\\n]*(?:\\[^][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'?`,
    String.raw`[{}]`,
    String.raw`^[ \t]*package[ \t]+(?<package>[\w.${'`'}\u0080-\uffff]+)`,
    String.raw`^[ \t]*import[ \t]+(?:static[ \t]+)?(?<import>[\w.*${'`'}\u0080-\uffff]+)`,
    String.raw`\b(?:class|interface|object|typealias)[ \t]+(?<name>\w+)`,
    String.raw`\b(?:fun|val|var)[ \t]+(?<head>[^\n({=:]{1,200})`,
  ].join('|'),
  'gm',
)
