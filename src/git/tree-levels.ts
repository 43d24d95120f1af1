// Walks trees level by level, each tree once a level. `ls-tree -r` would walk a tree that holds another many times over, and so on for
// ten levels, for ever: anybody may push such trees.
import { readSmallest } from './objects.ts'
import type { Git } from './run.ts'
import { readableEntries, type TreeEntry } from './tree-object.ts'

/** Bytes of the trees of a level that are read at all. */
const most = 64 << 20

/** What a level's trees were reached with, by id; the first level's by the name that was asked for. */
export type Level<Way> = Map<string, Way>

/**
 * @param tips what git takes for a commit or a tree. What is not here has no trees.
 * @param visit is given a tree's entries and the way to it (undefined at the top), and adds to `below` what is to be read next.
 *   After a level, `goOn` may end the walk.
 */
export function walkLevels<Way>(
  git: Git,
  tips: readonly string[],
  visit: (entries: readonly TreeEntry[], way: Way | undefined, below: Level<Way>) => void,
  goOn: () => boolean = () => true,
): void {
  let names = tips.map((tip) => `${tip}^{tree}`)
  let level: Level<Way> = new Map()
  while (names.length > 0 && goOn()) {
    const below: Level<Way> = new Map()
    for (const { id, bytes } of readSmallest(git, names, 'tree', most))
      visit(readableEntries(bytes, id.length / 2), level.get(id), below)
    level = below
    names = [...below.keys()]
  }
}
