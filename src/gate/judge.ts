// Decides one ref. All it knows is in its arguments: no git, no clock, no files.
import { kinds, type Kind } from '../model/provenance.ts'
import type { Finding, Objection, Verdict } from '../model/verdict.ts'
import { makersOf, type LandingFacts, type RefFacts } from './facts.ts'
import { brokenFinding, needsSignOff, objectionFinding, pastLimit, policyUnsound } from './findings.ts'
import { trailerFindings } from './trailer-findings.ts'
import { leavingLeast, weightUnder } from './take-out.ts'
import { isEnough, isTooLong, weighStep, type CountedSignOff, type SignedStep, type Weighed } from './weigh.ts'

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
    case 'outdated-policy':
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

/** Steps that a sign-off counts for and that might have landed alone. */
function takeOut(landing: LandingFacts): Weighed[] {
  const enough = landing.steps
    .map((step) => weighStep(landing, step, step.radius.level))
    .filter((weighed) => weighed.counted.length > 0 && isEnough(landing, weighed))
  return leavingLeast(landing.way, enough, weightUnder(landing.policy, landing.radius.level))
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
  // Before what a sign-off would mend: amending what was signed is no loss, signing what is to be amended is a detour.
  problems.push(...trailerFindings(landing))
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
  // Stryker disable next-line ConditionalExpression: no caller refuses with nothing; this holds when one does.
  if (first === undefined) throw new Error('refused without a finding')
  return { allowed: false, findings: [first, ...rest] }
}
