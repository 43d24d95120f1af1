// How many lines of a file changed, where git counts them and where it doesn't. "Unknown" is never 0.
import { isSubmodule, type FileChange } from '../model/change.ts'
import { isMedia } from './kinds.ts'

/** Bytes that count as one line where git counts no lines (binary, a NUL in the text, too large to diff). */
export const bytesPerLine = 80
/** The same for pictures, sound and type faces. */
export const mediaBytesPerLine = 1000
/** Bytes that count as one line of text when its lines are longer than this on average; people's lines are not. */
export const bytesPerLongLine = 200
/** A submodule's bump, a pointer to content that is elsewhere, whatever has neither lines nor bytes: nobody can see how much it brings. */
export const unseenLines = 100

export interface LineCounts {
  readonly added: number
  readonly deleted: number
  /** git counted no lines here; these are from bytes, or from nothing. */
  readonly estimated: boolean
}

export function linesOf(file: FileChange): LineCounts {
  if (file.added !== null && file.deleted !== null) return ofText(file.added, file.deleted, file.bytes ?? 0)
  const same = file.oldId !== null && file.oldId === file.newId
  const lines = same ? 0 : estimate(file)
  return {
    added: file.added ?? (file.status === 'deleted' ? 0 : lines),
    deleted: file.deleted ?? (file.status === 'added' ? 0 : lines),
    estimated: !same,
  }
}

/** git breaks lines at LF alone: new lines with far more bytes than lines have are huge ones, or have others' line breaks. */
function ofText(added: number, deleted: number, bytes: number): LineCounts {
  const hidden = Math.floor(bytes / bytesPerLongLine)
  return { added: Math.max(added, hidden), deleted, estimated: hidden > added }
}

function estimate(file: FileChange): number {
  if (isSubmodule(file) || file.bytes === null) return unseenLines
  return Math.max(
    1,
    Math.ceil(file.bytes / (isMedia(file.path) && isMedia(file.from ?? file.path) ? mediaBytesPerLine : bytesPerLine)),
  )
}
