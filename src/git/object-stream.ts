// Many objects through one git process, one after the other: whatever their number, few bytes more than the largest has are kept.
import { asLines, askObjects, missing, parseHeader, type StoredObject } from './objects.ts'
import type { Git } from './run.ts'

/** In the order asked, while other work goes on. Throws Fault 'missing-object' (undecided). Ids only, never names. */
export async function* streamObjects(git: Git, ids: readonly string[]): AsyncGenerator<StoredObject, void> {
  if (ids.length === 0) return
  let pieces: Buffer[] = []
  let [size, needed] = [0, 1]
  for await (const piece of git.stream(askObjects, { input: asLines(ids) })) {
    pieces.push(piece)
    size += piece.length
    if (size < needed) continue
    let bytes = Buffer.concat(pieces)
    let first = firstIn(bytes)
    for (; first.object !== null; first = firstIn(bytes)) {
      yield first.object
      bytes = bytes.subarray(first.end)
    }
    ;[pieces, size, needed] = [[bytes], bytes.length, first.end]
  }
}

// 78981922… tree 12\n<12 bytes>\n      or      78981922… missing\n
/** @returns `end`: the least bytes that there will be where the object is not whole yet. */
function firstIn(bytes: Buffer): { readonly object: StoredObject | null; readonly end: number } {
  const line = bytes.indexOf(10)
  if (line === -1) return { object: null, end: bytes.length + 1 }
  const text = bytes.toString('latin1', 0, line)
  const header = parseHeader(text)
  if (header === null) throw missing(`object ${text.replace(/ .*/, '')}`)
  const { id, type, size } = header
  const end = line + 1 + size + 1
  return { object: end > bytes.length ? null : { id, type, bytes: bytes.subarray(line + 1, end - 1) }, end }
}
