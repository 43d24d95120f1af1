// Who imports what a change touches, by the import graph of the tree that it is made upon.
import type { Repository } from '../git/repository.ts'
import type { Scratch } from '../git/scratch.ts'
import { parsePath, type Path, type TreeId } from '../model/ids.ts'
import type { Reach } from '../model/radius.ts'
import type { ImportGraph } from '../reach/graph.ts'
import { readImportGraph } from './import-graph.ts'
import { keptGraph } from './kept-graph.ts'

const read = new WeakMap<Repository, Map<TreeId, ImportGraph>>()

/**
 * The base's graph from its objects alone, read once. What decides who must look reads no cache: whoever may write the git folder may
 * write one.
 */
export function graphOfObjects(repo: Repository, scratch: Scratch, base: TreeId): ImportGraph {
  const graphs = read.get(repo) ?? new Map<TreeId, ImportGraph>()
  read.set(repo, graphs)
  const graph = graphs.get(base) ?? readImportGraph(scratch, base, new Map())
  graphs.set(base, graph)
  return graph
}

/** The same graph, with what was read before kept under the git folder: for advice, where time counts and nobody is let through. */
export const graphForAdvice = (repo: Repository, scratch: Scratch, base: TreeId): ImportGraph =>
  keptGraph(repo, base, (known) => readImportGraph(scratch, base, known))

/** @param touched paths of the graph's tree. */
export function reachOf({ paths, importers, counts }: ImportGraph, touched: readonly Path[]): Reach {
  const wanted = new Set<string>(touched)
  const found = new Map<Path, readonly Path[]>()
  for (const [place, from] of importers) {
    const path = parsePath(paths[place] ?? '')
    if (path !== undefined && wanted.has(path))
      found.set(
        path,
        from.flatMap((each) => parsePath(paths[each] ?? '') ?? []),
      )
  }
  return { importers: found, counts }
}
