// The blast radius for programs: version 1 of its contract. Text that somebody else chose is escaped; a path that is not UTF-8 is
// there whole as well, as base64.
import type { Change } from '../model/change.ts'
import type { Path } from '../model/ids.ts'
import type { BlastRadius, FileShare, Reason } from '../model/radius.ts'
import { fileWords, reasonWords } from '../model/radius-words.ts'
import { renderJson } from './json.ts'
import { printable } from './printable.ts'

/** Paths that are told of many. */
const mostPaths = 10

/** A path's bytes. */
type BytesOf = (path: string) => Buffer

export function scoreJson({ base, result }: Change, radius: BlastRadius, bytesOf: BytesOf): string {
  const { engine, score, level, floor, parts, graph, reviewable } = radius
  const reasons = radius.reasons.map((reason) => reasonJson(reason, bytesOf))
  const files = radius.files.map((file) => fileJson(file, bytesOf))
  return renderJson({
    version: 1,
    engine,
    score,
    level,
    floor,
    parts,
    reasons,
    graph,
    files,
    reviewable,
    base,
    result,
  })
}

const reasonJson = (reason: Reason, bytesOf: BytesOf): object => ({
  signal: reason.signal,
  points: reason.points,
  says: printable(reasonWords(reason)),
  paths: first(reason.paths, bytesOf),
})

const fileJson = (file: FileShare, bytesOf: BytesOf): object => ({
  ...named('path', file.path, bytesOf),
  ...(file.from === null ? { from: null } : named('from', file.from, bytesOf)),
  added: file.added,
  deleted: file.deleted,
  estimated: file.estimated,
  kind: file.kind,
  points: file.points,
  level: file.level,
  floor: file.floor,
  sensitive: file.sensitive,
  importers: file.importers === null ? null : first(file.importers, bytesOf),
  says: printable(fileWords(file)),
})

/** How many, and the first of them: thousands may import one file. */
const first = (paths: readonly Path[], bytesOf: BytesOf): object => ({
  count: paths.length,
  first: paths.slice(0, mostPaths).map((path) => named('path', path, bytesOf)),
})

/** UTF-8 stays as it is, line breaks and all: JSON can say it. */
function named(name: string, path: Path, bytesOf: BytesOf): Record<string, string> {
  if (!/\p{Surrogate}/u.test(path)) return { [name]: path }
  return { [name]: printable(path), [`${name}Base64`]: bytesOf(path).toString('base64') }
}
