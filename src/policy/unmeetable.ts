// Finds what a policy asks for and its roster can't give: it would refuse for ever, its own repair too. Every revocation is taken to
// be in force: a policy is sound or not whatever the clock says, and does not break on a morning when nobody touched it.
import { takesSecurityKey, type Policy, type RequirementTable } from '../model/policy.ts'
import { kinds } from '../model/provenance.ts'
import { levels, type Level } from '../model/radius.ts'
import { isSecurityKey, type Person } from '../model/roster.ts'
import { standingRoster } from '../signoff/revocation.ts'
import { forUnproved } from './requirement.ts'
import { eligibleSigners } from './roster.ts'

export function unmeetable(policy: Policy): string[] {
  const signers = eligibleSigners(standingRoster(policy, null))
  if (signers.length === 0) return [nobodyCanSign(policy)]
  return [
    ...authorsProblems(policy, signers),
    ...tablesOf(policy, signers).flatMap((table) => tooMuch(table, policy, signers)),
  ]
}

function nobodyCanSign({ roster, revoked }: Policy): string {
  const key = revoked.length === 0 ? 'a key' : 'a key that is not revoked'
  return `roster: nobody can sign: no one of seniority \`${roster.signers}\` or above has ${key}`
}

function authorsProblems({ authors }: Policy, { length }: readonly Person[]): string[] {
  if (authors === 'claimed' || length >= 2) return []
  return [`authors: \`${authors}\` asks for two sign-offs, but the roster has ${length} who can sign`]
}

interface Table {
  readonly name: string
  readonly counts: RequirementTable
  /** It may be asked for of authors who are not proved; senior authors are. */
  readonly unproved: boolean
}

function tablesOf({ requirements, seniorAuthors, authors }: Policy, { length }: readonly Person[]): Table[] {
  const table = { name: 'requirements', counts: requirements, unproved: authors === 'authenticated' && length >= 2 }
  if (seniorAuthors === requirements) return [table]
  return [table, { name: 'senior-authors', counts: seniorAuthors, unproved: false }]
}

function tooMuch({ name, counts, unproved }: Table, policy: Policy, signers: readonly Person[]): string[] {
  return kinds.flatMap((kind) =>
    levels.flatMap((level) => {
      const [written, there] = [counts[kind][level], ableAt(level, policy, signers)]
      const needed = unproved ? forUnproved(written) : written
      if (needed <= there) return []
      const whose = needed === written ? '' : ' of authors who are not authenticated'
      const how = takesSecurityKey(policy, level) ? ' with a security key' : ''
      return [`${name}.${kind}.${level}: asks for ${needed}${whose}, but the roster has ${there} who can sign${how}`]
    }),
  )
}

function ableAt(level: Level, policy: Policy, signers: readonly Person[]): number {
  if (!takesSecurityKey(policy, level)) return signers.length
  return signers.filter(({ keys }) => keys.some(isSecurityKey)).length
}
