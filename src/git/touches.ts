// Which files a branch touched since a base, commit by commit: once for many bases, so that each question is a look-up.
import type { TreeId } from '../model/ids.ts'
import type { Edge, Graph, Range } from './graph.ts'
import { requireTreesOf } from './history.ts'
import { listings } from './listing.ts'
import type { Scratch } from './scratch.ts'

export interface Touches {
  /** Was the path touched in this range? What comes and goes is touched. */
  in(range: Range): (path: string) => boolean
  /** Did the branch have this very tree in the range, behind its base? */
  had(tree: TreeId, range: Range): boolean
}

/**
 * A commit is compared with the first of its parents that descends from the base (or is it): a file that differs from the base's has
 * been touched somewhere on that way.
 */
export function readTouches(scratch: Scratch, graph: Graph, ranges: readonly Range[]): Touches {
  const edges = graph.edgesSince(ranges)
  const treeOf = requireTreesOf(
    scratch.git,
    edges.flatMap(({ parent, child }) => [parent, child]),
  )
  const pairs = edges.map(({ parent, child }) => ({ base: treeOf(parent), result: treeOf(child) }))
  const byPath = grouped(
    listings(scratch, pairs).flatMap(({ files }, index) =>
      files.flatMap(({ path }) => edges.slice(index, index + 1).map((edge): [string, Edge] => [path, edge])),
    ),
  )
  const byTree = grouped(edges.map((edge) => [treeOf(edge.child), edge]))
  return {
    had(tree, { base, tip }) {
      const since = graph.since(base, tip)
      return byTree.get(tree)?.some(({ child }) => since.parentOf(child) !== null) ?? false
    },
    in({ base, tip }) {
      const since = graph.since(base, tip)
      return (path) => byPath.get(path)?.some(({ parent, child }) => since.parentOf(child) === parent) ?? false
    },
  }
}

function grouped<Key>(pairs: readonly (readonly [Key, Edge])[]): Map<Key, Edge[]> {
  const groups = new Map<Key, Edge[]>()
  for (const [key, edge] of pairs) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [edge])
    else group.push(edge)
  }
  return groups
}
