// The first bytes of a file, and no more of it than is wanted: what comes later may be long, or secret.
import { closeSync, openSync, readSync } from 'node:fs'

/** @param most bytes; each becomes one character. */
export function beginningOf(path: string, most: number): string {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(most)
    return bytes.toString('latin1', 0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}
