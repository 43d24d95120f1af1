// The policy that a commit holds, read as a raw object and parsed.
import { Fault } from '../errors.ts'
import { readPolicyAt, type PolicyFileAt } from '../git/policy-file.ts'
import { decodeBytes } from '../git/bytes.ts'
import type { Git } from '../git/run.ts'
import { sha256 } from '../git/sha256.ts'
import { policyPath, type Policy } from '../model/policy.ts'
import { shortId, type CommitId, type Sha256 } from '../model/ids.ts'
import { parsePolicy } from '../policy/parse.ts'

export interface PolicyThere {
  readonly policy: Policy
  /** Of the policy's bytes. */
  readonly digest: Sha256
}

/** null: the commit has no policy. A policy that doesn't parse is a Fault: nothing is decided by it. */
export const policyAt = (git: Git, commit: CommitId): PolicyThere | null => parsed(readPolicyAt(git, commit), commit)

function parsed(file: PolicyFileAt, commit: CommitId): PolicyThere | null {
  if (file.found === 'none') return null
  const policy = parsePolicy(decodeBytes(file.bytes), `${policyPath} at ${shortId(commit)}`)
  return { policy, digest: sha256(file.bytes) }
}

/** Has the commit a policy, and another than this one? One that can't be read is a Fault. */
export function hasOtherPolicy(git: Git, commit: CommitId, than: CommitId): boolean {
  const [there, here] = [readPolicyAt(git, commit), readPolicyAt(git, than)]
  return there.found === 'policy' && (here.found === 'none' || here.blob !== there.blob)
}

/** What would be wrong with the policy that a landing leaves behind; null: nothing, or it leaves the policy as it is. */
export function policyProblem(git: Git, oldTip: CommitId, newTip: CommitId): string | null {
  try {
    const [before, after] = [readPolicyAt(git, oldTip), readPolicyAt(git, newTip)]
    const same = before.found === 'policy' && after.found === 'policy' && before.blob === after.blob
    if (!same) parsed(after, newTip)
    return null
  } catch (error) {
    if (error instanceof Fault && error.exitCode === 2) return error.message
    throw error
  }
}
