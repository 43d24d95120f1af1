// How many lines of a file changed, where git counts them and where it doesn't. "Unknown" is never 0.
import type { FileChange } from '../model/change.ts'
import { isMedia, isSubmodule } from './kinds.ts'

/** Bytes that count as one line where git counts no lines (binary, a NUL in the text, too large to diff). */
export const bytesPerLine = 80
/** The same for pictures, sound and type faces. */
export const mediaBytesPerLine = 1000
/** A submodule's bump, and whatever has neither lines nor bytes: nobody can see how much it brings. */
export const unseenLines = 100

export interface LineCounts {
  readonly added: number
  readonly deleted: number
  /** git counted no lines here; these are from bytes, or from nothing. */
  readonly estimated: boolean
}

// A text file with one huge line has one line here. Its bytes are to count as well (a line per 80 of them), which needs the
// blobs of every text file; until then such a file weighs too little.
export function linesOf(file: FileChange): LineCounts {
  if (file.added !== null && file.deleted !== null)
    return { added: file.added, deleted: file.deleted, estimated: false }
  const same = file.oldId !== null && file.oldId === file.newId
  const lines = same ? 0 : estimate(file)
  return {
    added: file.added ?? (file.status === 'deleted' ? 0 : lines),
    deleted: file.deleted ?? (file.status === 'added' ? 0 : lines),
    estimated: !same,
  }
}

function estimate(file: FileChange): number {
  if (isSubmodule(file) || file.bytes === null) return unseenLines
  return Math.max(
    1,
    Math.ceil(file.bytes / (isMedia(file.path) && isMedia(file.from ?? file.path) ? mediaBytesPerLine : bytesPerLine)),
  )
}
