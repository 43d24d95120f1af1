// Gathers the facts of a push or a range for the gate: the same function for the hook and for verify.
import { Fault } from '../errors.ts'
import { commitsBetween, isAncestor, mergeBase, presentCommits } from '../git/history.ts'
import type { Repository } from '../git/repository.ts'
import type { Git } from '../git/run.ts'
import { openScratch, type Scratch } from '../git/scratch.ts'
import type { RefFacts } from '../gate/facts.ts'
import type { CommitId } from '../model/ids.ts'
import type { Policy } from '../model/policy.ts'
import type { RefUpdate } from '../model/push.ts'
import { isProtected } from '../policy/protects.ts'
import { gatherLanding } from './landing.ts'
import { hasOtherPolicy, policyAt } from './policy-at.ts'
import type { Surroundings } from './surroundings.ts'

export async function gather(world: Surroundings, updates: readonly RefUpdate[]): Promise<RefFacts[]> {
  const scratch = openScratch(world.repo)
  try {
    const facts: RefFacts[] = []
    for (const update of updates) facts.push(await gatherRef(world, scratch, update))
    return facts
  } finally {
    scratch.dispose()
  }
}

async function gatherRef(world: Surroundings, scratch: Scratch, update: RefUpdate): Promise<RefFacts> {
  const { ref, oldTip, newTip } = update
  const free = { ref, oldTip, newTip }
  if (oldTip === newTip) return { kind: 'unmoved', ...free }
  const found = policyFor(world, update)
  if (found === null) return { kind: 'not-enrolled', ...free }
  const { policy } = found
  if (!isProtected(policy, ref)) return { kind: 'unprotected', ...free }
  if (newTip === null) return { kind: 'deletion', ...free, dropped: 0, policy }
  refuseShallow(world.repo)
  const { git } = scratch
  if (presentCommits(git, [newTip]).length === 0) return { kind: 'not-a-commit', ...free, dropped: 0, policy }
  const base = oldTip ?? mergeBase(git, found.from, newTip)
  if (base === null) return { kind: 'unrelated', ...free, dropped: 0, policy }
  if (!isAncestor(git, base, newTip)) {
    if (mergeBase(git, base, newTip) === null) return { kind: 'unrelated', ...free, dropped: 0, policy }
    return { kind: 'dropped', ...free, dropped: commitsBetween(git, newTip, base).length, policy }
  }
  if (oldTip === null && wouldAge(git, found.from, base, newTip))
    return { kind: 'outdated-policy', ...free, dropped: 0, policy }
  if (base === newTip) return { kind: 'unmoved', ...free }
  return gatherLanding(world, scratch, policy, { ref, oldTip: base, newTip })
}

/**
 * A new branch that takes an older policy along would be judged by it from then on: by a roster whose keys have been taken out, by
 * whatever an early commit said. One that its own commits write is judged like any other change of it.
 */
const wouldAge = (git: Git, defaultTip: CommitId, base: CommitId, newTip: CommitId): boolean =>
  hasOtherPolicy(git, newTip, defaultTip) && !hasOtherPolicy(git, newTip, base)

interface FoundPolicy {
  readonly policy: Policy
  readonly from: CommitId
}

/**
 * The policy that judges: the one at the old tip, else the default branch's, never one that the push brings. What is no branch may
 * hold any file: whoever may write notes would write their policy. null: not enrolled.
 */
function policyFor(world: Surroundings, { ref, oldTip }: RefUpdate): FoundPolicy | null {
  if (oldTip === null || !ref.startsWith('refs/heads/')) return defaultPolicy(world)
  const own = readableAt(world.repo.git, oldTip)
  if (own.policy !== null && isProtected(own.policy, ref)) return { policy: own.policy, from: oldTip }
  // A branch may have been begun at a commit from before the policy protected branches of its name.
  const other = defaultPolicy(world)
  // Whoever broke the policy of an unprotected branch must be able to mend it there.
  if (own.fault !== null && (other === null || isProtected(other.policy, ref))) throw own.fault
  return other ?? (own.policy === null ? null : { policy: own.policy, from: oldTip })
}

interface Readable {
  /** null: there is none, or none that can be read. */
  readonly policy: Policy | null
  readonly fault: Fault | null
}

function readableAt(git: Git, commit: CommitId): Readable {
  try {
    return { policy: policyAt(git, commit)?.policy ?? null, fault: null }
  } catch (error) {
    if (error instanceof Fault && error.exitCode === 2) return { policy: null, fault: error }
    throw error
  }
}

/** null: the remote has no policy on its default branch, or no branch yet. Throws Fault 'no-default-branch' (undecided) when nobody knows. */
function defaultPolicy({ repo, defaultBranch }: Surroundings): FoundPolicy | null {
  let known = false
  for (const ask of defaultBranch) {
    const answer = ask()
    known ||= answer.known !== 'nothing'
    const there = answer.known === 'tip' ? policyAt(repo.git, answer.tip) : null
    if (answer.known !== 'tip' || there === null) continue
    const named = `refs/heads/${there.policy.defaultBranch}`
    if (named === answer.branch) return { policy: there.policy, from: answer.tip }
    // Else whoever may push to the remote's default branch could write the policy for every new branch.
    const says = `the remote's default branch is ${answer.branch}, and the policy there says ${named}`
    throw new Fault(
      'policy',
      'default-branch-differs',
      says,
      'make the two agree: on the server, or in .ai-signoff.yml',
    )
  }
  if (known) return null
  const says = "it is not known which is the remote's default branch, whose policy would judge here"
  throw new Fault(
    'undecided',
    'no-default-branch',
    says,
    'git remote set-head origin BRANCH, with the one that has the policy (verify takes --default-branch BRANCH)',
  )
}

/** In a shallow clone a parent that is cut off looks like a root: ranges, merge bases and roots would be wrong. */
export function refuseShallow(repo: Repository): void {
  if (!repo.shallow) return
  throw new Fault(
    'undecided',
    'shallow-clone',
    'this clone is shallow: its history is cut off',
    'git fetch --unshallow (in CI: fetch-depth: 0)',
  )
}
