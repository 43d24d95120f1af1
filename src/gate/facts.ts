// All that judging may know. Gathered before, from git, the policy and the clock; plain data from here on.
import type { CommitId, RefName } from '../model/ids.ts'
import type { Identity } from '../model/change.ts'
import type { Policy } from '../model/policy.ts'
import type { LandingProvenance } from '../model/provenance.ts'
import type { BlastRadius } from '../model/radius.ts'
import type { Person, PublicKey } from '../model/roster.ts'
import type { Coverage, Hardware, Statement } from '../model/signoff.ts'
import type { Objection } from '../model/verdict.ts'
import { isSoleSignersPolicy } from '../policy/bootstrap.ts'
import type { LandingTerms } from '../signoff/objection.ts'

/** What is to be judged about one ref. */
export type RefFacts = FreeFacts | BrokenFacts | LandingFacts

/** No rule holds this ref: it isn't protected, the repository isn't enrolled, or nothing moves. */
export interface FreeFacts {
  readonly kind: 'unprotected' | 'not-enrolled' | 'unmoved'
  readonly ref: RefName
  readonly oldTip: CommitId | null
  readonly newTip: CommitId | null
}

/** A protected branch that would not move forward: nothing about it can be signed off. */
export interface BrokenFacts {
  readonly kind: 'deletion' | 'dropped' | 'unrelated' | 'not-a-commit'
  readonly ref: RefName
  readonly oldTip: CommitId | null
  readonly newTip: CommitId | null
  /** Commits that the branch would lose. */
  readonly dropped: number
  readonly policy: Policy
}

/** A protected branch moving from an old tip to a new tip. */
export interface LandingFacts {
  readonly kind: 'landing'
  readonly ref: RefName
  /** For a ref that is new to the remote: where it left the default branch. */
  readonly oldTip: CommitId
  readonly newTip: CommitId
  readonly policy: Policy
  /** What the repository is known by, its root commits; empty where no verified sign-off is held against it. */
  readonly repository: readonly CommitId[]
  /** Why the policy at the new tip could judge nothing afterwards; null when it could, or is gone. */
  readonly policyProblem: string | null
  readonly commits: readonly CommitId[]
  readonly radius: BlastRadius
  readonly provenance: LandingProvenance
  /** Authors and co-authors of the landing: claimed, not authenticated. */
  readonly authors: readonly Identity[]
  /** Every author proved, with a roster key, to be of a signer's seniority. */
  readonly seniorAuthors: boolean
  /** Commits, clean merges aside, whose author no roster key proves; empty where the policy takes authors at their word. */
  readonly unproved: readonly CommitId[]
  readonly signOffs: readonly SignOffFact[]
  readonly now: Date
}

/** One token found: verified and worth weighing, or why not. */
export type SignOffFact =
  | { readonly verified: false; readonly objection: Objection; readonly relevant: boolean }
  | {
      readonly verified: true
      /** The token as it was found. */
      readonly token: string
      readonly statement: Statement
      readonly signer: Person
      /** The one of the signer's keys that signed; what it swears to when it is a security key, else null. */
      readonly key: PublicKey
      readonly hardware: Hardware | null
      readonly coverage: Coverage
      /** Authors, co-authors and committers of the signed commits. */
      readonly authors: readonly Identity[]
      /** Worth a word when it does not count: it speaks of these commits, or was handed in with the push. */
      readonly relevant: boolean
    }

/** The landing as a sign-off is held against it. */
export function landingTerms({
  ref,
  repository,
  radius,
  now,
  policy,
}: Pick<LandingFacts, 'ref' | 'repository' | 'radius' | 'now' | 'policy'>): LandingTerms {
  const paths = radius.files.flatMap(({ path, from }) => (from === null ? [path] : [path, from]))
  const bootstrap = isSoleSignersPolicy(policy, paths, now)
  return { ref, repository, level: radius.level, now, policy, paths, bootstrap }
}
