// Decides one ref. All it knows is in its arguments: no git, no clock, no files.
import { requirementFor } from '../policy/requirement.ts'
import { kinds, type Kind } from '../model/provenance.ts'
import type { Statement } from '../model/signoff.ts'
import type { Finding, Objection, Verdict } from '../model/verdict.ts'
import type { Person } from '../model/roster.ts'
import { objectionTo } from '../signoff/objection.ts'
import { landingTerms, type LandingFacts, type RefFacts, type SignOffFact } from './facts.ts'
import { brokenFinding, lacksSignOffs, objectionFinding, pastLimit, policyUnsound } from './findings.ts'

export interface Judgement {
  readonly facts: RefFacts
  readonly verdict: Verdict
  /** Sign-offs that the landing needs: distinct people. */
  readonly required: number
  /** Sign-offs that count, one a person. */
  readonly counted: readonly CountedSignOff[]
  /** What the requirement was taken from: the landing's own kinds and those of the changes signed. */
  readonly kinds: readonly Kind[]
}

export interface CountedSignOff {
  readonly signer: Person
  readonly statement: Statement
  readonly token: string
}

export function judge(facts: RefFacts): Judgement {
  switch (facts.kind) {
    case 'unprotected':
    case 'not-enrolled':
    case 'unmoved':
      return { facts, verdict: { allowed: true }, required: 0, counted: [], kinds: [] }
    case 'deletion':
    case 'dropped':
    case 'unrelated':
    case 'not-a-commit':
      return { facts, verdict: refused([brokenFinding(facts)]), required: 0, counted: [], kinds: [] }
    case 'landing':
      return judgeLanding(facts)
  }
}

function judgeLanding(landing: LandingFacts): Judgement {
  const weighed = landing.signOffs.map((fact) => ({ fact, objection: weigh(fact, landing) }))
  const counted = distinctSigners(
    weighed.flatMap(({ fact, objection }) => (objection === null && fact.verified ? [fact] : [])),
  )
  const seen = unionOfKinds(landing)
  const required = requirementFor(landing.policy, {
    level: landing.radius.level,
    kinds: seen,
    seniorAuthors: landing.seniorAuthors,
  })
  const objections = worthSaying(
    weighed.flatMap(({ fact, objection }) => (objection !== null && fact.relevant ? [objection] : [])),
  )
  const verdict = decide(
    landing,
    required,
    counted.map(({ signer }) => signer),
    objections,
  )
  return { facts: landing, verdict, required, counted, kinds: kinds.filter((kind) => seen.has(kind)) }
}

function decide(
  landing: LandingFacts,
  required: number,
  signers: readonly Person[],
  objections: readonly Objection[],
): Verdict {
  const problems: Finding[] = []
  // A policy that can't be read would refuse everything from then on, its own repair too.
  if (landing.policyProblem !== null) problems.push(policyUnsound(landing, landing.policyProblem))
  // A person can't vouch for more than a person can read; a change that needs nobody's word has no such limit.
  if (required > 0 && landing.radius.reviewable > landing.policy.reviewableLines) problems.push(pastLimit(landing))
  if (signers.length < required) {
    const lacks = lacksSignOffs(landing, required, signers)
    problems.push(lacks, ...objections.map((objection) => objectionFinding(objection, lacks)))
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

function weigh(fact: SignOffFact, landing: LandingFacts): Objection | null {
  if (!fact.verified) return fact.objection
  return objectionTo({ ...fact, authors: [...landing.authors, ...fact.authors] }, landingTerms(landing))
}

/** People are counted, not tokens: two keys of one person, or one token in two notes, are one sign-off. */
function distinctSigners(signOffs: readonly CountedSignOff[]): CountedSignOff[] {
  return [
    ...new Map(signOffs.map(({ signer, statement, token }) => [signer.name, { signer, statement, token }])).values(),
  ]
}

/** A squash loses the trailers of what it squashed; sign-offs that cover it, counting or not, remember what their signers saw. */
function unionOfKinds({ provenance, signOffs }: LandingFacts): ReadonlySet<Kind> {
  const covering = signOffs.flatMap((fact) => (fact.verified && fact.coverage.covers ? [fact.statement] : []))
  return new Set([...provenance.kinds, ...covering.flatMap(({ seen }) => seen.provenance)])
}

function refused(findings: readonly Finding[]): Verdict {
  const [first, ...rest] = findings
  // An empty refusal would be a bug that looks like a decision.
  // Stryker disable next-line ConditionalExpression: no caller refuses with nothing; this holds when one does.
  if (first === undefined) throw new Error('refused without a finding')
  return { allowed: false, findings: [first, ...rest] }
}
