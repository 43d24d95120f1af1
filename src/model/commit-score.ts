// What `ai-signoff score --each` tells of one commit, against its first parent.
import type { CommitId } from './ids.ts'
import type { Level } from './radius.ts'

export type CommitScore = ScoredCommit | { readonly kind: 'unscored'; readonly id: CommitId; readonly why: string }

/** Without reach: that would take the import graph of each commit's base. */
export interface ScoredCommit {
  readonly kind: 'scored'
  readonly id: CommitId
  readonly engine: 1
  readonly score: number
  readonly level: Level
  /** Points. */
  readonly size: number
  readonly sensitive: number
  /** The level that a floor raised it to; null where the score's own stands. */
  readonly floor: Level | null
  readonly files: number
  /** Added lines outside lock and generated files. */
  readonly reviewable: number
}
