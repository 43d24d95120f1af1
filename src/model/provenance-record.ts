// What `ai-signoff provenance` tells of one commit.
import type { CommitId } from './ids.ts'
import type { Provenance } from './provenance.ts'

/**
 * `clean`: git makes this merge of its parents by itself, so it has no lines of its own and is in no union.
 * `unknown`: a merge that was not compared with what git makes.
 */
export type Merge = 'no' | 'clean' | 'changed' | 'unknown'

export interface ProvenanceRecord {
  readonly id: CommitId
  /** The message's first line (hostile text: make it printable before showing); empty where nobody asked for it. */
  readonly subject: string
  readonly merge: Merge
  readonly provenance: Provenance
}
