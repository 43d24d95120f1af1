// Fuses all that a commit shows into its provenance. Markers beat a claim of `none`; the strictest of contradicting trailers
// wins; where nothing was said, nobody looked, and that is never "human".
import type { Commit } from '../model/change.ts'
import type { Sha256 } from '../model/ids.ts'
import type { Agent, Evidence, Provenance } from '../model/provenance.ts'
import { findMarkers } from './markers.ts'
import { isBound, ownKey, parseClaims, undeclaredPart, type Claim } from './own-trailer.ts'
import { weightOf } from './weight.ts'

export interface ReadFacts {
  /** The digest of the commit's own lines (git/change-digest.ts); null when it was not computed, and then no claim fits. */
  readonly digest: Sha256 | null
  /** What was seen elsewhere than in the commit itself, such as in another tool's note (git-ai.ts). */
  readonly elsewhere?: readonly Evidence[]
  // Entire's checkpoint refs and Agent Trace files would come in here as well, each by a parser of its own beside git-ai.ts.
}

/** What stands in a commit's own bytes. */
export interface Signs {
  readonly markers: readonly Evidence[]
  readonly claims: readonly Claim[]
}

export const findSigns = (commit: Pick<Commit, 'author' | 'committer' | 'message'>): Signs => ({
  markers: findMarkers(commit),
  claims: parseClaims(commit.message),
})

/** All that a commit's own bytes and what was seen elsewhere say together. Never throws: whatever stands there, it is an answer. */
export const readProvenance = (
  commit: Pick<Commit, 'author' | 'committer' | 'message'>,
  facts: ReadFacts,
): Provenance => provenanceFrom(findSigns(commit), facts)

export function provenanceFrom({ markers, claims }: Signs, { digest, elsewhere = [] }: ReadFacts): Provenance {
  const own = [...markers, ...claims.flatMap((claim) => asEvidence(claim, digest))]
  return raisedBy(fuse(own, claims, digest), elsewhere)
}

/** Anybody may add a note later, so it never asks for less: what was undeclared without it still is, beside what the note says. */
export function raisedBy(own: Provenance, elsewhere: readonly Evidence[]): Provenance {
  if (elsewhere.length === 0) return own
  const evidence = [...('evidence' in own ? own.evidence : []), ...elsewhere]
  const agents = distinctAgents(evidence.map((piece) => piece.agent))
  const undeclared = own.kind === 'undeclared' ? own.why : own.kind === 'none' ? null : own.undeclared
  return { kind: strictest(evidence), agents, evidence, undeclared }
}

const strictest = (evidence: readonly Evidence[]): 'assisted' | 'generated' =>
  evidence.some((piece) => piece.kind === 'generated') ? 'generated' : 'assisted'

/** @param evidence markers, and claims of `assisted` or `generated`, which count whatever their digest. */
export function fuse(evidence: readonly Evidence[], claims: readonly Claim[], digest: Sha256 | null): Provenance {
  if (evidence.length > 0) {
    const kind = strictest(evidence)
    const undeclared = kind === 'assisted' ? whyPartlyUndeclared(claims, digest) : null
    return { kind, agents: distinctAgents(evidence.map((piece) => piece.agent)), evidence, undeclared }
  }
  const why = whyUndeclared(claims, digest)
  return why === null ? { kind: 'none', sources: claims.flatMap(sourcesOf) } : { kind: 'undeclared', why }
}

const sourcesOf = (claim: Claim): readonly string[] => (claim.level === 'unreadable' ? [] : claim.sources)

/** A claim's part in the evidence; it names no agent, `Assisted-by` beside it does. @param digest of the commit's own lines */
export function asEvidence(claim: Claim, digest: Sha256 | null): Evidence[] {
  if (claim.level !== 'assisted' && claim.level !== 'generated') return []
  const weight = weightOf(claim.digest !== null && claim.digest === digest ? 'receipt' : 'word')
  const text = `${ownKey}: v1 level=${claim.level} sources=${claim.sources.join(',')}`
  return [{ source: 'trailer', kind: claim.level, agent: { name: 'unknown', model: null }, weight, text }]
}

// A squash repeats the trailers of what it squashed: one that does not fit is enough, since its lines were looked at elsewhere.
function whyUndeclared(claims: readonly Claim[], digest: Sha256 | null): string | null {
  if (claims.length === 0) return `it has no ${ownKey} trailer: nobody looked`
  if (claims.some((claim) => claim.level === 'unreadable'))
    return `its ${ownKey} trailer is not in a form that this version reads`
  if (claims.some((claim) => claim.level === 'none' && claim.digest === null))
    return `its ${ownKey} trailer says "none" of no lines in particular: no hook put a digest to it`
  if (digest === null) return `its digest was not computed, so its claim of "none" counts for nothing`
  return claims.every((claim) => claim.level === 'none' && fits(claim, digest)) ? null : aboutOtherLines
}

// A squash of an assisted commit and one that nobody looked at shows the first one's trailer alone. `generated` can't be more.
function whyPartlyUndeclared(claims: readonly Claim[], digest: Sha256 | null): string | null {
  if (claims.some((claim) => sourcesOf(claim).includes(undeclaredPart)))
    return 'lines of it come from a commit of undeclared origin'
  if (claims.every((claim) => !isBound(claim) || fits(claim, digest))) return null
  return digest === null ? 'its digest was not computed' : aboutOtherLines
}

const fits = (claim: Claim, digest: Sha256 | null): boolean =>
  claim.level !== 'unreadable' && digest !== null && claim.digest === digest

const aboutOtherLines = `its ${ownKey} trailer is about other lines: the commit was changed since, or the trailer copied`

/** Each agent once; "unknown" only where nothing better is known, in its name or in its model. */
export function distinctAgents(agents: readonly Agent[]): Agent[] {
  const distinct = new Map(agents.map((agent) => [`${agent.name}\0${agent.model ?? ''}`, agent]))
  const all = [...distinct.values()]
  return all.filter((agent) => !all.some((other) => other !== agent && saysMore(other, agent)))
}

const saysMore = (other: Agent, agent: Agent): boolean =>
  agent.model === null ? (other.name === agent.name ? other.model !== null : agent.name === 'unknown') : false
