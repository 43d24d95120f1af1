// Which texts hide nothing behind a count of lines: their lines are short, and they are no pointers. They are looked at as they
// come and none is kept, so that the texts of a whole history can be.
import { isPointer, largestPointer } from './hidden-bytes.ts'
import { asLines, askObjects, requireBlob } from './objects.ts'
import type { Git } from './run.ts'

/**
 * Those of these blobs that are plain; through one process, while other work goes on.
 * Throws Fault 'missing-object' (undecided) when one is not here.
 * @param long bytes of the shortest line that is long
 */
export async function plainTexts(git: Git, ids: readonly string[], long: number): Promise<Set<string>> {
  const plain = new Set<string>()
  if (ids.length === 0) return plain
  const reader = createReader(long, (id) => plain.add(id))
  for await (const chunk of git.stream(askObjects, { input: asLines(ids) })) reader(chunk)
  return plain
}

// 78981922… blob 12\n<12 bytes>\n
type Reader = (chunk: Buffer) => void

function createReader(long: number, isPlain: (id: string) => void): Reader {
  let header = ''
  let text: Text | null = null
  return (chunk) => {
    for (let at = 0; at < chunk.length;) {
      if (text === null) {
        const end = chunk.indexOf(10, at)
        header += chunk.toString('latin1', at, end === -1 ? chunk.length : end)
        at = end === -1 ? chunk.length : end + 1
        if (end === -1) continue
        text = createText(header, long)
        header = ''
      } else {
        at = text.add(chunk, at)
        if (!text.ended()) continue
        if (text.plain()) isPlain(text.id)
        text = null
      }
    }
  }
}

interface Text {
  readonly id: string
  /** Takes what is its own of a chunk; where the rest begins. */
  add(chunk: Buffer, from: number): number
  ended(): boolean
  plain(): boolean
}

function createText(header: string, long: number): Text {
  const { id, size } = requireBlob(header)
  const lines = createLines(long)
  // The newline behind it is git's.
  let left = size + 1
  const small: Buffer[] | null = size <= largestPointer ? [] : null
  return {
    id,
    add(chunk, from) {
      const to = Math.min(chunk.length, from + left)
      left -= to - from
      lines.add(chunk, from, to)
      small?.push(chunk.subarray(from, to))
      return to
    },
    ended: () => left === 0,
    plain: () => lines.plain() && (small === null || !isPointer(Buffer.concat(small).subarray(0, -1))),
  }
}

interface Lines {
  add(chunk: Buffer, from: number, to: number): void
  /** Whatever lines of them are added, they have too few bytes to count for one line more. */
  plain(): boolean
}

/**
 * Leaps from the last newline within a line's length to the next such. A line may be longer than plain ones are by some bytes, and so
 * may several by so many together: with n lines added, all bytes and the newlines are then fewer than long × (n + 1).
 */
function createLines(long: number): Lines {
  let open = 0
  let beyond = 0
  const most = long - 2
  const add = (chunk: Buffer, from: number, to: number): void => {
    let start = from - open
    while (beyond <= most && start + long <= to) {
      const last = start + long - 1
      let end = last < from ? -1 : chunk.lastIndexOf(newline, last)
      if (end < Math.max(from, start)) {
        end = chunk.indexOf(newline, Math.max(from, last + 1))
        if (end === -1 || end >= to) break
        beyond += end - last
      }
      start = end + 1
    }
    const end = chunk.lastIndexOf(newline, to - 1)
    open = to - (end < Math.max(from, start) ? start : end + 1)
  }
  return { add, plain: () => beyond <= most }
}

const newline = 10
