// What a push asks of the remote.
import type { CommitId, RefName } from './ids.ts'

export interface RefUpdate {
  /** The ref as the remote names it. */
  readonly ref: RefName
  /** What is pushed, as its author named it (a ref, HEAD, or an expression); for words only. */
  readonly source: string
  /** What the remote has now; null when the ref is new to it. */
  readonly oldTip: CommitId | null
  /** What it is to have; null for a deletion. For a tag object, the object's id as given. */
  readonly newTip: CommitId | null
}
