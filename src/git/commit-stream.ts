// Streams commits out of one git process, in constant memory, however many there are. git puts what it shows of a message in order
// (blank lines at its ends and blanks at the ends of lines are gone) and ends it at a NUL: what a decision hangs on is read again, whole,
// by commit-object.ts.
import { inLargePieces, type Git } from './run.ts'

/** Some commits, one behind another. */
export interface Run {
  /**
   * Of each its id, the headers as they stand, a blank line, the message with each line behind four blanks, and a NUL; a character a
   * byte (latin1).
   * 1a2b3c4d…\ntree 78981922…\nauthor Ada <ada@example.com> 1770000000 +0100\ncommitter …\n\n    Subject\n    \n    Body\n\0
   */
  readonly text: string
  /** The last of them is longer than longestShown, and its end is not here. */
  readonly cut: boolean
}

/** Where a commit stands in a run's text: its id, a newline, and from `headers` to `end` what git shows of it. */
export interface Place {
  readonly from: number
  readonly headers: number
  readonly end: number
  readonly cut: boolean
}

/** What is longer is cut some way behind this: no person wrote it, and it would not fit a string of Node's. */
export const longestShown = 64 << 20

/** Bytes of a run, but for the last. git's own pieces are small, and each run costs some work. */
const leastOfRun = 128 << 10

/**
 * Newest first, in runs as they come. Throws Fault (undecided) where git can't go on.
 * @param revisions ids, ^ids, options of rev-list; never anybody's text
 */
export async function* streamCommits(git: Git, revisions: readonly string[]): AsyncIterable<Run> {
  const cutter = createCutter()
  const args = ['rev-list', '--header', '--encoding=none', ...revisions, '--']
  for await (const chunk of git.stream(args, { env: inLargePieces })) for (const run of cutter.add(chunk)) yield run
  yield cutter.rest()
}

/** In their order. */
export function placesIn({ text, cut }: Run): Place[] {
  const places: Place[] = []
  const last = text.length - 1
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\0', from)
    places.push({ from, headers: text.indexOf('\n', from) + 1, end, cut: cut && end === last })
    from = end + 1
  }
  return places
}

interface Cutter {
  add(chunk: Buffer): Run[]
  /** What has come whole since the last run. */
  rest(): Run
}

/** Cuts behind a NUL, which ends a commit. */
function createCutter(): Cutter {
  let pieces: Buffer[] = []
  let size = 0
  /** Bytes of the commit whose end has not come; behind longestShown no more of them are kept. */
  let open = 0
  const runUpToNul = (cut: boolean): Run => {
    const bytes = Buffer.concat(pieces)
    const end = bytes.lastIndexOf(0) + 1
    pieces = [bytes.subarray(end)]
    size = bytes.length - end
    return { text: bytes.toString('latin1', 0, end), cut }
  }
  const keep = (chunk: Buffer): boolean => {
    const end = chunk.lastIndexOf(0) + 1
    open = chunk.length - end + (end === 0 ? open : 0)
    size += chunk.length
    pieces.push(chunk)
    return end > 0
  }
  const add = (chunk: Buffer): Run[] => {
    if (open <= longestShown) return keep(chunk) && size >= leastOfRun ? [runUpToNul(false)] : []
    const end = chunk.indexOf(0) + 1
    if (end === 0) return []
    keep(chunk.subarray(0, end))
    return [runUpToNul(true), ...add(chunk.subarray(end))]
  }
  return { add, rest: () => runUpToNul(false) }
}
