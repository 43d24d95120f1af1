// What is laid in the scales: a sign-off, or somebody who might give one, and the landing that it is held against.
import type { Identity } from '../model/change.ts'
import type { CommitId, Path, RefName } from '../model/ids.ts'
import type { Policy } from '../model/policy.ts'
import type { Level } from '../model/radius.ts'
import type { Person, PublicKey } from '../model/roster.ts'
import type { Coverage, Hardware, Statement } from '../model/signoff.ts'

/** A person who signs, and those whose work it is. */
export interface Hand {
  readonly signer: Person
  /** Authors and co-authors of the landing; authors, co-authors and committers of the signed commits. */
  readonly authors: readonly Identity[]
}

/** What a verified token says, and who signed it. */
export type Stated = Pick<SignOff, 'statement' | 'signer' | 'key' | 'hardware'>

/** A sign-off whose token was verified, and what git says of it and the landing. */
export interface SignOff extends Hand {
  readonly statement: Statement
  /** The one of the signer's keys that signed. */
  readonly key: PublicKey
  /** null: the key lives in a file. */
  readonly hardware: Hardware | null
  readonly coverage: Coverage
}

/** A person who has not signed yet. */
export interface Candidate extends Hand {
  /** The signature would be made with one of these. */
  readonly keys: readonly PublicKey[]
}

/** What a sign-off is held against, whatever lands. */
export interface Terms {
  readonly ref: RefName
  /** Ids of the repository's root commits. */
  readonly repository: readonly CommitId[]
  readonly now: Date
  readonly policy: Policy
}

/** A landing, or a step of it, as a sign-off is held against it. */
export interface LandingTerms extends Terms {
  readonly level: Level
  /** The paths that it touches; of a rename, both. */
  readonly paths: readonly Path[]
  /** It changes the policy alone while the roster names a single signer: nobody else could ever change it. */
  readonly bootstrap: boolean
}
