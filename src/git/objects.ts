// Asks what many objects are, in one process: none is opened, none may be missing.
import { Fault } from '../errors.ts'
import type { Git } from './run.ts'

/** Bytes of each blob. Throws Fault 'missing-object' (undecided) when one is not here. */
export function sizesOf(git: Git, ids: readonly string[]): Map<string, number> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const lines = git.text(['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)'], {
    input: `${wanted.join('\n')}\n`,
  })
  const sizes = new Map(lines.split('\n').map(sizeOf))
  if (wanted.every((id) => sizes.has(id))) return sizes
  throw new Fault('undecided', 'malformed-answer', 'git cat-file left an object out', 'git fsck, then try again')
}

/** "78981922… blob 12" or "78981922… missing" */
function sizeOf(line: string): [string, number] {
  const [, id, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? []
  if (id !== undefined && size !== undefined) return [id, Number(size)]
  const next = 'git fetch --refetch, or clone without --depth and --filter'
  throw new Fault('undecided', 'missing-object', `a file's content is not in this clone: ${line}`, next)
}
