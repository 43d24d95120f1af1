// The import graph of a tree: who imports whom directly, and how much of it could not be told.
import type { GraphCounts } from '../model/radius.ts'
import { inCycles } from './cycles.ts'
import { languageOf, type FileImports, type Language } from './imports.ts'
import { goPaths } from './paths/go.ts'
import { javascriptPaths } from './paths/javascript.ts'
import { jvmPaths } from './paths/jvm.ts'
import { pythonPaths } from './paths/python.ts'
import { rustPaths } from './paths/rust.ts'
import { createAllowance, unresolved, type Resolve, type Tree } from './tree.ts'

export interface ImportGraph {
  /** The tree's files; the places below are places here. */
  readonly paths: readonly string[]
  /** Of each file that has any, the files that import it, by place, in the tree's order. */
  readonly importers: ReadonlyMap<number, readonly number[]>
  readonly counts: GraphCounts
}

/** What is asked of a graph, however it is at hand. */
export interface Importers {
  readonly counts: GraphCounts
  /** In the tree's order; none for a path that the tree does not have. */
  readonly importersOf: (path: string) => readonly string[]
}

export function importersIn({ paths, importers, counts }: ImportGraph): Importers {
  const placeOf = new Map(paths.map((path, place) => [path, place]))
  const pathsAt = (places: readonly number[]): string[] => places.flatMap((place) => paths[place] ?? [])
  return { counts, importersOf: (path) => pathsAt(importers.get(placeOf.get(path) ?? -1) ?? []) }
}

/**
 * @param texts what each file that was read imports, by place, in the tree's order.
 * @param skipped how many files were not read: too large, generated.
 */
export function importGraph(
  tree: Tree,
  texts: ReadonlyMap<number, FileImports>,
  skipped: Pick<GraphCounts, 'large' | 'generated'>,
): ImportGraph {
  const importers = new Map<number, number[]>()
  const resolve = resolvers(tree, texts)
  const counts = { resolved: 0, unresolved: 0, computed: 0 }
  const allowed = createAllowance()
  for (const [place, { requests, computed }] of texts) {
    const path = tree.paths[place] ?? ''
    const language = languageOf(path)
    if (language === null) continue
    counts.computed += computed
    for (const request of requests) {
      const all = resolve[language](path, request)
      const found = all.kind !== 'files' || allowed(all.places.length - 1) ? all : unresolved
      if (found.kind === 'unresolved') counts.unresolved += 1
      if (found.kind !== 'files') continue
      counts.resolved += 1
      for (const imported of found.places) addImporter(importers, imported, place)
    }
  }
  return {
    paths: tree.paths,
    importers,
    counts: { files: texts.size, ...counts, cycles: inCycles(importers), ...skipped },
  }
}

/** Files come in order, so that the same one twice is the last one again. */
function addImporter(importers: Map<number, number[]>, imported: number, place: number): void {
  if (imported === place) return
  const known = importers.get(imported)
  if (known === undefined) importers.set(imported, [place])
  else if (known.at(-1) !== place) known.push(place)
}

/** Made when the first file asks: a tree without Python has no roots to look for. */
function resolvers(tree: Tree, texts: ReadonlyMap<number, FileImports>): Readonly<Record<Language, Resolve>> {
  const javascript = late(() => javascriptPaths(tree))
  const jvm = late(() => jvmPaths(tree, texts))
  return {
    javascript,
    component: javascript,
    python: late(() => pythonPaths(tree)),
    go: late(() => goPaths(tree)),
    java: jvm,
    kotlin: jvm,
    rust: late(() => rustPaths(tree, texts)),
  }
}

function late(make: () => Resolve): Resolve {
  let made: Resolve | undefined
  return (from, request) => (made ??= make())(from, request)
}
