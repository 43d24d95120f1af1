// Reads many objects, or asks their sizes, through one git process.
import { Fault } from '../errors.ts'
import { bringAll } from './failure.ts'
import { allOf, type Git } from './run.ts'

export interface StoredObject {
  readonly id: string
  readonly type: string
  readonly bytes: Buffer
}

export const askObjects = ['cat-file', '--batch', '--buffer']
const askSizes = ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)', '--buffer']

/** An id, or whatever git takes for one, a line. */
export const asLines = (names: readonly string[]): string => names.map((name) => `${name}\n`).join('')

interface Header {
  readonly id: string
  readonly type: string
  readonly size: number
}

/** What git says of an object, and puts before its bytes; null when it is not here. */
export function parseHeader(line: string): Header | null {
  // 78981922… blob 12      or      78981922… missing      or      refs/notes/ai-signoff^{tree} missing
  const [, id, type, size] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(line) ?? []
  return id === undefined || type === undefined || size === undefined ? null : { id, type, size: Number(size) }
}

/** In the order asked; null for an object that is not here. Ids only, never names. */
export function readObjects(git: Git, ids: readonly string[]): (StoredObject | null)[] {
  if (ids.length === 0) return []
  const output = git.bytes(askObjects, { input: asLines(ids) })
  let at = 0
  return ids.map((id) => {
    // 78981922… blob 12\n<12 bytes>\n      or      78981922… missing\n
    const end = output.indexOf(10, at)
    const header = parseHeader(output.toString('latin1', at, end))
    at = end + 1
    if (header === null) return null
    const bytes = output.subarray(at, at + header.size)
    at += bytes.length + 1
    return { id, type: header.type, bytes }
  })
}

/**
 * What of these is here and of this type, each once: the smallest first, and no more than so many bytes in all. What somebody made
 * huge is left out, and hides nothing else.
 * @param names ids, or whatever git takes for one.
 */
export function readSmallest(git: Git, names: readonly string[], type: string, most: number): StoredObject[] {
  if (names.length === 0) return []
  const sizes = new Map<string, number>()
  for (const line of git.text(askSizes, { input: asLines(names) }).split('\n')) {
    const header = parseHeader(line)
    if (header?.type === type) sizes.set(header.id, header.size)
  }
  let left = most
  const smallest = [...sizes].sort(([, a], [, b]) => a - b).filter(([, size]) => (left -= size) >= 0)
  return readObjects(
    git,
    smallest.map(([id]) => id),
  ).filter((object) => object !== null)
}

/** As readObjects(), where an absent object means that nothing can be decided. */
export function requireObjects(git: Git, ids: readonly string[]): StoredObject[] {
  return readObjects(git, ids).map((object, index) => {
    if (object === null) throw missing(`object ${ids[index] ?? ''}`)
    return object
  })
}

/** Bytes of each blob. Throws Fault 'missing-object' (undecided) when one is not here. */
export function sizesOf(git: Git, ids: readonly string[]): Map<string, number> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  return readSizes(git.text(askSizes, { input: asLines(wanted) }), wanted)
}

/** The same while other work goes on. */
export async function streamSizes(git: Git, ids: readonly string[]): Promise<Map<string, number>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const lines = await allOf(git.stream(askSizes, { input: asLines(wanted) }))
  return readSizes(lines.toString('latin1').replace(/\n$/, ''), wanted)
}

function readSizes(lines: string, wanted: readonly string[]): Map<string, number> {
  const sizes = new Map(lines.split('\n').map(sizeOf))
  if (wanted.every((id) => sizes.has(id))) return sizes
  throw new Fault('undecided', 'malformed-answer', 'git cat-file left an object out', 'git fsck, then try again')
}

function sizeOf(line: string): [string, number] {
  const { id, size } = requireBlob(line)
  return [id, size]
}

/** Throws Fault 'missing-object' (undecided) when it is not here. @param line a header */
export function requireBlob(line: string): Header {
  const header = parseHeader(line)
  if (header?.type === 'blob') return header
  throw missing(`a file's content (${line})`)
}

export function missing(what: string): Fault {
  return new Fault('undecided', 'missing-object', `${what} is not in this clone`, bringAll)
}
