// The blast radius for programs: version 1 of its contract. Text that somebody else chose is escaped; a path that is not UTF-8 is
// there whole as well, as base64.
import type { Change } from '../model/change.ts'
import type { Path } from '../model/ids.ts'
import type { BlastRadius, FileShare } from '../model/radius.ts'
import { renderJson } from './json.ts'
import { printable } from './printable.ts'

/** A path's bytes. */
type BytesOf = (path: string) => Buffer

export function scoreJson({ base, result }: Change, radius: BlastRadius, bytesOf: BytesOf): string {
  const { engine, score, level, reviewable } = radius
  const reasons = radius.reasons.map(({ signal, points, says }) => ({ signal, points, says: printable(says) }))
  const files = radius.files.map((file) => fileJson(file, bytesOf))
  return renderJson({ version: 1, engine, score, level, reasons, files, reviewable, base, result })
}

const fileJson = (file: FileShare, bytesOf: BytesOf): object => ({
  ...named('path', file.path, bytesOf),
  ...(file.from === null ? { from: null } : named('from', file.from, bytesOf)),
  added: file.added,
  deleted: file.deleted,
  kind: file.kind,
  points: file.points,
  says: printable(file.says),
})

/** UTF-8 stays as it is, line breaks and all: JSON can say it. */
function named(name: string, path: Path, bytesOf: BytesOf): Record<string, string> {
  if (!/\p{Surrogate}/u.test(path)) return { [name]: path }
  return { [name]: printable(path), [`${name}Base64`]: bytesOf(path).toString('base64') }
}
