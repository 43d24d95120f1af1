// The regular files of a whole tree, and the texts of many of them through a few git processes, so many bytes at a time.
import type { TreeId } from '../model/ids.ts'
import { parseListing } from './attributes.ts'
import { requireObjects } from './objects.ts'
import type { Git } from './run.ts'

export interface TreeFile {
  readonly id: string
  readonly path: string
}

/** In the tree's order; links and submodules are left out. Throws Fault (undecided) when a tree is not here. */
export const treeFiles = (git: Git, tree: TreeId): TreeFile[] =>
  parseListing(git.bytes(['ls-tree', '-r', '-z', '--full-tree', tree]))

/** Bytes of texts that are held at a time. */
const atOnce = 1 << 26

/** Each text once, as UTF-8. @param sizes of all these blobs. Throws Fault 'missing-object' (undecided). */
export function* readTexts(
  git: Git,
  ids: readonly string[],
  sizes: ReadonlyMap<string, number>,
): Generator<readonly [id: string, text: string]> {
  for (let at = 0; at < ids.length;) {
    const begin = at
    for (let bytes = 0; at < ids.length && (bytes < atOnce || at === begin); at++)
      bytes += sizes.get(ids[at] ?? '') ?? 0
    for (const { id, bytes } of requireObjects(git, ids.slice(begin, at))) yield [id, bytes.toString('utf8')]
  }
}
