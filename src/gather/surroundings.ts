// What gathering is given: the repository, the clock, and who may be asked.
import type { Repository } from '../git/repository.ts'
import type { CommitId } from '../model/ids.ts'
import type { DefaultBranch } from './remote.ts'

export interface Surroundings {
  readonly repo: Repository
  readonly now: Date
  /** Who may know the remote's default branch, the cheapest first; asked only when a ref is new or its old tip has no policy. */
  readonly defaultBranch: readonly (() => DefaultBranch)[]
  /** Tokens handed in with the push or the command, besides those in the notes. */
  readonly tokens: readonly string[]
  /** The notes to read tokens from; unless said, those of this clone and those fetched from the remote. */
  readonly notes?: readonly CommitId[]
}
