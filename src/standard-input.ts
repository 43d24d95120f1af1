// All of standard input, however slowly it comes.
import { readSync } from 'node:fs'

/** A pipe that somebody made non-blocking says "nothing yet" (EAGAIN), which is no end: the reading goes on a little later. */
export function readStandardInput(): Buffer {
  const chunks: Buffer[] = []
  for (let chunk = readSome(); chunk === null || chunk.length > 0; chunk = readSome()) {
    if (chunk === null) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    else chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const pause = 10 // milliseconds

/** null: nothing yet; empty: the end. */
function readSome(): Buffer | null {
  const chunk = Buffer.alloc(65536)
  try {
    return chunk.subarray(0, readSync(0, chunk))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EAGAIN') return null
    // What Windows says of a pipe that ended.
    if (code === 'EOF') return Buffer.alloc(0)
    throw error
  }
}
