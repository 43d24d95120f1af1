// What a Go text imports: the import declarations between its package clause and its first other declaration.
import { isPlain, noImports, type FileImports } from '../imports.ts'

export function goImports(text: string): FileImports {
  const requests = new Set<string>()
  let inPackage: string | null = null
  let importing = false
  for (const [token] of text.matchAll(tokens)) {
    if (/^(?:func|var|const|type)$/.test(token)) break
    if (token.startsWith('package')) inPackage ??= token.slice('package'.length).trim()
    else if (token === 'import') importing = true
    else if (importing && /^["`]/.test(token)) requests.add(token.slice(1, -1))
  }
  return { ...noImports, requests: [...requests].filter(isPlain), inPackage }
}

/** Comments and strings end where the text does when nothing else ends them: nothing is read twice. */
const tokens =
  /\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?|"[^"\n]*"?|`[^`]*`?|\bpackage[ \t]+\w+|\b(?:import|func|var|const|type)\b/g
