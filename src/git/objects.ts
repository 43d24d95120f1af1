// Reads many objects through one git process.
import { Fault } from '../errors.ts'
import type { Git } from './run.ts'

export interface StoredObject {
  readonly id: string
  readonly type: string
  readonly bytes: Buffer
}

/** In the order asked; null for an object that is not here. Ids only, never names. */
export function readObjects(git: Git, ids: readonly string[]): (StoredObject | null)[] {
  if (ids.length === 0) return []
  const output = git.bytes(['cat-file', '--batch', '--buffer'], { input: ids.map((id) => `${id}\n`).join('') })
  let at = 0
  return ids.map((id) => {
    // 78981922… blob 12\n<12 bytes>\n      or      78981922… missing\n
    const end = output.indexOf(10, at)
    const [, type = '', size] = output.toString('latin1', at, end).split(' ')
    at = end + 1
    if (size === undefined) return null
    const bytes = output.subarray(at, at + Number(size))
    at += bytes.length + 1
    return { id, type, bytes }
  })
}

/** The same, where an absent object means that nothing can be decided. */
export function requireObjects(git: Git, ids: readonly string[]): StoredObject[] {
  return readObjects(git, ids).map((object, index) => object ?? missing(ids[index] ?? ''))
}

function missing(id: string): never {
  throw new Fault('undecided', 'missing-object', `object ${id} is not in this clone`, 'git fetch --refetch, or clone without --depth and --filter')
}
