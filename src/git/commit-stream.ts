// Streams commits out of one git process, in constant memory, however many there are. git puts what it shows of a message in order
// (blank lines at its ends and blanks at the ends of lines are gone) and ends it at a NUL: what a decision hangs on is read again, whole,
// by commit-object.ts.
import type { Git } from './run.ts'

/**
 * An id, the headers as they stand, a blank line, the message with each line behind four blanks; a character a byte (latin1).
 * 78981922…\ntree …\nauthor Ada <ada@example.com> 1770000000 +0100\ncommitter …\n\n    Subject\n    \n    Body\n
 */
export type ShownCommit = string

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
  let open: string[] = []
  let size = 0
  return (chunk) => {
    const shown: ShownCommit[] = []
    let at = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, at)) {
      shown.push(
        open.length === 0 ? chunk.toString('latin1', at, end) : open.join('') + chunk.toString('latin1', at, end),
      )
      open = []
      size = 0
      at = end + 1
    }
    if (at < chunk.length && size <= longestShown) open.push(chunk.toString('latin1', at))
    size += chunk.length - at
    return shown
  }
}
