// Who imports what a change touches, by the import graph of the tree that it is made upon.
import type { Repository } from '../git/repository.ts'
import type { Scratch } from '../git/scratch.ts'
import { parsePath, type Path, type TreeId } from '../model/ids.ts'
import type { Reach } from '../model/radius.ts'
import { importersIn, type Importers } from '../reach/graph.ts'
import { readImportGraph, type KnownImports } from './import-graph.ts'
import { keptGraph } from './kept-graph.ts'

const read = new WeakMap<Repository, Map<TreeId, Importers>>()
const blobsRead = new WeakMap<Repository, KnownImports>()

/**
 * The base's graph from its objects alone, read once. What decides who must look reads no cache: whoever may write the git folder may
 * write one.
 */
export function graphOfObjects(repo: Repository, scratch: Scratch, base: TreeId): Importers {
  const graphs = read.get(repo) ?? new Map<TreeId, Importers>()
  read.set(repo, graphs)
  const graph = graphs.get(base) ?? graphFrom(repo, scratch, base)
  graphs.set(base, graph)
  return graph
}

/**
 * Of a part of a landing: who imports a file in the tree that the branch had, and who does in the one that the part is made upon. What lands
 * before it may add importers to that, and takes none away.
 */
export function graphOfPart(repo: Repository, scratch: Scratch, before: TreeId, base: TreeId): Importers {
  const known = graphOfObjects(repo, scratch, before)
  const own = base === before ? known : graphFrom(repo, scratch, base)
  const importersOf = (path: string): string[] => [...new Set([...known.importersOf(path), ...own.importersOf(path)])]
  return { counts: known.counts, importersOf }
}

/** The trees of one run have most of their files in common. */
function graphFrom(repo: Repository, scratch: Scratch, base: TreeId): Importers {
  const known = blobsRead.get(repo) ?? new Map()
  blobsRead.set(repo, known)
  return importersIn(readImportGraph(scratch, base, known))
}

/** The same graph, with what was read before kept under the git folder: for advice, where time counts and nobody is let through. */
export const graphForAdvice = (repo: Repository, scratch: Scratch, base: TreeId): Importers =>
  keptGraph(repo, base, (known) => readImportGraph(scratch, base, known))

/** @param touched paths of the graph's tree. */
export function reachOf({ counts, importersOf }: Importers, touched: readonly Path[]): Reach {
  const found = touched.map((path) => [path, importersOf(path).flatMap((from) => parsePath(from) ?? [])] as const)
  return { importers: new Map(found.filter(([, importers]) => importers.length > 0)), counts }
}
