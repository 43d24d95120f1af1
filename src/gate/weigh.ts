// Weighs the sign-offs of a landing, or of a step of it: which count, what is needed, and why the others do not count.
import type { Kind } from '../model/provenance.ts'
import type { Level } from '../model/radius.ts'
import type { Person } from '../model/roster.ts'
import type { Statement } from '../model/signoff.ts'
import type { Objection } from '../model/verdict.ts'
import { requirementFor } from '../policy/requirement.ts'
import { isBootstrap, objectionTo, type LandingTerms } from '../signoff/objection.ts'
import { landingTerms, type LandingFacts, type SignOffFact, type Step } from './facts.ts'

export interface SignedStep {
  readonly step: Step
  readonly required: number
  readonly counted: readonly CountedSignOff[]
}

export interface CountedSignOff {
  readonly signer: Person
  readonly statement: Statement
  readonly token: string
  /** The signer's own change of the policy, which nobody else could sign. */
  readonly bootstrap: boolean
}

/** What a step needs, what it has, and why that which is there besides does not count. */
export interface Weighed extends SignedStep {
  readonly kinds: ReadonlySet<Kind>
  readonly objections: readonly Objection[]
}

export function weighStep(landing: LandingFacts, step: Step, level: Level): Weighed {
  const terms = landingTerms(landing, step)
  const weighed = step.signOffs.map((fact) => ({ fact, objection: weigh(fact, step, terms) }))
  const seen = new Set([...step.provenance.kinds, ...kindsSigned(landing, step)])
  return {
    step,
    required: requirementFor(landing.policy, {
      level,
      kinds: seen,
      seniorAuthors: step.seniorAuthors,
      unprovedAuthors: step.unproved.length > 0,
    }),
    counted: distinctSigners(
      weighed.flatMap(({ fact, objection }) =>
        objection === null && fact.verified ? [counting(fact, step, terms)] : [],
      ),
    ),
    kinds: seen,
    objections: weighed.flatMap(({ fact, objection }) => (objection !== null && fact.relevant ? [objection] : [])),
  }
}

function weigh(fact: SignOffFact, step: Step, terms: LandingTerms): Objection | null {
  return fact.verified ? objectionTo(held(fact, step), terms) : fact.objection
}

type VerifiedFact = SignOffFact & { readonly verified: true }

/** The sign-off with all whose work it is: the step's authors and those of the signed commits. */
const held = (fact: VerifiedFact, { authors }: Step): VerifiedFact => ({
  ...fact,
  authors: [...authors, ...fact.authors],
})

function counting(fact: VerifiedFact, step: Step, terms: LandingTerms): CountedSignOff {
  const { signer, statement, token } = fact
  return { signer, statement, token, bootstrap: isBootstrap(held(fact, step), terms) }
}

/** People are counted, not tokens: two keys of one person, or one token in two notes, are one sign-off. */
function distinctSigners(signOffs: readonly CountedSignOff[]): CountedSignOff[] {
  return [...new Map(signOffs.map((signOff) => [signOff.signer.name, signOff])).values()]
}

/** A squash loses the trailers of what it squashed; sign-offs that cover it or a part, counting or not, remember what their signers saw. */
function kindsSigned({ steps }: LandingFacts, step: Step): Kind[] {
  const within = new Set(step.commits.map(({ id }) => id))
  const parts = steps.filter(({ commits }) => commits.every(({ id }) => within.has(id)))
  const covering = [step, ...parts].flatMap(({ signOffs }) =>
    signOffs.flatMap((fact) => (fact.verified && fact.coverage.covers ? [fact.statement] : [])),
  )
  return covering.flatMap(({ seen }) => seen.provenance)
}

export const isEnough = (landing: LandingFacts, { step, required, counted }: SignedStep): boolean =>
  counted.length >= required && !isTooLong(landing, step, required)

/** A person can't vouch for more than a person can read; a change that needs nobody's word has no such limit. */
export const isTooLong = ({ policy }: LandingFacts, { radius }: Step, required: number): boolean =>
  required > 0 && radius.reviewable > policy.reviewableLines
