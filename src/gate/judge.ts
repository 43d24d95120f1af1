// Decides one ref. All it knows is in its arguments: no git, no clock, no files.
import { requirementFor } from '../policy/requirement.ts'
import type { CommitId } from '../model/ids.ts'
import { kinds, type Kind } from '../model/provenance.ts'
import type { Level } from '../model/radius.ts'
import type { Statement } from '../model/signoff.ts'
import type { Finding, Objection, Verdict } from '../model/verdict.ts'
import type { Person } from '../model/roster.ts'
import { isBootstrap, objectionTo, type LandingTerms } from '../signoff/objection.ts'
import { landingTerms, makersOf, type LandingFacts, type RefFacts, type SignOffFact, type Step } from './facts.ts'
import { brokenFinding, needsSignOff, objectionFinding, pastLimit, policyUnsound } from './findings.ts'

export interface Judgement {
  readonly facts: RefFacts
  readonly verdict: Verdict
  /** Sign-offs that the landing needs, from distinct people; where steps were taken out: that the rest of it needs. */
  readonly required: number
  /** Sign-offs that count towards it, one a person. */
  readonly counted: readonly CountedSignOff[]
  /** Steps of the landing that were signed off by themselves. */
  readonly steps: readonly SignedStep[]
  /** What the requirement was taken from: the landing's own kinds and those of the changes signed. */
  readonly kinds: readonly Kind[]
}

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

/** More sign-offs might help: those at the remote, say. */
export const lacksSignOffs = ({ required, counted }: Judgement): boolean => counted.length < required

/** All that count, for the landing or for a step of it. */
export const countedSignOffs = ({ counted, steps }: Judgement): readonly CountedSignOff[] => [
  ...counted,
  ...steps.flatMap((step) => step.counted),
]

const nothingWeighed = { required: 0, counted: [], steps: [], kinds: [] }

export function judge(facts: RefFacts): Judgement {
  switch (facts.kind) {
    case 'unprotected':
    case 'not-enrolled':
    case 'unmoved':
      return { facts, verdict: { allowed: true }, ...nothingWeighed }
    case 'deletion':
    case 'dropped':
    case 'unrelated':
    case 'not-a-commit':
      return { facts, verdict: refused([brokenFinding(facts)]), ...nothingWeighed }
    case 'landing':
      return judgeLanding(facts)
  }
}

/**
 * As one change; where that is not enough, steps that sign-offs cover by themselves are taken out, and all that is left is judged
 * together, at the whole landing's level: taking steps out makes nothing smaller.
 */
function judgeLanding(landing: LandingFacts): Judgement {
  const whole = weighStep(landing, landing, landing.radius.level)
  const steps = isEnough(landing, whole) ? [] : takeOut(landing)
  const rest = steps.length === 0 ? whole : weighRest(landing, steps)
  const seen = new Set([rest, ...steps].flatMap((weighed) => [...weighed.kinds]))
  return {
    facts: landing,
    verdict: decide(landing, rest, steps),
    required: rest.required,
    counted: rest.counted,
    steps,
    kinds: kinds.filter((kind) => seen.has(kind)),
  }
}

/** What a step needs, what it has, and why that which is there besides does not count. */
interface Weighed extends SignedStep {
  readonly kinds: ReadonlySet<Kind>
  readonly objections: readonly Objection[]
}

function weighStep(landing: LandingFacts, step: Step, level: Level): Weighed {
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

const isEnough = (landing: LandingFacts, { step, required, counted }: SignedStep): boolean =>
  counted.length >= required && !isTooLong(landing, step, required)

/** A person can't vouch for more than a person can read; a change that needs nobody's word has no such limit. */
const isTooLong = ({ policy }: LandingFacts, { radius }: Step, required: number): boolean =>
  required > 0 && radius.reviewable > policy.reviewableLines

/** Steps that somebody's word counts for and that might have landed alone, none over another: the longest first. */
function takeOut(landing: LandingFacts): Weighed[] {
  const gone = new Set<CommitId>()
  return landing.steps
    .toSorted((a, b) => b.commits.length - a.commits.length)
    .map((step) => weighStep(landing, step, step.radius.level))
    .filter(({ counted }) => counted.length > 0)
    .filter((weighed) => {
      if (!isEnough(landing, weighed) || weighed.step.commits.some(({ id }) => gone.has(id))) return false
      for (const { id } of weighed.step.commits) gone.add(id)
      return true
    })
}

/** What no sign-off covers by itself; nothing, where the steps are all there is. */
function weighRest(landing: LandingFacts, steps: readonly SignedStep[]): Weighed {
  const gone = new Set(steps.flatMap(({ step }) => step.commits.map(({ id }) => id)))
  const used = new Set(steps.flatMap(({ counted }) => counted.map(({ token }) => token)))
  const left = landing.commits.filter(({ id }) => !gone.has(id))
  // No token counts here: what covers it all was not enough. They are asked for what is to be said of them.
  const signOffs = landing.signOffs.filter((fact) => !fact.verified || !used.has(fact.token))
  const rest = weighStep(landing, { ...landing, ...makersOf(left), signOffs }, landing.radius.level)
  return left.length === 0 ? { ...rest, required: 0, kinds: new Set() } : { ...rest, counted: [] }
}

function decide(landing: LandingFacts, rest: Weighed, steps: readonly SignedStep[]): Verdict {
  const { required, counted, objections } = rest
  const problems: Finding[] = []
  // A policy that can't be read would refuse everything from then on, its own repair too.
  if (landing.policyProblem !== null) problems.push(policyUnsound(landing, landing.policyProblem))
  if (isTooLong(landing, rest.step, required)) problems.push(pastLimit(landing))
  if (counted.length < required) {
    const signers = counted.map(({ signer }) => signer)
    const lacks = needsSignOff(landing, { required, signers, signedSteps: steps.map(({ step }) => step) })
    problems.push(lacks, ...worthSaying(objections).map((objection) => objectionFinding(objection, lacks)))
  }
  return problems.length === 0 ? { allowed: true } : refused(problems)
}

const junk: ReadonlySet<string> = new Set(['sign-off-malformed', 'sign-off-bad-signature', 'sign-off-unknown-key'])
const mostObjections = 5

/** Anybody may fill the notes with junk: it comes last, each kind once, and never buries the rest of a refusal. */
function worthSaying(objections: readonly Objection[]): Objection[] {
  const distinct = [...new Map(objections.map((objection) => [objection.says, objection])).values()]
  const [last, first] = [distinct.filter(({ code }) => junk.has(code)), distinct.filter(({ code }) => !junk.has(code))]
  return [...first, ...last].slice(0, mostObjections)
}

function refused(findings: readonly Finding[]): Verdict {
  const [first, ...rest] = findings
  // An empty refusal would be a bug that looks like a decision.
  if (first === undefined) throw new Error('refused without a finding')
  return { allowed: false, findings: [first, ...rest] }
}
