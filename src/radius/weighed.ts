// A file of a change with all that the signals ask of it, found once.
import type { FileChange } from '../model/change.ts'
import type { Path } from '../model/ids.ts'
import type { PathKind } from '../model/radius.ts'
import { kindOfFile } from './kinds.ts'
import { linesOf, type LineCounts } from './lines.ts'

export interface WeighedFile {
  readonly file: FileChange
  /** Both paths of a rename: it touches the place it left as well. */
  readonly paths: readonly Path[]
  readonly kind: PathKind
  readonly lines: LineCounts
}

export const weighFile = (file: FileChange): WeighedFile => ({
  file,
  paths: file.from === null ? [file.path] : [file.path, file.from],
  kind: kindOfFile(file),
  lines: linesOf(file),
})

/** Code unit order: the same on every machine, unlike localeCompare. */
export const inOrder = (paths: readonly Path[]): Path[] => [...new Set(paths)].sort((a, b) => (a < b ? -1 : 1))

/** The first three of some paths, and how many more there are. */
export function someOf(paths: readonly Path[]): string {
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : ''
  return `${paths.slice(0, 3).join(', ')}${more}`
}
