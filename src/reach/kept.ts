// The text forms of what is kept between two readings. Anybody may have written them: what is not in the form is left out.
import type { GraphCounts } from '../model/radius.ts'
import type { ImportGraph } from './graph.ts'
import { isPlain, type FileImports } from './imports.ts'
import { asSettings } from './json.ts'

/** Changes with whatever reading or resolving makes of the same bytes. */
const version = 1

const heading = `ai-signoff imports ${version}`
/** @param most blobs; the last ones are kept. A line a blob: javascript 78981922…\t<computed>\t<package>\t<declares>\t<request>\t<request>… */
export function renderKnown(known: ReadonlyMap<string, FileImports>, most: number): string {
  const lines = [...known]
    .slice(-most)
    .map(([key, { requests, computed, inPackage, declares }]) =>
      [key, computed, inPackage ?? '-', declares.join(','), ...requests].join('\t'),
    )
  return [heading, ...lines, ''].join('\n')
}

export function parseKnown(text: string): Map<string, FileImports> {
  const [first, ...lines] = text.split('\n')
  const known = new Map<string, FileImports>()
  if (first !== heading) return known
  for (const line of lines) {
    const [key, computed, inPackage, declares, ...requests] = line.split('\t')
    if (key === undefined || inPackage === undefined || declares === undefined) continue
    if (!/^\d{1,7}$/.test(computed ?? '') || !requests.every(isPlain)) continue
    known.set(key, {
      requests,
      computed: Number(computed),
      inPackage: inPackage === '-' ? null : inPackage,
      declares: declares === '' ? [] : declares.split(','),
    })
  }
  return known
}

const countNames: readonly (keyof GraphCounts)[] = [
  'files',
  'resolved',
  'unresolved',
  'computed',
  'cycles',
  'large',
  'generated',
]

/** {"version":1,"tree":"…","counts":[…],"paths":["a.ts",…],"importers":[[0,4,7],…]}: the first file of each list is the imported one. */
export function renderGraph({ paths, importers, counts }: ImportGraph, tree: string): string {
  const lists = [...importers].map(([place, from]) => [place, ...from])
  const counted = countNames.map((name) => counts[name])
  return JSON.stringify({ version, tree, counts: counted, paths, importers: lists })
}

/** null: not the graph of this tree, or not a graph. */
export function parseGraph(text: string, tree: string): ImportGraph | null {
  const kept = text === '' ? null : parseWhole(text)
  if (kept === null || kept['version'] !== version || kept['tree'] !== tree) return null
  const { counts, paths, importers } = kept
  if (!isListOf(paths, isText) || !isListOf(counts, isCount) || counts.length !== countNames.length) return null
  const isPlace = (value: unknown): value is number => isCount(value) && value < paths.length
  if (!isListOf(importers, (list): list is number[] => isListOf(list, isPlace))) return null
  const [files = 0, resolved = 0, unresolved = 0, computed = 0, cycles = 0, large = 0, generated = 0] = counts
  return {
    paths,
    importers: new Map(importers.flatMap(([place, ...from]) => (place === undefined ? [] : [[place, from] as const]))),
    counts: { files, resolved, unresolved, computed, cycles, large, generated },
  }
}

function parseWhole(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return asSettings(JSON.parse(text))
  } catch {
    return null
  }
}

function isListOf<Item>(value: unknown, is: (each: unknown) => each is Item): value is Item[] {
  return Array.isArray(value) && value.every(is)
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
