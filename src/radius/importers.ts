// Which of a change's files others may import, and who does, by the base tree's import graph.
import { isSubmodule, type FileChange } from '../model/change.ts'
import type { Path } from '../model/ids.ts'
import type { PathKind, Reach } from '../model/radius.ts'
import { kindOfFile } from './kinds.ts'

const seldomImported: ReadonlySet<PathKind> = new Set(['doc', 'lock', 'ci'])

/** The paths of the base whose importers the score wants to know; none: no graph need be read. */
export const askedOfGraph = (files: readonly FileChange[]): Path[] =>
  files.flatMap((file) => basePath(file, kindOfFile(file)) ?? [])

/** null: nobody was asked. */
export function importersOf(file: FileChange, kind: PathKind, reach: Reach | null): readonly Path[] | null {
  const path = basePath(file, kind)
  return path === null || reach === null ? null : (reach.importers.get(path) ?? [])
}

/** Where the file was: what is new is imported by nobody yet, a submodule is no file. null: nobody asks. */
const basePath = (file: FileChange, kind: PathKind): Path | null =>
  file.status === 'added' || isSubmodule(file) || seldomImported.has(kind) ? null : (file.from ?? file.path)
