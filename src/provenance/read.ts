// Fuses all that a commit shows into its provenance. Markers beat a claim of `none`; the strictest of contradicting trailers
// wins; where nothing was said, nobody looked, and that is never "human".
import type { Commit } from '../model/change.ts'
import type { Sha256 } from '../model/ids.ts'
import type { Agent, Evidence, Provenance } from '../model/provenance.ts'
import { findMarkers } from './markers.ts'
import { isBound, ownKey, parseClaims, undeclaredPart, type Claim } from './own-trailer.ts'

export interface ReadFacts {
  /** The digest of the commit's own lines (git/change-digest.ts); null when it was not computed, and then no claim fits. */
  readonly digest: Sha256 | null
}

export function readProvenance(commit: Pick<Commit, 'author' | 'committer' | 'message'>, facts: ReadFacts): Provenance {
  const claims = parseClaims(commit.message)
  return fuse([...findMarkers(commit), ...claims.flatMap(asEvidence)], claims, facts.digest)
}

/** @param evidence markers, and claims of `assisted` or `generated`, which count whatever their digest. */
export function fuse(evidence: readonly Evidence[], claims: readonly Claim[], digest: Sha256 | null): Provenance {
  if (evidence.length > 0) {
    const kind = evidence.some((piece) => piece.kind === 'generated') ? 'generated' : 'assisted'
    const undeclared = kind === 'assisted' ? whyPartlyUndeclared(claims, digest) : null
    return { kind, agents: distinctAgents(evidence.map((piece) => piece.agent)), evidence, undeclared }
  }
  const why = whyUndeclared(claims, digest)
  return why === null ? { kind: 'none', sources: claims.flatMap(sourcesOf) } : { kind: 'undeclared', why }
}

const sourcesOf = (claim: Claim): readonly string[] => (claim.level === 'unreadable' ? [] : claim.sources)

/** A claim's part in the evidence; it names no agent, `Assisted-by` beside it does. */
export function asEvidence(claim: Claim): Evidence[] {
  if (claim.level !== 'assisted' && claim.level !== 'generated') return []
  const text = `${ownKey}: v1 level=${claim.level} sources=${claim.sources.join(',')}`
  return [{ source: 'trailer', kind: claim.level, agent: { name: 'unknown', model: null }, text }]
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
  return claims.every((claim) => !isBound(claim) || fits(claim, digest)) ? null : aboutOtherLines
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
