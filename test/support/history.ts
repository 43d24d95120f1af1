// Commits made up as git fast-import takes them: whatever git may store, a file system may not.
import type { Repo } from './world.ts'

/** A path in quotes: `\\377` in it stays a byte that is no UTF-8. */
const quoted = (path: string): string => `"${path.replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`

export const put = (path: string, content: string, mode = '100644'): string =>
  `M ${mode} inline ${quoted(path)}\ndata ${Buffer.byteLength(content)}\n${content}\n`
export const submodule = (path: string, digit: string): string => `M 160000 ${digit.repeat(40)} ${quoted(path)}\n`
export const move = (from: string, to: string): string => `R ${quoted(from)} ${quoted(to)}\n`
export const remove = (path: string): string => `D ${quoted(path)}\n`

/** @param branch of which it becomes the tip. @param from a revision; absent: the branch's own tip in the same input, or none. */
export const commit = (branch: string, commands: string, from?: string): string =>
  `commit refs/heads/${branch}\ncommitter Ada Lovelace <ada@example.com> 0 +0000\ndata 6\nChange\n${from === undefined ? '' : `from ${from}\n`}${commands}\n`

export function importAll(repo: Repo, commits: readonly string[]): void {
  const { code, said } = repo.tryGit(['fast-import', '--quiet', '--force'], { input: commits.join('') })
  if (code !== 0) throw new Error(said)
}
