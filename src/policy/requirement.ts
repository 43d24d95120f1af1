// How many sign-offs a landing needs.
import type { Policy } from '../model/policy.ts'
import type { Kind } from '../model/provenance.ts'
import type { Level } from '../model/radius.ts'

export interface RequirementFacts {
  readonly level: Level
  readonly kinds: ReadonlySet<Kind>
  /** Every author is authenticated as a signer's seniority or above. */
  readonly seniorAuthors: boolean
}

/** The strictest kind's number; of no kind at all, undeclared's: nobody looked. */
export function requirementFor(policy: Policy, { level, kinds, seniorAuthors }: RequirementFacts): number {
  const table = seniorAuthors ? policy.seniorAuthors : policy.requirements
  const present: readonly Kind[] = kinds.size === 0 ? ['undeclared'] : [...kinds]
  return Math.max(...present.map((kind) => table[kind][level]))
}
