// What a Rust text takes in: modules in files of their own (`mod a;`), use trees, paths in code, files that are included. Comments,
// strings, characters and lifetimes are passed over; each character is passed once.
import { isPlain, noImports, type FileImports } from '../imports.ts'
import { readUse } from './rust-use.ts'

/**
 * 'mod a', 'mod a=b.rs' (by a path attribute; 'in/a' within an inline module), 'use crate::a::B', 'use a::b as c', 'file a.rs', and of
 * paths in code 'crate::a::b'. What an inline module calls self and super is told as the file would say it.
 */
export function rustImports(text: string): FileImports {
  const requests = new Set<string>()
  const inline: string[] = []
  const blocks: ('module' | 'other')[] = []
  let file: string | undefined
  for (let at = 0; ;) {
    tokens.lastIndex = at
    const found = tokens.exec(text)
    if (found === null) break
    const [token, hashes, path, module, opens = token, included, named] = found
    at = tokens.lastIndex
    if (token === '/*') at = endOfComment(text, at)
    else if (hashes !== undefined) at = endOfRaw(text, at, hashes)
    else if (path !== undefined) file = path
    else if (module !== undefined && opens === ';') requests.add(declared([...inline, module].join('/'), file))
    else if (included !== undefined) requests.add(`file ${included}`)
    else if (named !== undefined) requests.add(inFile(inline, upToType(named)))
    else if (token === 'use' || token === 'extern crate') {
      const { leaves, end } = readUse(text, at)
      for (const { way, as } of leaves) requests.add(`use ${inFile(inline, way)}${as === null ? '' : ` as ${as}`}`)
      at = end
    }
    if (opens === '{') blocks.push(module === undefined || inline.length === deepest ? 'other' : 'module')
    if (opens === '{' && blocks.at(-1) === 'module') inline.push(module ?? '')
    if (opens === '}' && blocks.pop() === 'module') inline.pop()
    if (opens === ';' || opens === '{' || opens === '}') file = undefined
  }
  return { ...noImports, requests: [...requests].filter(isPlain) }
}

const tokens = new RegExp(
  [
    String.raw`\/\/[^\n]*|\/\*`,
    String.raw`\b(?:br|cr|r)(#*)"|"[^"\\]*(?:\\[^][^"\\]*)*"?`,
    String.raw`'(?:\\[^\n][^'\n]{0,10}|[^\\'\n]|[\ud800-\udbff][\udc00-\udfff])'|'\w+`,
    String.raw`#!?\[\s*path\s*=\s*"([^"\\\n]*)"\s*\]`,
    String.raw`\bmod\s+(?:r#)?(\w+)\s*([;{])`,
    String.raw`\binclude(?:_str|_bytes)?!\s*[({[]\s*"([^"\\\n]*)"`,
    String.raw`\buse\b(?=\s*[\w:{*/])|\bextern crate\b`,
    String.raw`((?<![\w:])(?:::)?[a-z_]\w*(?:::\w+)+)|\w+`,
    String.raw`[{};]`,
  ].join('|'),
  'g',
)

/** Nobody nests modules further; a request for each of them would name all above it. */
const deepest = 20

/** They nest. */
function endOfComment(text: string, at: number): number {
  const ends = /\/\*|\*\//g
  ends.lastIndex = at
  for (let depth = 1; depth > 0;) {
    const [mark] = ends.exec(text) ?? []
    if (mark === undefined) return text.length
    depth += mark === '/*' ? 1 : -1
  }
  return ends.lastIndex
}

function endOfRaw(text: string, at: number, hashes: string): number {
  const end = text.indexOf(`"${hashes}`, at)
  return end === -1 ? text.length : end + 1 + hashes.length
}

const declared = (way: string, file: string | undefined): string => `mod ${way}${file === undefined ? '' : `=${file}`}`

/** Types and what is within them stand in one file: `a::B::new` is a::B. */
const upToType = (named: string): string => /^.*?::[A-Z]\w*/.exec(named)?.[0] ?? named

/** `super::a` within `mod tests {}` is the file's own a. */
function inFile(inline: readonly string[], way: string): string {
  const parts = way.split('::')
  const around = [...inline]
  const first = parts[0]
  if (inline.length === 0 || (first !== 'self' && first !== 'super')) return way
  if (first === 'self') parts.shift()
  while (parts[0] === 'super' && around.length > 0) {
    parts.shift()
    around.pop()
  }
  return parts[0] === 'super' ? parts.join('::') : ['self', ...around, ...parts].join('::')
}
