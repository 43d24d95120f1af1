// Why a sign-off does not count for a landing, or null. All it knows is in its arguments: no git, no keys, no clock.
import type { Identity } from '../model/change.ts'
import { shortRef, type CommitId, type Path, type RefName } from '../model/ids.ts'
import { compilePatterns } from '../model/patterns.ts'
import { grades, type Grade, type Policy } from '../model/policy.ts'
import type { Level } from '../model/radius.ts'
import type { Person, Roster } from '../model/roster.ts'
import type { Coverage, Statement } from '../model/signoff.ts'
import type { Objection, ObjectionCode } from '../model/verdict.ts'
import { isSamePerson } from './same-person.ts'

/** A person who signs, and those whose work it is. */
export interface Hand {
  readonly signer: Person
  /** Authors and co-authors of the landing; authors, co-authors and committers of the signed commits. */
  readonly authors: readonly Identity[]
}

/** What a verified token says, and who signed it. */
export type Stated = Pick<SignOff, 'statement' | 'signer'>

/** A sign-off whose token was verified, and what git says of it and the landing. */
export interface SignOff extends Hand {
  readonly statement: Statement
  readonly coverage: Coverage
}

/** A landing as a sign-off is held against it. */
export interface LandingTerms {
  readonly ref: RefName
  /** Ids of the repository's root commits. */
  readonly repository: readonly CommitId[]
  readonly level: Level
  readonly now: Date
  readonly policy: Policy
  /** The paths that it touches; of a rename, both. */
  readonly paths: readonly Path[]
}

/** Seconds that the signer's clock may be ahead of ours. */
const clockSkew = 300

/** The first reason why the sign-off does not count; null when it does. */
export function objectionTo(signOff: SignOff, landing: LandingTerms): Objection | null {
  return (
    objectionToStatement(signOff, landing) ??
    byAuthor(signOff) ??
    otherChange(signOff) ??
    carriedTooFar(signOff, landing)
  )
}

/** The same, as far as the statement alone tells: what would not count anyway is not worth asking git about. */
export function objectionToStatement(stated: Stated, landing: LandingTerms): Objection | null {
  return (
    declined(stated) ??
    notYetValid(stated, landing) ??
    expired(stated, landing) ??
    livesTooLong(stated, landing) ??
    otherRepository(stated, landing) ??
    otherBranch(stated, landing) ??
    notSenior(stated, landing) ??
    outOfScope(stated, landing)
  )
}

/** The same for a person who has not signed yet: may this one sign this landing at all? */
export function objectionToSigner(hand: Hand, landing: LandingTerms): Objection | null {
  return notSenior(hand, landing) ?? outOfScope(hand, landing) ?? byAuthor(hand)
}

// Each check is written so that a value it can't compare (a date that is none, an unknown seniority) is an objection.

function declined({ statement, signer }: Stated): Objection | null {
  if (statement.verdict === 'approved') return null
  const why = statement.reason === '' ? '' : `: ${statement.reason}`
  return objection('sign-off-declined', `${signer.name} declined this on ${day(statement.issued)}${why}`)
}

function notYetValid({ statement, signer }: Stated, { now }: LandingTerms): Objection | null {
  if (seconds(statement.issued) <= now.getTime() / 1000 + clockSkew) return null
  return objection(
    'sign-off-not-yet-valid',
    `${signer.name}'s sign-off begins ${statement.issued}; this clock has not come that far`,
  )
}

/** It counts until, not at, its expiry. */
function expired({ statement, signer }: Stated, { now }: LandingTerms): Objection | null {
  if (now.getTime() / 1000 < seconds(statement.expires)) return null
  return objection('sign-off-expired', `${signer.name}'s sign-off ended ${day(statement.expires)}`)
}

function livesTooLong({ statement, signer }: Stated, { policy }: LandingTerms): Objection | null {
  const lifetime = seconds(statement.expires) - seconds(statement.issued)
  if (lifetime <= policy.lifetime) return null
  const span = `${day(statement.issued)} to ${day(statement.expires)}`
  return objection(
    'sign-off-lifetime',
    `${signer.name}'s sign-off is for ${span}, longer than the ${days(policy.lifetime)} the policy allows`,
  )
}

/** All roots, not any: a repository that took in another's history must not take its sign-offs with it. */
function otherRepository({ statement, signer }: Stated, { repository }: LandingTerms): Objection | null {
  const here = new Set(repository)
  const same =
    here.size > 0 && statement.repository.length === here.size && statement.repository.every((root) => here.has(root))
  return same ? null : objection('sign-off-other-repository', `${signer.name}'s sign-off is for another repository`)
}

function otherBranch({ statement, signer }: Stated, { ref }: LandingTerms): Objection | null {
  if (statement.target === ref) return null
  return objection(
    'sign-off-other-branch',
    `${signer.name}'s sign-off is for ${shortRef(statement.target)}, not ${shortRef(ref)}`,
  )
}

function notSenior({ signer }: Pick<Hand, 'signer'>, { policy: { roster } }: LandingTerms): Objection | null {
  if (isSeniorEnough(signer, roster)) return null
  return objection(
    'sign-off-not-senior',
    `${signer.name} is ${signer.seniority}; sign-offs count from ${roster.signers} on`,
  )
}

/** Of a seniority whose sign-off counts. */
export function isSeniorEnough({ seniority }: Person, { seniorities, signers }: Roster): boolean {
  const [theirs, least] = [seniorities.indexOf(seniority), seniorities.indexOf(signers)]
  return least !== -1 && theirs >= least
}

function outOfScope({ signer }: Pick<Hand, 'signer'>, { paths }: LandingTerms): Objection | null {
  const covers = signer.paths === null ? (): boolean => true : compilePatterns(signer.paths)
  const outside = paths.filter((path) => !covers(path))
  const [first, ...others] = outside
  if (first === undefined) return null
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return objection('sign-off-out-of-scope', `${signer.name} may not sign for "${first}"${more}`)
}

function byAuthor({ signer, authors }: Hand): Objection | null {
  const self = authors.find((author) => isSamePerson(signer, author))
  if (self === undefined) return null
  return objection(
    'sign-off-by-author',
    `${signer.name} had a hand in this change (as ${self.name} <${self.email}>) and can't sign it off`,
  )
}

function otherChange({ signer, coverage }: SignOff): Objection | null {
  if (coverage.covers) return null
  return objection('sign-off-other-change', `${signer.name}'s sign-off does not cover this: ${coverage.why}`)
}

const manner: Record<Grade, string> = {
  exact: 'reached it exactly as signed',
  disjoint: 'was carried over files that nobody else touched',
  replay: 'was carried over by replay onto files that changed since',
}

function carriedTooFar({ signer, coverage }: SignOff, { policy, level }: LandingTerms): Objection | null {
  // Stryker disable next-line ConditionalExpression: otherChange has spoken; the compiler wants to hear it.
  if (!coverage.covers) return null
  const enough = policy.carried[level]
  if (grades.indexOf(coverage.grade) <= grades.indexOf(enough)) return null
  const says = `${signer.name}'s sign-off ${manner[coverage.grade]}; a ${level} change takes "${enough}" at most`
  return objection('sign-off-grade', says)
}

const objection = (code: ObjectionCode, says: string): Objection => ({ code, says })

const seconds = (time: string): number => Date.parse(time) / 1000
const day = (time: string): string => time.slice(0, 10)
const days = (lifetime: number): string =>
  lifetime === 86400 ? '1 day' : `${Math.round((lifetime / 86400) * 10) / 10} days`
