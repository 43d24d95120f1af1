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
import { distinctIdentities } from '../provenance/people.ts'
import { landingProvenance, type ProvenCommit } from '../provenance/landing.ts'
import type { TrailerBreach } from '../provenance/trailer-rules.ts'
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
  readonly kind: 'deletion' | 'dropped' | 'unrelated' | 'not-a-commit' | 'outdated-policy'
  readonly ref: RefName
  readonly oldTip: CommitId | null
  readonly newTip: CommitId | null
  /** Commits that the branch would lose. */
  readonly dropped: number
  readonly policy: Policy
}

/** A protected branch moving from an old tip to a new tip. */
export interface LandingFacts extends Step {
  readonly kind: 'landing'
  readonly ref: RefName
  readonly policy: Policy
  /** What the repository is known by, its root commits; empty where no verified sign-off is held against it. */
  readonly repository: readonly CommitId[]
  /** Why the policy at the new tip could judge nothing afterwards; null when it could, or is gone. */
  readonly policyProblem: string | null
  readonly now: Date
  /** Parts of the landing that sign-offs cover which do not cover it all. They may overlap. */
  readonly steps: readonly Step[]
  /** Where there are steps: the tips that they lead from and to, the old tip first. */
  readonly way: readonly CommitId[]
}

/** A way along first parents: all of a landing (`oldTip` is, for a ref new to the remote, where it left the default branch), or a part. */
export interface Step extends Makers {
  readonly oldTip: CommitId
  readonly newTip: CommitId
  readonly radius: BlastRadius
  readonly signOffs: readonly SignOffFact[]
}

/** What is known of some commits' making. */
export interface Makers {
  readonly commits: readonly LandedCommit[]
  readonly provenance: LandingProvenance
  /** Authors and co-authors: claimed, not authenticated. */
  readonly authors: readonly Identity[]
  /** Every author proved, with a roster key, to be of a signer's seniority. */
  readonly seniorAuthors: boolean
  /** Commits, clean merges aside, whose author no roster key proves; empty where the policy takes authors at their word. */
  readonly unproved: readonly CommitId[]
}

export interface LandedCommit extends ProvenCommit {
  /** The first line of its message. */
  readonly subject: string
  /** Where its message breaks the policy's rules about markers. */
  readonly breaches: readonly TrailerBreach[]
  /** Somebody says by hand that AI had no part in it, and evidence says otherwise. */
  readonly denied: boolean
  readonly authors: readonly Identity[]
  /** Its one author is proved, with a roster key, to be of a signer's seniority. */
  readonly bySenior: boolean
  /** No roster key proves its author, and the policy doesn't take authors at their word. */
  readonly unproved: boolean
}

export function makersOf(commits: readonly LandedCommit[]): Makers {
  const own = commits.filter(({ cleanMerge }) => !cleanMerge)
  return {
    commits,
    provenance: landingProvenance(commits),
    authors: distinctIdentities(own.flatMap(({ authors }) => authors)),
    unproved: own.filter(({ unproved }) => unproved).map(({ id }) => id),
    seniorAuthors: commits.length > 0 && commits.every(({ bySenior }) => bySenior),
  }
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

/** The step as a sign-off is held against it, under the rules of its landing. */
export function landingTerms(
  { ref, repository, now, policy }: Pick<LandingFacts, 'ref' | 'repository' | 'now' | 'policy'>,
  { radius }: Pick<Step, 'radius'>,
): LandingTerms {
  const paths = radius.files.flatMap(({ path, from }) => (from === null ? [path] : [path, from]))
  const bootstrap = isSoleSignersPolicy(policy, paths, now)
  return { ref, repository, level: radius.level, now, policy, paths, bootstrap }
}
