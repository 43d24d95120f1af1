// The people: their seniority and their keys.

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

export interface Roster {
  readonly people: readonly Person[]
  /** From lowest to highest. */
  readonly seniorities: readonly string[]
  /** The lowest seniority whose sign-off counts. */
  readonly signers: string
}
