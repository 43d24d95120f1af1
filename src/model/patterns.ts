// Which paths a list of gitignore patterns speaks of. The patterns are a team's, the paths are anybody's: no path throws, none is
// read as a pattern, and case counts unless said.
import ignore, { type Ignore } from 'ignore'

/** For whole paths from the top of the tree, as in a .gitignore there: `docs/` and all below it, `!` takes back. */
export function compilePatterns(
  patterns: readonly string[],
  { foldCase = false }: { readonly foldCase?: boolean } = {},
): (path: string) => boolean {
  // allowRelativePaths: a hostile tree can hold entries called "..", "." or "", which are compared like any other name.
  const compile = (): Ignore => ignore({ ignorecase: foldCase, allowRelativePaths: true }).add([...patterns])
  // At the first question: a push that scores nothing shall not wait for the patterns of all that is sensitive.
  let matcher: Ignore | null = null
  return (path) => path !== '' && (matcher ??= compile()).ignores(path)
}

const longest = 1000

/** What is wrong with one pattern, in words that complete "the pattern "x" …"; null when nothing is. */
export function patternProblem(pattern: string): string | null {
  if (pattern.trim() === '' || pattern === '!') return 'is empty'
  if (pattern.length > longest) return `is longer than ${longest} characters`
  if (/[\0\r\n]/.test(pattern)) return 'has a NUL or a line break in it'
  if (pattern.startsWith('#')) return 'is a comment and matches nothing; write "\\#" for a name that begins with #'
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(pattern)) return 'ends in a lone backslash and matches nothing'
  // git reads [[:alpha:]] as a class, the `ignore` package as the letters : a l p h.
  if (/\[:\^?\w*:\]/.test(pattern)) return 'has a POSIX class such as [:alpha:], which is not supported; write [a-z]'
  return null
}
