// Which paths a list of gitignore patterns speaks of. The patterns are a team's, the paths are anybody's: no path throws, none is
// read as a pattern, and case counts unless said.
import ignore from 'ignore'

/** For whole paths from the top of the tree, as in a .gitignore there: `docs/` and all below it, `!` takes back. */
export function compilePatterns(
  patterns: readonly string[],
  { foldCase = false }: { readonly foldCase?: boolean } = {},
): (path: string) => boolean {
  // allowRelativePaths: a hostile tree can hold entries called "..", "." or "", which are compared like any other name.
  const matcher = ignore({ ignorecase: foldCase, allowRelativePaths: true }).add([...patterns])
  return (path) => path !== '' && matcher.ignores(path)
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
