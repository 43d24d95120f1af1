// Why a sign-off does not count for a landing, or null. All it knows is in its arguments: no git, no keys, no clock.
import type { Identity } from '../model/change.ts'
import { shortRef } from '../model/ids.ts'
import { compilePatterns } from '../model/patterns.ts'
import { grades, type Grade } from '../model/policy.ts'
import type { Person, Roster } from '../model/roster.ts'
import { objection, type Objection } from '../model/verdict.ts'
import { lacksHardware, objectionToKeys, revoked } from './objection-to-key.ts'
import { isSamePerson } from './same-person.ts'
import type { Candidate, Hand, LandingTerms, SignOff, Stated, Terms } from './weighed.ts'

export type { Candidate, Hand, LandingTerms, SignOff, Stated, Terms } from './weighed.ts'

/** Seconds that the signer's clock may be ahead of ours. */
const clockSkew = 300

/** The first reason why the sign-off does not count; null when it does. */
export function objectionTo(signOff: SignOff, landing: LandingTerms): Objection | null {
  return (
    objectionToStatement(signOff, landing) ??
    outOfScope(signOff, landing) ??
    byAuthor(signOff, landing) ??
    lacksHardware(signOff, landing) ??
    otherChange(signOff) ??
    carriedTooFar(signOff, landing)
  )
}

/** The same, whatever lands: what would not count anyway is not worth asking git about. */
export function objectionToStatement(stated: Stated, landing: Terms): Objection | null {
  return (
    revoked(stated, landing) ??
    declined(stated) ??
    notYetValid(stated, landing) ??
    expired(stated, landing) ??
    livesTooLong(stated, landing) ??
    otherRepository(stated, landing) ??
    otherBranch(stated, landing) ??
    notSenior(stated, landing)
  )
}

/** The same for a person who has not signed yet: may this one sign this landing at all? */
export function objectionToSigner(hand: Candidate, landing: LandingTerms): Objection | null {
  return (
    notSenior(hand, landing) ??
    outOfScope(hand, landing) ??
    byAuthor(hand, landing) ??
    objectionToKeys(hand.signer, hand.keys, landing)
  )
}

/** It counts only because nobody else could change the policy; said each time. */
export const isBootstrap = (hand: Hand, { bootstrap }: LandingTerms): boolean =>
  bootstrap && ownHand(hand) !== undefined

// Each check is written so that a value it can't compare (a date that is none, an unknown seniority) is an objection.

function declined({ statement, signer }: Stated): Objection | null {
  if (statement.verdict === 'approved') return null
  const why = statement.reason === '' ? '' : `: ${statement.reason}`
  return objection('sign-off-declined', `${signer.name} declined this on ${day(statement.issued)}${why}`)
}

function notYetValid({ statement, signer }: Stated, { now }: Pick<Terms, 'now'>): Objection | null {
  if (seconds(statement.issued) <= now.getTime() / 1000 + clockSkew) return null
  return objection(
    'sign-off-not-yet-valid',
    `${signer.name}'s sign-off begins ${statement.issued}; this clock has not come that far`,
  )
}

/** It counts until, not at, its expiry. */
function expired({ statement, signer }: Stated, { now }: Pick<Terms, 'now'>): Objection | null {
  if (now.getTime() / 1000 < seconds(statement.expires)) return null
  return objection('sign-off-expired', `${signer.name}'s sign-off ended ${day(statement.expires)}`)
}

function livesTooLong({ statement, signer }: Stated, { policy }: Pick<Terms, 'policy'>): Objection | null {
  const lifetime = seconds(statement.expires) - seconds(statement.issued)
  if (lifetime <= policy.lifetime) return null
  const span = `${day(statement.issued)} to ${day(statement.expires)}`
  return objection(
    'sign-off-lifetime',
    `${signer.name}'s sign-off is for ${span}, longer than the ${days(policy.lifetime)} the policy allows`,
  )
}

/** All roots, not any: a repository that took in another's history must not take its sign-offs with it. */
function otherRepository({ statement, signer }: Stated, { repository }: Pick<Terms, 'repository'>): Objection | null {
  const here = new Set(repository)
  const same =
    here.size > 0 && statement.repository.length === here.size && statement.repository.every((root) => here.has(root))
  return same ? null : objection('sign-off-other-repository', `${signer.name}'s sign-off is for another repository`)
}

function otherBranch({ statement, signer }: Stated, { ref }: Pick<Terms, 'ref'>): Objection | null {
  if (statement.target === ref) return null
  return objection(
    'sign-off-other-branch',
    `${signer.name}'s sign-off is for ${shortRef(statement.target)}, not ${shortRef(ref)}`,
  )
}

function notSenior({ signer }: Pick<Hand, 'signer'>, { policy: { roster } }: Pick<Terms, 'policy'>): Objection | null {
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

function outOfScope({ signer }: Pick<Hand, 'signer'>, { paths }: Pick<LandingTerms, 'paths'>): Objection | null {
  const covers = signer.paths === null ? (): boolean => true : compilePatterns(signer.paths)
  const outside = paths.filter((path) => !covers(path))
  const [first, ...others] = outside
  if (first === undefined) return null
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return objection('sign-off-out-of-scope', `${signer.name} may not sign for "${first}"${more}`)
}

// The single signer of `bootstrap` is the only one whose sign-off gets this far.
function byAuthor(hand: Hand, { bootstrap }: LandingTerms): Objection | null {
  const self = ownHand(hand)
  if (self === undefined || bootstrap) return null
  return objection(
    'sign-off-by-author',
    `${hand.signer.name} had a hand in this change (as ${self.name} <${self.email}>) and can't sign it off`,
  )
}

/** The author that the signer is, as the commits name them. */
const ownHand = ({ signer, authors }: Hand): Identity | undefined =>
  authors.find((author) => isSamePerson(signer, author))

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

const seconds = (time: string): number => Date.parse(time) / 1000
const day = (time: string): string => time.slice(0, 10)
const days = (lifetime: number): string =>
  lifetime === 86400 ? '1 day' : `${Math.round((lifetime / 86400) * 10) / 10} days`
