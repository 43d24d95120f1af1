// How many sign-offs a landing needs.
import type { Policy } from '../model/policy.ts'
import type { Kind } from '../model/provenance.ts'
import type { Level } from '../model/radius.ts'

export interface RequirementFacts {
  readonly level: Level
  readonly kinds: ReadonlySet<Kind>
  /** Every author is authenticated as a signer's seniority or above. */
  readonly seniorAuthors: boolean
  /** Of a commit nobody knows who made it, where the policy wants that proved. */
  readonly unprovedAuthors: boolean
}

/** The strictest kind's number; of no kind at all, undeclared's: nobody looked. */
export function requirementFor(
  policy: Policy,
  { level, kinds, seniorAuthors, unprovedAuthors }: RequirementFacts,
): number {
  const table = seniorAuthors ? policy.seniorAuthors : policy.requirements
  const present: readonly Kind[] = kinds.size === 0 ? ['undeclared'] : [...kinds]
  const asked = Math.max(...present.map((kind) => table[kind][level]))
  return unprovedAuthors ? forUnproved(asked) : asked
}

/** One of the signers may have made the change in somebody's name; a second one has not. */
export const forUnproved = (asked: number): number => (asked === 0 ? 0 : Math.max(asked, 2))
