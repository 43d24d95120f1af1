// What was read for an import graph, kept under the git folder: the last few graphs by tree, and what files import by blob. Whatever
// cannot be used is as good as not there; nothing that is wrong with a kept file stops anything. Its words decide nothing (reach.ts).
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from '../git/repository.ts'
import type { TreeId } from '../model/ids.ts'
import { importersIn, type Importers, type ImportGraph } from '../reach/graph.ts'
import { parseGraph, parseKnown, renderGraph, renderKnown } from '../reach/kept.ts'
import type { KnownImports } from './import-graph.ts'

/** Below this many files reading them anew costs less than it is worth. */
const fewest = 400
/** Bytes of a kept file: more is nothing that was written here. */
const largest = 1 << 26
const graphsKept = 4

export function keptGraph(repo: Repository, base: TreeId, read: (known: KnownImports) => ImportGraph): Importers {
  const folder = join(repo.commonDir, 'ai-signoff', 'imports')
  const own = join(folder, `graph-${base}`)
  const kept = parseGraph(textOf(own) ?? '', base)
  if (kept !== null) return kept
  const known = parseKnown(textOf(join(folder, 'blobs')) ?? '')
  const before = known.size
  const graph = read(known)
  if (graph.counts.files < fewest) return importersIn(graph)
  tryTo(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (known.size !== before) put(join(folder, 'blobs'), renderKnown(known, 2 * graph.counts.files))
    put(own, renderGraph(graph, base))
    for (const old of oldGraphs(folder)) rmSync(old, { force: true })
  })
  return importersIn(graph)
}

/** null: no plain file, or one that is too large. A pipe that somebody put there would be waited for. */
function textOf(path: string): string | null {
  try {
    const stat = lstatSync(path)
    return stat.isFile() && stat.size <= largest ? readFileSync(path, 'utf8') : null
  } catch {
    return null
  }
}

/** Whoever reads it meanwhile sees the old one or the new one. */
function put(path: string, text: string): void {
  if (text.length > largest) return
  const beside = `${path}.${process.pid}`
  try {
    writeFileSync(beside, text, { flag: 'wx', mode: 0o600 })
    renameSync(beside, path)
  } finally {
    rmSync(beside, { force: true })
  }
}

function oldGraphs(folder: string): string[] {
  const graphs = readdirSync(folder).filter((name) => name.startsWith('graph-'))
  const byAge = graphs.map((name) => ({ path: join(folder, name), written: lstatSync(join(folder, name)).mtimeMs }))
  return byAge
    .sort((a, b) => b.written - a.written)
    .slice(graphsKept)
    .map(({ path }) => path)
}

/** A folder that can't be written is no reason to hold anything up. */
function tryTo(write: () => void): void {
  try {
    write()
  } catch {
    // the next one reads the files again
  }
}
