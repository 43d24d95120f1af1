// A change: what differs between a base and a result, file by file.
import type { BlobId, CommitId, Path, TreeId } from './ids.ts'

export type FileStatus = 'added' | 'modified' | 'deleted' | 'renamed' | 'type-changed'

export interface FileChange {
  readonly status: FileStatus
  readonly path: Path
  /** The old path of a rename; null otherwise. */
  readonly from: Path | null
  /** Octal as git writes it: 100644, 100755, 120000 (symlink), 160000 (submodule), 000000 (absent). */
  readonly oldMode: string
  readonly newMode: string
  /** null: the file is absent on that side. A submodule's id is a commit's. */
  readonly oldId: BlobId | null
  readonly newId: BlobId | null
  /** Lines; null where git counts none (binary, submodule), and added ones of a pointer to content elsewhere. Never 0 for "unknown". */
  readonly added: number | null
  readonly deleted: number | null
  /**
   * Where lines are null, bytes of the larger side; where they are known, bytes of the new lines, or what the file grew by where those
   * are no huge ones. null: nobody can tell (submodule, pointer).
   */
  readonly bytes: number | null
  /** Bytes of all of it on either side; null: absent there, or a submodule's. */
  readonly oldBytes: number | null
  readonly newBytes: number | null
  /** What .gitattributes of the BASE says of `path`; a change can't excuse itself. */
  readonly attributes: LinguistAttributes
  /** The same of `from`; null where nothing was renamed. */
  readonly fromAttributes: LinguistAttributes | null
}

/**
 * Bytes: people's lines are shorter on average (of source some 40). Text whose lines are longer counts as a line for each so many bytes,
 * and text whose lines can't be hides nothing.
 */
export const longLine = 100

/** On either side: what became a submodule, or was one, is none of this repository's files. */
export const isSubmodule = ({ oldMode, newMode }: Pick<FileChange, 'oldMode' | 'newMode'>): boolean =>
  oldMode === '160000' || newMode === '160000'

/** true: set, false: unset (`-linguist-generated`), null: not mentioned. */
export interface LinguistAttributes {
  readonly generated: boolean | null
  readonly vendored: boolean | null
  readonly documentation: boolean | null
}

export const noAttributes: LinguistAttributes = { generated: null, vendored: null, documentation: null }

export interface Change {
  readonly base: TreeId
  readonly result: TreeId
  readonly files: readonly FileChange[]
}

/** A person as a commit names them: claimed, not authenticated. */
export interface Identity {
  readonly name: string
  readonly email: string
}

export interface Commit {
  readonly id: CommitId
  readonly tree: TreeId
  readonly parents: readonly CommitId[]
  readonly author: Identity
  readonly committer: Identity
  /** Unix seconds, as the commit claims. */
  readonly committed: number
  /** The whole message, bytes that are not UTF-8 as in Path. */
  readonly message: string
  /** The armored signature of the commit and the exact bytes it signs; null when the commit is unsigned. */
  readonly signature: { readonly armored: string; readonly payload: Uint8Array } | null
}
