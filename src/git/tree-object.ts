// A tree object's bytes, entry by entry.
// 100644 .ai-signoff.yml\0<20 or 32 bytes>
import { decodeBytes } from './bytes.ts'

export interface TreeEntry {
  readonly mode: string
  readonly name: string
  readonly id: string
}

/** @param idLength bytes of an id here, 20 or 32. What follows bytes that are no entry is left out. */
export function parseTree(tree: Buffer, idLength: number): TreeEntry[] {
  const entries: TreeEntry[] = []
  for (let at = 0; at < tree.length;) {
    const space = tree.indexOf(' ', at)
    const end = space < 0 ? -1 : tree.indexOf('\0', space)
    if (end < 0 || end + idLength >= tree.length) break
    const id = tree.subarray(end + 1, end + 1 + idLength).toString('hex')
    const name = decodeBytes(tree.subarray(space + 1, end))
    entries.push({ mode: tree.subarray(at, space).toString('latin1'), name, id })
    at = end + 1 + idLength
  }
  return entries
}
