// A file of a change with all that the signals ask of it, found once.
import type { FileChange } from '../model/change.ts'
import type { Path } from '../model/ids.ts'
import type { PathKind, Reach } from '../model/radius.ts'
import { kindOfFile } from './kinds.ts'
import { linesOf, type LineCounts } from './lines.ts'
import type { Rules } from './rules.ts'
import { importersOf } from './importers.ts'
import { hasSensitiveWord } from './sensitive-words.ts'

export interface WeighedFile {
  readonly file: FileChange
  /** Both paths of a rename: it touches the place it left as well. */
  readonly paths: readonly Path[]
  readonly kind: PathKind
  readonly lines: LineCounts
  /** Those of its paths that are sensitive: the team's rules say, else the words in them do. */
  readonly sensitive: readonly Path[]
  /** Files of the base tree that import it directly; null where nobody was asked. */
  readonly importers: readonly Path[] | null
}

const unwordy: ReadonlySet<PathKind> = new Set(['test', 'doc', 'lock', 'generated'])

export function weighFile(file: FileChange, rules: Rules, reach: Reach | null): WeighedFile {
  const paths = file.from === null ? [file.path] : [file.path, file.from]
  const kind = kindOfFile(file)
  const isSensitive = (path: Path): boolean => rules.sensitive(path) ?? (!unwordy.has(kind) && hasSensitiveWord(path))
  return {
    file,
    paths,
    kind,
    lines: linesOf(file),
    sensitive: paths.filter(isSensitive),
    importers: importersOf(file, kind, reach),
  }
}

/** Code unit order: the same on every machine, unlike localeCompare. */
export const inOrder = (paths: readonly Path[]): Path[] => [...new Set(paths)].sort((a, b) => (a < b ? -1 : 1))
