// What `ai-signoff score --each` tells of one commit, against its first parent.
import type { CommitId } from './ids.ts'
import type { BlastRadius } from './radius.ts'

/** `subject`: the first line of its message, hostile text; null where it was not asked for. */
export type CommitScore = { readonly id: CommitId; readonly subject: string | null } & (
  | ScoredCommit
  | { readonly kind: 'unscored'; readonly why: string }
)

/** Without reach: that would take the import graph of each commit's base. */
export interface ScoredCommit extends Pick<
  BlastRadius,
  'engine' | 'score' | 'level' | 'parts' | 'floor' | 'reviewable'
> {
  readonly kind: 'scored'
  readonly files: number
}
