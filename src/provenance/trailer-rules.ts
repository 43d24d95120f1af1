// Holds a commit's message to the policy's rules about markers. An agent is told by its identity, never by a word: people are called
// Claude, and an `Assisted-by` that thanks one of them names no agent.
import type { Sha256 } from '../model/ids.ts'
import type { ForbiddenTrailer, TrailerRules } from '../model/policy.ts'
import type { Provenance } from '../model/provenance.ts'
import { creditedAgents, missingCredits } from './credits.ts'
import { findMessageMarkers } from './markers.ts'
import { ownKey, parseClaims } from './own-trailer.ts'
import { parseTrailers } from './trailers.ts'

export type TrailerBreach =
  /** `add`: the lines that mend it. */
  | { readonly rule: 'require'; readonly trailer: 'assisted-by'; readonly add: readonly string[] }
  | { readonly rule: 'require'; readonly trailer: 'ai-provenance'; readonly why: string }
  /** `line`: what is to go, cut to what a person would recognize. */
  | { readonly rule: 'forbid'; readonly trailer: ForbiddenTrailer; readonly line: string }

/** Where nothing says who it was. */
export const unknownCredit = 'Assisted-by: NAME:MODEL'

export interface RuledCommit {
  readonly message: string
  readonly provenance: Provenance
  /** Of the commit's own lines; null when it was not computed, and then no trailer is about them. */
  readonly digest: Sha256 | null
  /** It has no lines of its own: what is required of others is not asked of it. */
  readonly cleanMerge: boolean
}

export function trailerBreaches(commit: RuledCommit, rules: TrailerRules): TrailerBreach[] {
  const required = commit.cleanMerge ? [] : rules.require
  return [
    ...required.flatMap((trailer) => (trailer === 'assisted-by' ? lacksCredit(commit) : lacksOwn(commit))),
    ...rules.forbid.flatMap((trailer) =>
      forbiddenLines(commit.message, trailer).map((line): TrailerBreach => ({
        rule: 'forbid',
        trailer,
        line: line.slice(0, 200),
      })),
    ),
  ]
}

function lacksCredit({ message, provenance }: RuledCommit): TrailerBreach[] {
  if (provenance.kind !== 'assisted' && provenance.kind !== 'generated') return []
  const missing = missingCredits(message, provenance.agents)
  const add = missing.length > 0 || creditedAgents(message).length > 0 ? missing : [unknownCredit]
  return add.length === 0 ? [] : [{ rule: 'require', trailer: 'assisted-by', add }]
}

function lacksOwn(commit: RuledCommit): TrailerBreach[] {
  const why = whyNotOwn(commit)
  return why === null ? [] : [{ rule: 'require', trailer: 'ai-provenance', why }]
}

function whyNotOwn({ message, digest }: RuledCommit): string | null {
  const claims = parseClaims(message)
  if (claims.length === 0) return `has no ${ownKey} trailer`
  if (claims.some(({ level }) => level === 'unreadable')) return `has an ${ownKey} trailer that this version can't read`
  const fits = claims.every((claim) => claim.level !== 'unreadable' && digest !== null && claim.digest === digest)
  return fits ? null : `has an ${ownKey} trailer that is about other lines, or about none in particular`
}

function forbiddenLines(message: string, trailer: ForbiddenTrailer): string[] {
  if (trailer === 'footers')
    return findMessageMarkers(message).flatMap(({ source, text }) => (source === 'footer' ? [text] : []))
  return parseTrailers(message).flatMap(({ key, text }) => (key === trailer && isMarker(text) ? [text] : []))
}

/** Whom a trailer names is an agent just where the trailer alone would be evidence of one. */
const isMarker = (trailer: string): boolean => findMessageMarkers(`Subject\n\n${trailer}\n`).length > 0
