// How many lines of a file changed, where git counts them and where it doesn't. "Unknown" is never 0.
import { isSubmodule, longLine, type FileChange } from '../model/change.ts'
import type { PathKind } from '../model/radius.ts'
import { isMedia, newKindOf, oldKindOf } from './kinds.ts'
import { bytesPerLine, mediaBytesPerLine, perAddedLine, placeOf, unseenLines } from './weights.ts'

export interface LineCounts {
  readonly added: number
  readonly deleted: number
  /** More than git counted, or it counted none; these are from bytes, or from nothing. */
  readonly estimated: boolean
}

export function linesOf(file: FileChange): LineCounts {
  const [countedIn, countedOut] = [file.added ?? 0, file.deleted ?? 0]
  const added = Math.max(countedIn, file.status === 'deleted' ? 0 : unseenIn(file))
  const deleted = Math.max(countedOut, file.status === 'added' ? 0 : unseenOut(file))
  return { added, deleted, estimated: added > countedIn || deleted > countedOut }
}

/** git breaks lines at LF alone: new lines with far more bytes than lines have are huge ones, or have others' line breaks. */
function unseenIn(file: FileChange): number {
  if (file.newMode === '120000') return unseenLines
  if (file.added === null) return uncounted(file)
  const hidden = Math.floor((file.bytes ?? 0) / longLine)
  return ascends(file) > 0 ? Math.max(hidden, inLines(file, file.newBytes)) : hidden
}

/** The same of what is gone with all of the file; of what is gone from one that stays nothing but git's count is known. */
function unseenOut(file: FileChange): number {
  if (file.deleted === null) return uncounted(file)
  if (ascends(file) < 0) return inLines(file, file.oldBytes)
  return file.status === 'deleted' ? Math.floor((file.oldBytes ?? 0) / longLine) : 0
}

/**
 * Above 0 for a rename to where lines weigh more, or a mode by which they do: what weighed little when it came must not get there for
 * nothing. Below 0 for one to where they weigh less: it is gone from where they weigh more.
 */
const ascends = (file: FileChange): number =>
  isOnOneSide(file) || isSameKind(file) ? 0 : weightIn(newKindOf(file)) - weightIn(oldKindOf(file))

const isOnOneSide = ({ status }: FileChange): boolean => status === 'added' || status === 'deleted'
const isSameKind = ({ from, oldMode, newMode }: FileChange): boolean => from === null && oldMode === newMode

const weightIn = (kind: PathKind): number => perAddedLine[placeOf(kind)]

function uncounted(file: FileChange): number {
  if (file.oldId !== null && file.oldId === file.newId && ascends(file) === 0) return 0
  if (isSubmodule(file)) return Math.max(unseenLines, inLines(file, Math.max(file.oldBytes ?? 0, file.newBytes ?? 0)))
  return Math.max(1, inLines(file, file.bytes))
}

/** @param bytes null: nobody can tell. */
function inLines({ path, from }: FileChange, bytes: number | null): number {
  if (bytes === null) return unseenLines
  return Math.ceil(bytes / (isMedia(path) && isMedia(from ?? path) ? mediaBytesPerLine : bytesPerLine))
}
