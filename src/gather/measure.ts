// Gathers and scores one change: a range of commits, what is staged, or the work tree. Shared by `score` and the pre-commit hook.
import { readChange } from '../git/change.ts'
import type { Repository } from '../git/repository.ts'
import { emptyTree, resolveRange, tipOfHead, treeOf } from '../git/revisions.ts'
import type { Env } from '../env.ts'
import type { TreePair } from '../git/listing.ts'
import { openScratch } from '../git/scratch.ts'
import { snapshotIndex, snapshotWorkTree, type Snapshot } from '../git/snapshot.ts'
import type { Change } from '../model/change.ts'
import type { CommitId } from '../model/ids.ts'
import type { Policy } from '../model/policy.ts'
import type { BlastRadius } from '../model/radius.ts'
import { scoreChange } from '../radius/score.ts'
import type { Importers } from '../reach/graph.ts'
import { policyAt } from './policy-at.ts'
import { reachInto } from './reach-into.ts'

export interface Measured {
  readonly change: Change
  readonly radius: BlastRadius
  /** The policy that the base has: a change is scored by rules that it did not bring. null: none there. */
  readonly policy: Policy | null
}

/**
 * Whether the import graph is worth reading, when this is the score without it and the policy of the base; the score is shown without
 * reach where it is not. Unless said it always is.
 */
export type WorthReading = (radius: BlastRadius, policy: Policy | null) => boolean

export function measureRange(repo: Repository, text: string): Promise<Measured> {
  const { baseCommit, base, result } = resolveRange(repo, text)
  return measure(repo, baseCommit, { base, result }, [], () => true)
}

export const measureStaged = (repo: Repository, worthReading: WorthReading = () => true): Promise<Measured> =>
  measureSnapshot(repo, snapshotIndex(repo), worthReading)

export const measureWorkTree = (repo: Repository, env: Env): Promise<Measured> =>
  measureSnapshot(repo, snapshotWorkTree(repo, env), () => true)

/** Against HEAD; against nothing before the first commit. */
async function measureSnapshot(repo: Repository, snapshot: Snapshot, worthReading: WorthReading): Promise<Measured> {
  try {
    const head = tipOfHead(repo.git)
    const base = head === null ? emptyTree(repo) : treeOf(repo.git, head)
    return await measure(repo, head, { base, result: snapshot.tree }, [snapshot.objectDir], worthReading)
  } finally {
    snapshot.dispose()
  }
}

async function measure(
  repo: Repository,
  baseCommit: CommitId | null,
  { base, result }: TreePair,
  objectDirs: readonly string[],
  worthReading: WorthReading,
): Promise<Measured> {
  const scratch = openScratch(repo, objectDirs)
  try {
    const policy = baseCommit === null ? null : (policyAt(repo.git, baseCommit)?.policy ?? null)
    const change = readChange(scratch, base, result)
    const rules = policy?.paths ?? []
    const bare = scoreChange(change.files, rules)
    const graphHere = async (): Promise<Importers> => (await import('./reach.ts')).graphForAdvice(repo, scratch, base)
    const reach = worthReading(bare, policy) ? await reachInto(change.files, graphHere) : null
    return { change, radius: reach === null ? bare : scoreChange(change.files, rules, [], reach), policy }
  } finally {
    scratch.dispose()
  }
}
