// Asks an import graph about a change, and reads none where nobody could import what the change touches.
import type { FileChange } from '../model/change.ts'
import type { Reach } from '../model/radius.ts'
import { askedOfGraph } from '../radius/importers.ts'
import type { Importers } from '../reach/graph.ts'

/**
 * null: nothing is touched that others could import.
 * @param graphOf loads what reads the graph, and reads it.
 */
export async function reachInto(
  files: readonly FileChange[],
  graphOf: () => Promise<Importers>,
): Promise<Reach | null> {
  const touched = askedOfGraph(files)
  if (touched.length === 0) return null
  const { reachOf } = await import('./reach.ts')
  return reachOf(await graphOf(), touched)
}
