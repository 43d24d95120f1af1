// A file of the work tree, whose every byte and kind came with a commit: a link may lead to a device that never ends or a pipe that
// nobody writes to, so none is followed.
import { lstatSync, readFileSync } from 'node:fs'

/** @param most bytes. @returns null when it is no plain file, is larger than that, or can't be read. */
export function plainFile(path: string, most: number): Buffer | null {
  try {
    const stat = lstatSync(path)
    return stat.isFile() && stat.size <= most ? readFileSync(path) : null
  } catch {
    return null
  }
}
