// What `ai-signoff score --each` tells of one commit, against its first parent.
import type { CommitId } from './ids.ts'
import type { BlastRadius } from './radius.ts'

export type CommitScore = ScoredCommit | { readonly kind: 'unscored'; readonly id: CommitId; readonly why: string }

/** Without reach: that would take the import graph of each commit's base. */
export interface ScoredCommit extends Pick<
  BlastRadius,
  'engine' | 'score' | 'level' | 'parts' | 'floor' | 'reviewable'
> {
  readonly kind: 'scored'
  readonly id: CommitId
  readonly files: number
}
