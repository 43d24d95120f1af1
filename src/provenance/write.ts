// Decides what a new commit's message is to declare. The level never falls by itself: what the message or the commits it was made
// from already say stays said, and nobody's look at the keyboard makes up for lines that nobody looked at when they were written.
// A revert counts as made from what it reverts: it may bring back lines of an agent's, which no commit's own lines can tell.
import type { Sha256 } from '../model/ids.ts'
import type { Evidence, Provenance } from '../model/provenance.ts'
import { missingCredits } from './credits.ts'
import type { Detection } from './detect.ts'
import { findMessageMarkers } from './markers.ts'
import {
  declared,
  disputed,
  formatClaim,
  isDeclaredOf,
  isDenial,
  ownKey,
  parseClaims,
  undeclaredPart,
  type Claim,
} from './own-trailer.ts'
import { isUndeclared } from './landing.ts'
import { asEvidence } from './read.ts'
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
  | {
      readonly says: true
      readonly own: string
      readonly credits: readonly string[]
      /** The evidence over which a person says "none"; empty when nobody does. */
      readonly denied: readonly Evidence[]
    }
  /** Nothing is written, and the commit will be undeclared. `why` is null when that is no news to anybody. */
  | { readonly says: false; readonly why: string | null }

export function declare(commit: CommitTime): Declaration {
  const claims = parseClaims(commit.message)
  if (claims.some((claim) => claim.level === 'unreadable'))
    return { says: false, why: `the ${ownKey} trailer is not in a form that this version reads` }
  const evidence = gatherEvidence(commit, claims)
  if (evidence.length > 0) return partOfAi(commit, claims, evidence)
  if (commit.detection.agent === 'ambiguous') return { says: false, why: commit.detection.why }
  if (commit.digest === null) return { says: false, why: 'the digest of the staged lines could not be computed' }
  return nobodysPart(commit, claims, commit.digest)
}

/** What a person typed without a digest is said of the lines at hand, and not of what they were made from. */
function nobodysPart(commit: CommitTime, claims: readonly Claim[], digest: Sha256): Declaration {
  const undeclared = commit.originals.some(isUndeclared)
  const own = (sources: readonly string[]): Declaration => ({
    says: true,
    own: ownTrailer({ level: 'none', sources, digest }),
    credits: [],
    denied: [],
  })
  const typed = claims.some((claim) => isDenial(claim, digest))
  // Whoever looked at just these lines before has looked: a person, or agents' hooks in another clone.
  const before = claims.flatMap((claim) => (claim.level === 'none' && claim.digest === digest ? claim.sources : []))
  if (!undeclared) return own([...new Set([...lookedBy(commit), ...before, ...(typed ? [declared] : [])])])
  if (claims.some((claim) => isDeclaredOf(claim, digest))) return own([declared])
  const why = 'nobody looked when its lines were written; npx ai-signoff declare none says it of them'
  return { says: false, why: typed ? why : null }
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
  const { digest, message, originals } = commit
  const level = evidence.some((piece) => piece.kind === 'generated') ? 'generated' : 'assisted'
  const denials = claims.filter((claim) => isDenial(claim, digest))
  const told = claims.some((claim) => claim.level !== 'none' && isDeclaredOf(claim, digest))
  const partly = !told && originals.some(isUndeclared) ? [undeclaredPart] : []
  const sources = [...sourcesOf(claims, evidence), ...partly, ...(denials.length > 0 ? [disputed] : [])]
  return {
    says: true,
    own: ownTrailer({ level, sources: [...new Set(sources)], digest }),
    credits: missingCredits(
      message,
      evidence.map((piece) => piece.agent),
    ),
    denied: denials.length > 0 ? evidence : [],
  }
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
