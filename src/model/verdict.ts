// What the gate says of one ref: allowed, or refused with findings.

export type FindingCode =
  | 'needs-sign-off'
  | 'past-reviewable-limit'
  | 'policy-unsound'
  | 'trailer-required'
  | 'trailer-forbidden'
  | 'branch-deleted'
  | 'commits-dropped'
  | 'unrelated-history'
  | 'not-a-commit'
  | 'policy-outdated'
  | ObjectionCode

/** Why one sign-off does not count. */
export type ObjectionCode =
  | 'sign-off-malformed'
  | 'sign-off-bad-signature'
  | 'sign-off-unknown-key'
  | 'sign-off-wrong-signer'
  | 'sign-off-not-senior'
  | 'sign-off-out-of-scope'
  | 'sign-off-by-author'
  | 'sign-off-declined'
  | 'sign-off-not-yet-valid'
  | 'sign-off-expired'
  | 'sign-off-lifetime'
  | 'sign-off-other-repository'
  | 'sign-off-other-branch'
  | 'sign-off-other-change'
  | 'sign-off-grade'
  | 'sign-off-revoked'
  | 'sign-off-no-hardware'
  | 'sign-off-no-pin'

export interface Objection {
  readonly code: ObjectionCode
  readonly says: string
}

export const objection = (code: ObjectionCode, says: string): Objection => ({ code, says })

export interface Finding {
  readonly code: FindingCode
  readonly ref: string
  /** One sentence: what is refused. */
  readonly says: string
  readonly why: readonly string[]
  readonly who: readonly string[]
  /** The next command. */
  readonly next: string
}

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly findings: readonly [Finding, ...Finding[]] }
