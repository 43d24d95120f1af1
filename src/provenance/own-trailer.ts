// Our own trailer, read and written:
// AI-Provenance: v1 level=generated sources=hook,env digest=sha256:3f0c…
// A person may type less, `AI-Provenance: assisted` or `AI-Provenance: v1 level=assisted`; the hook makes it whole.
import { parseSha256, type Sha256 } from '../model/ids.ts'
import type { Looker } from '../model/policy.ts'
import { parseTrailers } from './trailers.ts'

export const ownKey = 'AI-Provenance'

/**
 * All words that we write in `sources=`: who looked, by what, and what is left open. Evidence has a `source` of its own, which is where a
 * single sign was seen. Other versions' words are kept as they stand.
 */
export const sourceWord = {
  /** Our hook, at the commit. */
  hook: 'hook',
  /** Agents' own hooks, at each edit. */
  capture: 'capture',
  /** A person says so. */
  declared: 'declared',
  /** The processes and variables at the commit named an agent. */
  env: 'env',
  /** The message, or a commit that the lines come from, named an agent. */
  marker: 'marker',
  /** A person said "none" of these lines, and evidence says otherwise. */
  disputed: 'disputed',
  /** Lines of the commit come from one that nobody looked at. */
  undeclared: 'undeclared',
} as const satisfies { readonly [Word in Looker]: Word } & Readonly<Record<string, string>>

export interface ReadableClaim {
  readonly level: 'none' | 'assisted' | 'generated'
  readonly sources: readonly string[]
  /** null in what was typed by hand, and where it could not be computed: then it is about no lines in particular. */
  readonly digest: Sha256 | null
}

export type Claim =
  | ReadableClaim
  /** Another version, or not in our form: it says nothing, and least of all `none`. */
  | { readonly level: 'unreadable' }

/** Does what it says hang on the commit's lines? */
export const isBound = (claim: Claim): boolean => claim.level !== 'unreadable' && claim.digest !== null

/** Is it about just the lines with this digest? */
export const fits = (claim: Claim, digest: Sha256 | null): boolean =>
  claim.level !== 'unreadable' && digest !== null && claim.digest === digest

export const sourcesOf = (claim: Claim): readonly string[] => (claim.level === 'unreadable' ? [] : claim.sources)

export const isOwnTrailer = (line: string): boolean => new RegExp(`^${ownKey}[ \\t]*:`, 'i').test(line)

/** All of a message's own trailers; a squash body has several. */
export function parseClaims(message: string): Claim[] {
  return parseTrailers(message).flatMap(({ key, value }) => (key === ownKey.toLowerCase() ? [parseClaim(value)] : []))
}

const typed = /^(?:none|assisted|generated)$/i
const form = /^v1 level=(none|assisted|generated)(?: sources=([a-z]+(?:,[a-z]+)*))?(?: digest=sha256:([0-9a-f]{64}))?$/

function parseClaim(value: string): Claim {
  const text = value.trim().replace(/[ \t]+/g, ' ')
  const whole = typed.test(text) ? `v1 level=${text.toLowerCase()}` : text
  const [, level, sources = sourceWord.declared, hex = ''] = form.exec(whole) ?? []
  if (level !== 'none' && level !== 'assisted' && level !== 'generated') return { level: 'unreadable' }
  return { level, sources: sources.split(','), digest: parseSha256(hex) ?? null }
}

/** Does somebody say "none" by hand, of these lines or of none in particular? */
export const isDenial = (claim: Claim, digest: Sha256 | null): boolean =>
  claim.level === 'none' &&
  claim.sources.includes(sourceWord.declared) &&
  (claim.digest === null || claim.digest === digest)

/** Does somebody say so, or did they before the hook found evidence and wrote that? */
export const wasDenied = (claim: Claim, digest: Sha256 | null): boolean =>
  isDenial(claim, digest) || sourcesOf(claim).includes(sourceWord.disputed)

/** Does a person say this of just these lines? Then it is said of all of them, wherever they come from. */
export const isDeclaredOf = (claim: Claim, digest: Sha256 | null): boolean =>
  fits(claim, digest) && sourcesOf(claim).includes(sourceWord.declared)

/** The trailer's line, in the form that parseClaims reads. */
export function formatClaim(claim: ReadableClaim): string {
  const digest = claim.digest === null ? '' : ` digest=sha256:${claim.digest}`
  return `${ownKey}: v1 level=${claim.level} sources=${claim.sources.join(',')}${digest}`
}
