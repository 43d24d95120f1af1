// A sign-off: a statement about exactly one change, for one branch of one repository, by one person, until a date.
import type { CommitId, RefName, Sha256, TreeId } from './ids.ts'
import type { Agent, Kind } from './provenance.ts'
import type { Grade } from './policy.ts'
import type { Level } from './radius.ts'

/** The token's identity: 128 random bits as 32 hex digits. Signature bytes are malleable and never an identity. */
export type SignOffId = string

/** Bytes that a token, or what it carries, may have. */
export const largestToken = 65536

export interface Statement {
  readonly id: SignOffId
  readonly verdict: 'approved' | 'declined'
  /** Ids of the repository's root commits, sorted. */
  readonly repository: readonly CommitId[]
  readonly target: RefName
  readonly base: { readonly commit: CommitId; readonly tree: TreeId }
  readonly head: CommitId
  readonly tree: TreeId
  /** SHA-256 of the raw listing from base tree to result tree. */
  readonly change: Sha256
  /** The signed commits: reachable from head and not from base, oldest first. */
  readonly commits: readonly CommitId[]
  readonly seen: {
    readonly engine: number
    readonly score: number
    readonly level: Level
    readonly provenance: readonly Kind[]
    readonly agents: readonly Agent[]
  }
  /** SHA-256 of the policy's bytes at the base. */
  readonly policy: Sha256
  /** The signer's name in the roster. */
  readonly signer: string
  /** What the signer states to have checked. */
  readonly scope: readonly string[]
  readonly reason: string
  /** SHA-256 of the author's explanation; null when none was given. */
  readonly explanation: Sha256 | null
  /** UTC, whole seconds: 2026-03-10T18:00:00Z. */
  readonly issued: string
  readonly expires: string
}

/** How a sign-off's change relates to a landing. */
export type Coverage =
  | { readonly covers: true; readonly grade: Grade }
  | { readonly covers: false; readonly why: string }

/** What a security key swears to about the person at it (CTAP2 flags 0x01 and 0x04). */
export interface Hardware {
  /** Somebody touched it. */
  readonly presence: boolean
  /** Somebody gave its PIN, or a finger it knows. */
  readonly verification: boolean
}
