// Streams commits out of one git process, in constant memory, however many there are. git puts what it shows of a message in order
// (blank lines at its ends and blanks at the ends of lines are gone) and ends it at a NUL: what a decision hangs on is read again, whole,
// by commit-object.ts.
import type { Git } from './run.ts'

export interface ShownCommit {
  readonly id: string
  /**
   * The headers as they stand, a blank line, the message with each line behind four blanks; a character a byte (latin1).
   * tree 78981922…\nauthor Ada <ada@example.com> 1770000000 +0100\ncommitter …\n\n    Subject\n    \n    Body\n
   */
  readonly text: string
  /** It is longer than longestShown, and its end is not here. */
  readonly cut: boolean
}

/** What is longer is cut some way behind this: no person wrote it, and it would not fit a string of Node's. */
export const longestShown = 64 << 20

/**
 * Newest first, in runs as they come. Throws Fault (undecided) where git can't go on.
 * @param revisions ids, ^ids, options of rev-list; never anybody's text
 */
export async function* streamCommits(git: Git, revisions: readonly string[]): AsyncIterable<ShownCommit[]> {
  const cutter = createCutter()
  const args = ['rev-list', '--header', '--encoding=none', ...revisions, '--']
  for await (const chunk of git.stream(args, { env: inLargePieces })) {
    const shown = cutter(chunk)
    if (shown.length > 0) yield shown
  }
}

// Else git writes each commit by itself into a pipe, and both sides wait for one another 50,000 times.
const inLargePieces = { GIT_FLUSH: '0' }

/** Cuts at each NUL, which ends a commit. */
function createCutter(): (chunk: Buffer) => ShownCommit[] {
  let open: Buffer[] = []
  let size = 0
  return (chunk) => {
    const shown: ShownCommit[] = []
    let at = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, at)) {
      if (open.length === 0) shown.push(read(chunk, at, end, false))
      else shown.push(joined([...open, chunk.subarray(at, end)], size > longestShown))
      open = []
      size = 0
      at = end + 1
    }
    if (at < chunk.length && size <= longestShown) open.push(chunk.subarray(at))
    size += chunk.length - at
    return shown
  }
}

function joined(pieces: readonly Buffer[], cut: boolean): ShownCommit {
  const bytes = Buffer.concat(pieces)
  return read(bytes, 0, bytes.length, cut)
}

/** Two strings: a piece of one keeps the whole of it in memory, in V8, and ids are kept longer than texts. */
function read(bytes: Buffer, from: number, to: number, cut: boolean): ShownCommit {
  const line = bytes.indexOf(10, from)
  return { id: bytes.toString('latin1', from, line), text: bytes.toString('latin1', line + 1, to), cut }
}
