// The people: their seniority and their keys, and whose word does not count any more.

export interface Person {
  readonly name: string
  /** Lower-case; never empty. */
  readonly emails: readonly string[]
  readonly seniority: string
  readonly keys: readonly PublicKey[]
  /** gitignore patterns of the paths this person may sign for; null: all. */
  readonly paths: readonly string[] | null
}

/** An OpenSSH public key. */
export interface PublicKey {
  /** The wire form as base64: the key's identity, compared whole. */
  readonly blob: string
  /** ssh-ed25519, sk-ssh-ed25519@openssh.com, ecdsa-sha2-nistp256, … */
  readonly type: string
  /** SHA256:… as ssh-keygen -l prints it. */
  readonly fingerprint: string
}

/** A key that lives in a device of its own, which signs only when somebody touches it. */
export const isSecurityKey = ({ type }: PublicKey): boolean => type.startsWith('sk-')

export interface Roster {
  readonly people: readonly Person[]
  /** From lowest to highest. */
  readonly seniorities: readonly string[]
  /** The lowest seniority whose sign-off counts. */
  readonly signers: string
}

/** What doesn't count any more, whenever a token says that it was made: a thief backdates. */
export type Revocation = {
  /** Why, in words for the report; null when the team gave none. */
  readonly because: string | null
} & (
  | { readonly of: 'token'; readonly id: string }
  // A second of UTC, 2026-03-10T18:00:00Z; judged at it or later, nothing counts. null: nothing, at any time.
  | { readonly of: 'key'; readonly fingerprint: string; readonly from: string | null }
  | { readonly of: 'person'; readonly name: string; readonly from: string | null }
)
