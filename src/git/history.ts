// Questions about commits and how they hang together; ids in, ids out.
import { parseCommitId, parseTreeId, type CommitId, type RefName, type TreeId } from '../model/ids.ts'
import { Fault } from '../errors.ts'
import { asLines } from './objects.ts'
import { allOf, type Git } from './run.ts'

/** Commits reachable from the tip and not from the old tip, oldest first. */
export function commitsBetween(git: Git, oldTip: CommitId | null, newTip: CommitId): CommitId[] {
  const not = oldTip === null ? [] : [`^${oldTip}`]
  return idLines(git.text(['rev-list', '--topo-order', '--reverse', newTip, ...not, '--']))
}

export const isAncestor = (git: Git, ancestor: CommitId, of: CommitId): boolean =>
  git.ask(['merge-base', '--is-ancestor', ancestor, of], { answers: [1] }).code === 0

/** null: the two share no history. */
export function mergeBase(git: Git, a: CommitId, b: CommitId): CommitId | null {
  const answer = git.ask(['merge-base', a, b], { answers: [1] })
  return answer.code === 0 ? (parseCommitId(answer.stdout.toString('latin1').trim()) ?? null) : null
}

/** What a repository is known by: its commits without parents, sorted. */
export function rootCommits(git: Git, tip: CommitId): CommitId[] {
  return idLines(git.text(['rev-list', '--max-parents=0', tip, '--'])).sort()
}

/** Which of these commits the tip does not have yet; ones that are not in this clone count as not had. */
export function notReachableFrom(git: Git, tip: CommitId, commits: readonly CommitId[]): Set<CommitId> {
  if (commits.length === 0) return new Set()
  const input = asLines([`^${tip}`, ...commits])
  const ahead = new Set(idLines(git.text(['rev-list', '--ignore-missing', '--stdin'], { input })))
  const here = new Set(presentCommits(git, commits))
  return new Set(commits.filter((id) => ahead.has(id) || !here.has(id)))
}

/** Those of these commits that this clone has. */
export function presentCommits(git: Git, commits: readonly CommitId[]): CommitId[] {
  if (commits.length === 0) return []
  const lines = git.text(['cat-file', '--batch-check=%(objecttype)'], { input: asLines(commits) }).split('\n')
  return commits.filter((_, index) => lines[index] === 'commit')
}

/** What a name means, peeled to a commit; null when git says so with one of these exit codes. Asked of git: refs need not be files. */
export function commitNamed(git: Git, name: string, answers: readonly number[]): CommitId | null {
  const answer = git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], { answers })
  return answer.code === 0 ? (parseCommitId(answer.stdout.toString('latin1').trim()) ?? null) : null
}

/** What a ref points to; null when there is no such ref. */
export const tipOf = (git: Git, ref: RefName): CommitId | null => commitNamed(git, ref, [1, 128])

/** Has some ref below this prefix the commit? */
export const hasBranchWith = (git: Git, prefix: string, commit: CommitId): boolean =>
  git.ask(['for-each-ref', '--count=1', `--contains=${commit}`, prefix], { answers: [128, 129] }).stdout.length > 0

/** The trees of these commits (or of their first parents), in one process; null for a commit that is not in this clone. */
export function treesOf(git: Git, commits: readonly CommitId[], of: '' | '^1' = ''): (TreeId | null)[] {
  if (commits.length === 0) return []
  const input = asLines(commits.map((id) => `${id}${of}^{tree}`))
  return treesIn(git.text(askNames, { input }), commits)
}

/** The same of the commits themselves, while other work goes on. */
export async function streamTreesOf(git: Git, commits: readonly CommitId[]): Promise<(TreeId | null)[]> {
  if (commits.length === 0) return []
  const input = asLines(commits.map((id) => `${id}^{tree}`))
  return treesIn((await allOf(git.stream(askNames, { input }))).toString('latin1'), commits)
}

const askNames = ['cat-file', '--batch-check=%(objectname)', '--buffer']

// 78981922…      or      1a2b3c4d…^{tree} missing
function treesIn(text: string, commits: readonly CommitId[]): (TreeId | null)[] {
  const lines = text.split('\n')
  return commits.map((_, index) => parseTreeId(lines[index] ?? '') ?? null)
}

/** The trees of commits that have to be here. Throws Fault 'missing-object' (undecided). */
export function requireTreesOf(git: Git, commits: readonly CommitId[]): (commit: CommitId) => TreeId {
  const distinct = [...new Set(commits)]
  const trees = treesOf(git, distinct)
  const known = new Map(distinct.map((id, index) => [id, trees[index] ?? missing(id)]))
  return (id) => known.get(id) ?? missing(id)
}

function missing(id: CommitId): never {
  throw new Fault('undecided', 'missing-object', `${id} is not in this clone`, 'git fetch, then try again')
}

/** An id a line, as rev-list prints them. */
export const idLines = (text: string): CommitId[] => text.split('\n').flatMap((line) => parseCommitId(line) ?? [])
