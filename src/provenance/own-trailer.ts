// Our own trailer, read and written:
// AI-Provenance: v1 level=generated sources=hook,env digest=sha256:3f0c…
import { parseSha256, type Sha256 } from '../model/ids.ts'
import { parseTrailers } from './trailers.ts'

export const ownKey = 'AI-Provenance'

/** Among the sources: lines of the commit come from one that nobody looked at. */
export const undeclaredPart = 'undeclared'

export type Claim =
  | { readonly level: 'none'; readonly sources: readonly string[]; readonly digest: Sha256 }
  | { readonly level: 'assisted' | 'generated'; readonly sources: readonly string[]; readonly digest: Sha256 | null }
  /** Another version, or not in our form: it says nothing, and least of all `none`. */
  | { readonly level: 'unreadable' }

/** Does what it says hang on the commit's lines? */
export const isBound = (claim: Claim): boolean => claim.level !== 'unreadable' && claim.digest !== null

/** All of a message's own trailers; a squash body has several. */
export function parseClaims(message: string): Claim[] {
  return parseTrailers(message).flatMap(({ key, value }) => (key === ownKey.toLowerCase() ? [parseClaim(value)] : []))
}

const form = /^v1 level=(none|assisted|generated) sources=([a-z]+(?:,[a-z]+)*)(?: digest=sha256:([0-9a-f]{64}))?$/

function parseClaim(value: string): Claim {
  const [, level, sources = '', hex = ''] = form.exec(value.trim().replace(/[ \t]+/g, ' ')) ?? []
  const digest = parseSha256(hex) ?? null
  if (level === 'assisted' || level === 'generated') return { level, sources: sources.split(','), digest }
  return level === 'none' && digest !== null ? { level, sources: sources.split(','), digest } : { level: 'unreadable' }
}

/** The value of the trailer, in the form that parseClaims reads. */
export function formatClaim(claim: Exclude<Claim, { level: 'unreadable' }>): string {
  const digest = claim.digest === null ? '' : ` digest=sha256:${claim.digest}`
  return `v1 level=${claim.level} sources=${claim.sources.join(',')}${digest}`
}
