// Our own trailer, read and written:
// AI-Provenance: v1 level=generated sources=hook,env digest=sha256:3f0c…
// A person may type less, `AI-Provenance: assisted` or `AI-Provenance: v1 level=assisted`; the hook makes it whole.
import { parseSha256, type Sha256 } from '../model/ids.ts'
import { parseTrailers } from './trailers.ts'

export const ownKey = 'AI-Provenance'

/** Among the sources: lines of the commit come from one that nobody looked at. */
export const undeclaredPart = 'undeclared'

/** Among the sources: a person says so. */
export const declared = 'declared'

/** Among the sources: a person said "none" of these lines, and evidence says otherwise. */
export const disputed = 'disputed'

export type Claim =
  | {
      readonly level: 'none' | 'assisted' | 'generated'
      readonly sources: readonly string[]
      /** null in what was typed by hand, and where it could not be computed: then it is about no lines in particular. */
      readonly digest: Sha256 | null
    }
  /** Another version, or not in our form: it says nothing, and least of all `none`. */
  | { readonly level: 'unreadable' }

/** Does what it says hang on the commit's lines? */
export const isBound = (claim: Claim): boolean => claim.level !== 'unreadable' && claim.digest !== null

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
  const [, level, sources = declared, hex = ''] = form.exec(whole) ?? []
  if (level !== 'none' && level !== 'assisted' && level !== 'generated') return { level: 'unreadable' }
  return { level, sources: sources.split(','), digest: parseSha256(hex) ?? null }
}

/** Does somebody say "none" by hand, of these lines or of none in particular? */
export const isDenial = (claim: Claim, digest: Sha256 | null): boolean =>
  claim.level === 'none' && claim.sources.includes(declared) && (claim.digest === null || claim.digest === digest)

/** Does somebody say so, or did they before the hook found evidence and wrote that? */
export const wasDenied = (claim: Claim, digest: Sha256 | null): boolean =>
  isDenial(claim, digest) || (claim.level !== 'unreadable' && claim.sources.includes(disputed))

/** Does a person say this of just these lines? Then it is said of all of them, wherever they come from. */
export const isDeclaredOf = (claim: Claim, digest: Sha256 | null): boolean =>
  claim.level !== 'unreadable' && claim.sources.includes(declared) && digest !== null && claim.digest === digest

/** The value of the trailer, in the form that parseClaims reads. */
export function formatClaim(claim: Exclude<Claim, { level: 'unreadable' }>): string {
  const digest = claim.digest === null ? '' : ` digest=sha256:${claim.digest}`
  return `v1 level=${claim.level} sources=${claim.sources.join(',')}${digest}`
}
