// A tree object's bytes, entry by entry: whatever somebody hashed.
// 100644 .ai-signoff.yml\0<20 or 32 bytes>
import { Fault } from '../errors.ts'
import { decodeBytes } from './bytes.ts'

export interface TreeEntry {
  readonly mode: string
  readonly name: string
  readonly id: string
}

/** @param idLength bytes of an id here, 20 or 32. Throws Fault 'malformed-tree' (undecided): half a list could leave a name out. */
export function parseTree(tree: Buffer, idLength: number): TreeEntry[] {
  const { entries, end } = entriesOf(tree, idLength)
  if (end === tree.length) return entries
  throw malformedTree()
}

export const malformedTree = (): Fault =>
  new Fault('undecided', 'malformed-tree', "a commit's list of files can't be read", 'git fsck, then try again')

/** The same where a name that is left out grants nothing: the entries before the first bytes that are none. */
export const readableEntries = (tree: Buffer, idLength: number): TreeEntry[] => entriesOf(tree, idLength).entries

function entriesOf(tree: Buffer, idLength: number): { entries: TreeEntry[]; end: number } {
  const entries: TreeEntry[] = []
  let at = 0
  while (at < tree.length) {
    const space = tree.indexOf(' ', at)
    const end = tree.indexOf('\0', at)
    const next = end + 1 + idLength
    const mode = tree.subarray(at, Math.max(at, space)).toString('latin1')
    if (!/^[0-7]+$/.test(mode) || end === -1 || next > tree.length) break
    const name = decodeBytes(tree.subarray(space + 1, end))
    entries.push({ mode, name, id: tree.subarray(end + 1, next).toString('hex') })
    at = next
  }
  return { entries, end: at }
}
