// Gathers and scores one change: a range of commits, what is staged, or the work tree. Shared by `score` and the pre-commit hook.
import { readChange } from '../git/change.ts'
import type { Repository } from '../git/repository.ts'
import { emptyTree, resolveRange, tipOfHead, treeOf } from '../git/revisions.ts'
import type { Env } from '../env.ts'
import { openScratch } from '../git/scratch.ts'
import { snapshotIndex, snapshotWorkTree, type Snapshot } from '../git/snapshot.ts'
import type { Change } from '../model/change.ts'
import type { CommitId, TreeId } from '../model/ids.ts'
import type { Policy } from '../model/policy.ts'
import type { BlastRadius } from '../model/radius.ts'
import { scoreChange } from '../radius/score.ts'
import { policyAt } from './policy-at.ts'

export interface Measured {
  readonly change: Change
  readonly radius: BlastRadius
  /** The policy that the base has: a change is scored by rules that it did not bring. null: none there. */
  readonly policy: Policy | null
}

export function measureRange(repo: Repository, text: string): Measured {
  const { baseCommit, base, result } = resolveRange(repo, text)
  return measure(repo, baseCommit, base, result, [])
}

export const measureStaged = (repo: Repository): Measured => measureSnapshot(repo, snapshotIndex(repo))

export const measureWorkTree = (repo: Repository, env: Env): Measured =>
  measureSnapshot(repo, snapshotWorkTree(repo, env))

/** Against HEAD; against nothing before the first commit. */
function measureSnapshot(repo: Repository, snapshot: Snapshot): Measured {
  try {
    const head = tipOfHead(repo.git)
    const base = head === null ? emptyTree(repo) : treeOf(repo.git, head)
    return measure(repo, head, base, snapshot.tree, [snapshot.objectDir])
  } finally {
    snapshot.dispose()
  }
}

function measure(
  repo: Repository,
  baseCommit: CommitId | null,
  base: TreeId,
  result: TreeId,
  objectDirs: readonly string[],
): Measured {
  const scratch = openScratch(repo, objectDirs)
  try {
    const policy = baseCommit === null ? null : (policyAt(repo.git, baseCommit)?.policy ?? null)
    const change = readChange(scratch, base, result)
    return { change, radius: scoreChange(change.files, policy?.paths ?? []), policy }
  } finally {
    scratch.dispose()
  }
}
