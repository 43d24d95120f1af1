// What a person means by HEAD~2, main..topic or a1b2c3d: object ids, or a fault that says what would help. Nothing they write is an
// option, and no answer is guessed where a shallow clone lacks the facts.
import { Fault } from '../errors.ts'
import { parseCommitId, parseTreeId, type CommitId, type TreeId } from '../model/ids.ts'
import { mergeBase } from './history.ts'
import type { Repository } from './repository.ts'
import type { Git } from './run.ts'

/** From where to where; a base without a commit is the empty tree. */
export interface Range {
  readonly baseCommit: CommitId | null
  readonly base: TreeId
  readonly result: TreeId
}

/**
 * Throws Fault 'unknown-revision' or 'no-commits' (usage), 'missing-commit' (undecided) for what this clone lacks: a full id, or an
 * ancestor where it is shallow.
 */
export function resolveCommit(git: Git, text: string): CommitId {
  const id = parse(git, text)
  // Asked of the id: a suffix on the text itself would become part of a `:/search`.
  const commit = id === undefined ? undefined : parse(git, `${id}^{commit}`)
  if (commit !== undefined) return commit
  if (parseCommitId(text) !== undefined) throw missing(text)
  if (id === undefined && parse(git, 'HEAD') === undefined && (text === 'HEAD' || !anyCommit(git))) throw noCommits()
  if (id === undefined && /[~^]/.test(text) && isShallow(git))
    throw cutOff(`"${text}" is not in this clone, whose history is cut off`)
  const says = id === undefined ? `"${text}" is no commit, branch or tag here` : `"${text}" is not a commit`
  throw new Fault('usage', 'unknown-revision', says, isShortId(text) ? notPushed : 'git log --oneline --all')
}

const isShallow = (git: Git): boolean => git.text(['rev-parse', '--is-shallow-repository']) === 'true'

// What a refused author hands to a senior, before it has been pushed anywhere.
const isShortId = (text: string): boolean => /^[0-9a-f]{7,64}$/.test(text)
const notPushed = 'git fetch; when that does not bring it, ask its author to push it to a branch'

/**
 * The same for a decision: a name that could mean two things is refused, and a tag has to be named in full (refs/tags/…). Anybody
 * may push a tag, and git takes a tag `origin/main` before the remote's branch, and a tag `1a2b3c4d5e` before the commit.
 * Throws Fault 'ambiguous-revision' (usage) as well.
 */
export function resolveBranchCommit(git: Git, text: string): CommitId {
  const [name = ''] = text.split(/[~^:]|@\{/)
  const readings = name === '' || name === 'HEAD' || name.startsWith('refs/') ? [] : refsCalled(git, name)
  const [first, second] = readings
  const hex = /^[0-9a-f]{4,64}$/.test(name)
  if (first === undefined || (second === undefined && !hex && !first.startsWith('refs/tags/')))
    return resolveCommit(git, text)
  const says = `"${name}" could mean ${[...readings, ...(hex ? ['a commit'] : [])].join(' or ')}`
  throw new Fault('usage', 'ambiguous-revision', says, 'name the full id, or the full name of the ref')
}

/** What git would take for this short name, in its order (gitrevisions). */
function refsCalled(git: Git, name: string): string[] {
  const names = ['refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/'].map((prefix) => prefix + name)
  const present = git.text(['for-each-ref', '--format=%(refname)', ...names]).split('\n')
  return names.filter((ref) => present.includes(ref))
}

function parse(git: Git, text: string): CommitId | undefined {
  if (text.includes('\0')) return undefined
  const answer = git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', text], { answers: [1, 128] })
  return answer.code === 0 ? parseCommitId(answer.stdout.toString('latin1').trim()) : undefined
}

/** null before the first commit. Throws Fault 'missing-commit' (undecided) when HEAD names what is not here. */
export function tipOfHead(git: Git): CommitId | null {
  if (parse(git, 'HEAD') !== undefined) return resolveCommit(git, 'HEAD')
  if (git.ask(['symbolic-ref', '--quiet', 'HEAD'], { answers: [1, 128] }).code === 0) return null
  throw cutOff('HEAD names no commit of this clone')
}

const anyCommit = (git: Git): boolean => git.text(['rev-list', '--all', '-n1']) !== ''

/** Throws Fault 'missing-commit' (undecided). */
export const treeOf = (git: Git, commit: CommitId): TreeId => headerOf(git, commit).tree

/** git's name for a tree with nothing in it. */
export function emptyTree({ objectFormat }: Pick<Repository, 'objectFormat'>): TreeId {
  const sha1 = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
  const sha256 = '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
  const id = parseTreeId(objectFormat === 'sha1' ? sha1 : sha256)
  if (id === undefined) throw new Error('the empty tree has no id')
  return id
}

/** COMMIT (against its first parent), A..B, or A...B (from where they parted). An empty side is HEAD. */
export function resolveRange(repo: Repository, text: string): Range {
  const [dots, ...more] = text.match(/\.{2,}/g) ?? []
  if (dots === undefined) return ofCommit(repo, resolveCommit(repo.git, text))
  if (more.length > 0 || dots.length > 3 || text === dots) {
    throw new Fault('usage', 'unknown-revision', `"${text}" is no range`, 'write COMMIT, A..B or A...B')
  }
  const [from, to] = text.split(dots).map((side) => resolveCommit(repo.git, side || 'HEAD'))
  if (from === undefined || to === undefined) throw new Error(`no two sides in ${text}`)
  return between(repo, dots === '..' ? from : whereParted(repo, from, to), to)
}

function ofCommit(repo: Repository, commit: CommitId): Range {
  const { tree, firstParent } = headerOf(repo.git, commit)
  if (firstParent !== null) return between(repo, firstParent, commit)
  return { baseCommit: null, base: emptyTree(repo), result: tree }
}

const between = ({ git }: Repository, from: CommitId, to: CommitId): Range => ({
  baseCommit: from,
  base: treeOf(git, from),
  result: treeOf(git, to),
})

/** In a shallow clone the true merge base may be cut off, and git would name another. */
function whereParted({ git, shallow }: Repository, one: CommitId, other: CommitId): CommitId {
  if (shallow) throw cutOff("this clone is shallow: where two branches parted can't be told")
  const found = mergeBase(git, one, other)
  if (found !== null) return found
  throw new Fault('usage', 'unrelated', 'the two sides have no common commit', 'write A..B to compare them as they are')
}

/** Read from the object itself: git hides the parents of a commit where a shallow clone ends. */
function headerOf(git: Git, commit: CommitId): { tree: TreeId; firstParent: CommitId | null } {
  const answer = git.ask(['cat-file', 'commit', commit], { answers: [1, 128] })
  const [, tree = '', parent = ''] =
    /^tree ([0-9a-f]+)\n(?:parent ([0-9a-f]+)\n)?/.exec(answer.stdout.toString('latin1')) ?? []
  const id = parseTreeId(tree)
  if (answer.code !== 0 || id === undefined) throw missing(commit)
  return { tree: id, firstParent: parseCommitId(parent) ?? null }
}

const missing = (id: string): Fault => cutOff(`commit ${id} is not in this clone`)

const cutOff = (says: string): Fault =>
  new Fault(
    'undecided',
    'missing-commit',
    says,
    'git fetch --unshallow (in CI: fetch-depth: 0), or git fetch the branch that has it',
  )

const noCommits = (): Fault =>
  new Fault('usage', 'no-commits', 'there is no commit here yet', 'git commit, then run it again')
