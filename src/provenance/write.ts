// Decides what a new commit's message is to declare. The level never falls by itself: what the message or the commits it was made
// from already say stays said, and nobody's look at the keyboard makes up for lines that nobody looked at when they were written.
// A revert counts as made from what it reverts: it may bring back lines of an agent's, which no commit's own lines can tell.
import type { Sha256 } from '../model/ids.ts'
import type { Agent, Evidence, Provenance } from '../model/provenance.ts'
import { agentWithId } from './agents.ts'
import type { Detection } from './detect.ts'
import { findMessageMarkers } from './markers.ts'
import { formatClaim, ownKey, parseClaims, undeclaredPart, type Claim } from './own-trailer.ts'
import { isUndeclared } from './landing.ts'
import { asEvidence, distinctAgents } from './read.ts'
import { weightOf } from './weight.ts'

export interface CommitTime {
  /** As it will be committed: no comments, nothing below the scissors. */
  readonly message: string
  readonly detection: Detection
  /** What agents' own hooks saw; null where none are at work. */
  readonly captured: readonly Evidence[] | null
  /** Of the commits whose lines this one takes over: amended, picked, squashed, reverted, and what a reverted one reverted. */
  readonly originals: readonly Provenance[]
  /** Of the lines that are about to be committed; null when it could not be computed. */
  readonly digest: Sha256 | null
}

export type Declaration =
  /** Trailers to add, as `Key: value`; the first one takes the place of our own that stand there. */
  | { readonly says: true; readonly own: string; readonly credits: readonly string[] }
  /** Nothing is written, and the commit will be undeclared. `why` is null when that is no news to anybody. */
  | { readonly says: false; readonly why: string | null }

export function declare(commit: CommitTime): Declaration {
  const claims = parseClaims(commit.message)
  if (claims.some((claim) => claim.level === 'unreadable'))
    return { says: false, why: `the ${ownKey} trailer is not in a form that this version reads` }
  const evidence = gatherEvidence(commit, claims)
  if (evidence.length > 0) return partOfAi(commit, claims, evidence)
  if (commit.detection.agent === 'ambiguous') return { says: false, why: commit.detection.why }
  if (commit.originals.some(isUndeclared)) return { says: false, why: null }
  if (commit.digest === null) return { says: false, why: 'the digest of the staged lines could not be computed' }
  return {
    says: true,
    own: ownTrailer({ level: 'none', sources: lookedBy(commit), digest: commit.digest }),
    credits: [],
  }
}

const lookedBy = ({ captured }: CommitTime): string[] => (captured === null ? ['hook'] : ['hook', 'capture'])

function gatherEvidence(
  { message, detection, captured, originals, digest }: CommitTime,
  claims: readonly Claim[],
): Evidence[] {
  const running = detection.agent === 'identified' ? detection.agents : []
  return [
    ...running.map((agent): Evidence => ({
      source: 'environment',
      kind: 'generated',
      agent,
      weight: weightOf('recorded'),
      text: agent.name,
    })),
    ...(captured ?? []),
    ...findMessageMarkers(message),
    ...claims.flatMap((claim) => asEvidence(claim, digest)),
    ...originals.flatMap((original) => ('evidence' in original ? original.evidence : [])),
  ]
}

function partOfAi(commit: CommitTime, claims: readonly Claim[], evidence: readonly Evidence[]): Declaration {
  const level = evidence.some((piece) => piece.kind === 'generated') ? 'generated' : 'assisted'
  const partly = commit.originals.some(isUndeclared) ? [undeclaredPart] : []
  const sources = [...new Set([...sourcesOf(claims, evidence), ...partly])]
  const own = ownTrailer({ level, sources, digest: commit.digest })
  const credited = new Set(distinctAgents(findCredits(commit.message)).map((agent) => agent.name))
  const missing = distinctAgents(evidence.map((piece) => piece.agent)).filter((agent) => !credited.has(agent.name))
  return { says: true, own, credits: missing.flatMap(credit) }
}

const isMarker = ({ source }: Evidence): boolean => source !== 'environment' && source !== 'capture'

/** A claim's sources stay; markers are named only where no claim has taken them in. */
function sourcesOf(claims: readonly Claim[], evidence: readonly Evidence[]): string[] {
  const claimed = claims.flatMap((claim) =>
    claim.level === 'assisted' || claim.level === 'generated' ? claim.sources : [],
  )
  const byAgent = evidence.some((piece) => piece.source === 'environment') ? ['env'] : []
  const byHook = evidence.some((piece) => piece.source === 'capture') ? ['capture'] : []
  const byMarker = claimed.length === 0 && evidence.some(isMarker) ? ['marker'] : []
  return [...new Set(['hook', ...byAgent, ...byHook, ...byMarker, ...claimed])]
}

const ownTrailer = (claim: Exclude<Claim, { level: 'unreadable' }>): string => `${ownKey}: ${formatClaim(claim)}`

/** The agents whose `Assisted-by` line the message has. */
const findCredits = (message: string): Agent[] =>
  findMessageMarkers(message).flatMap((piece) => (/^assisted-by[ \t]*:/i.test(piece.text) ? [piece.agent] : []))

/** `Assisted-by: Claude:claude-opus-4.6`; nothing for an agent that has no name of one word. Both parts may be hostile text. */
function credit(agent: Agent): string[] {
  const name = agentWithId(agent.name)?.name ?? agent.name
  if (name === 'unknown' || !/^[A-Za-z][\w.+-]{0,39}$/.test(name)) return []
  const model = (agent.model ?? 'unknown').trim().toLowerCase().replace(/\s+/g, '-')
  return [`Assisted-by: ${name}:${/^[\w.+@/-]{1,80}$/.test(model) ? model : 'unknown'}`]
}
