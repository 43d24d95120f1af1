// Does a sign-off's change reach a landing? Asked of the objects alone, in the scratch repository. The statement's signature has
// been verified, but what it says of commits is compared with the commits themselves, every digest and not any.
import type { CommitId, TreeId } from '../model/ids.ts'
import type { Coverage, Statement } from '../model/signoff.ts'
import { changedPaths, changeDigest } from './change.ts'
import { commitsBetween, isAncestor, treesOf } from './history.ts'
import { canReplay, isIn, replay, type CommitTree } from './replay.ts'
import type { GitVersion } from './repository.ts'
import type { Scratch } from './scratch.ts'

export interface LandingTrees {
  readonly oldTip: CommitId
  readonly oldTree: TreeId
  readonly newTree: TreeId
  /** Reachable from the new tip and not from the old, oldest first. */
  readonly commits: readonly CommitTree[]
  /** Those of the commits that are merges just as git makes them. */
  readonly clean: ReadonlySet<CommitId>
}

const not = (why: string): Coverage => ({ covers: false, why })

export function coverage(scratch: Scratch, version: GitVersion, signed: Statement, landing: LandingTrees): Coverage {
  const contradiction = contradicts(scratch, signed)
  if (contradiction !== null) return not(contradiction)
  if (!isAncestor(scratch.git, signed.base.commit, landing.oldTip))
    return not('it was signed against a base that this branch does not have')
  const reach = reaches(scratch, version, signed, landing)
  if (!reach.covers) return reach
  if (!landsAsSigned(scratch, version, signed, landing))
    return not('commits that nobody signed are among those that land')
  return isSpent(scratch, version, signed, landing.oldTip) ? not('its change has landed before') : reach
}

/**
 * The branch had the change once, at some commit since the signed base: what was taken back needs a new sign-off to land again.
 * Every commit is asked, not first parents alone: a merge with swapped parents would hide the first landing.
 */
function isSpent(scratch: Scratch, version: GitVersion, signed: Statement, oldTip: CommitId): boolean {
  const trees = treesOf(scratch.git, commitsBetween(scratch.git, signed.base.commit, oldTip))
  const distinct = [...new Set(trees)].filter((tree) => tree !== null)
  if (distinct.includes(signed.tree)) return true
  return canReplay(version) && isIn(scratch, version, { base: signed.base.tree, head: signed.tree }, distinct)
}

/** What the statement says of its commits, held against the commits; null when all of it is true. */
function contradicts(scratch: Scratch, signed: Statement): string | null {
  const [baseTree, tree] = treesOf(scratch.git, [signed.base.commit, signed.head])
  if (baseTree == null || tree == null)
    return 'its commits are not in this clone (ai-signoff verify --fetch brings them where the remote has them)'
  if (baseTree !== signed.base.tree || tree !== signed.tree) return 'its trees are not those of its commits'
  if (changeDigest(scratch, baseTree, tree) !== signed.change) return 'its digest is not that of its change'
  const commits = commitsBetween(scratch.git, signed.base.commit, signed.head)
  const same = commits.length === signed.commits.length && commits.every((id) => signed.commits.includes(id))
  return same ? null : 'its list of commits is not that of its change'
}

function reaches(scratch: Scratch, version: GitVersion, signed: Statement, landing: LandingTrees): Coverage {
  const exact = signed.base.tree === landing.oldTree && signed.tree === landing.newTree
  if (exact) return { covers: true, grade: 'exact' }
  if (!canReplay(version))
    return not('the change is not exactly what was signed, and this git is too old to replay it (2.38 can)')
  const replayed = replay(scratch.git, { base: signed.base.tree, head: signed.tree }, landing.oldTree)
  if (replayed !== landing.newTree) return not('what lands is not what was signed')
  return { covers: true, grade: isDisjoint(scratch, signed, landing) ? 'disjoint' : 'replay' }
}

/** The branch touched none of the signed change's files since the signed base. */
function isDisjoint(scratch: Scratch, signed: Statement, landing: LandingTrees): boolean {
  const moved = new Set(changedPaths(scratch, signed.base.tree, landing.oldTree))
  return !changedPaths(scratch, signed.base.tree, signed.tree).some((path) => moved.has(path))
}

/** The landed commits are the signed ones, one squash of them, or their rebase one by one; and merges that bring nothing of their own. */
function landsAsSigned(scratch: Scratch, version: GitVersion, signed: Statement, landing: LandingTrees): boolean {
  const own = landing.commits.filter(({ id }) => !landing.clean.has(id) || signed.commits.includes(id))
  if (own.every(({ id }) => signed.commits.includes(id))) return true
  if (own.length === 1 && own[0]?.parents.length === 1) return true
  return isRebase(scratch, version, signed, own)
}

/** One by one: each landed commit is the signed one, or that one replayed on another parent. */
function isRebase(scratch: Scratch, version: GitVersion, signed: Statement, own: readonly CommitTree[]): boolean {
  if (own.length !== signed.commits.length || !canReplay(version)) return false
  const before = treePairs(scratch, signed.commits)
  const after = treePairs(
    scratch,
    own.map(({ id }) => id),
  )
  return own.every(({ id, parents }, index) => {
    if (id === signed.commits[index]) return true
    const [was, is] = [before[index], after[index]]
    if (!was || !is || parents.length !== 1) return false
    return replay(scratch.git, { base: was.parent, head: was.tree }, is.parent) === is.tree
  })
}

/** Each commit's tree beside its first parent's; null for a commit without a parent. */
function treePairs(scratch: Scratch, commits: readonly CommitId[]): ({ tree: TreeId; parent: TreeId } | null)[] {
  const trees = treesOf(scratch.git, commits)
  const parents = treesOf(scratch.git, commits, '^1')
  return commits.map((_, index) => {
    const [tree, parent] = [trees[index], parents[index]]
    return tree == null || parent == null ? null : { tree, parent }
  })
}
