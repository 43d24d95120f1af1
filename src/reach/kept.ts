// The text forms of what is kept between two readings. Anybody may have written them: what is not in the form is left out.
import type { GraphCounts } from '../model/radius.ts'
import type { Importers, ImportGraph } from './graph.ts'
import { isPlain, type FileImports } from './imports.ts'

/** Changes with whatever reading or resolving makes of the same bytes. */
const version = 3

const heading = `ai-signoff imports ${version}`
const graphHeading = `ai-signoff graph ${version}`
/** @param most blobs; the last ones are kept. A line a blob: javascript 78981922…\t<computed>\t<package>\t<declares>\t<uses>\t<request>\t<request>… */
export function renderKnown(known: ReadonlyMap<string, FileImports>, most: number): string {
  const lines = [...known]
    .slice(-most)
    .map(([key, { requests, computed, inPackage, declares, uses }]) =>
      [key, computed, inPackage ?? '-', declares.join(','), uses.join(','), ...requests].join('\t'),
    )
  return [heading, ...lines, ''].join('\n')
}

export function parseKnown(text: string): Map<string, FileImports> {
  const [first, ...lines] = text.split('\n')
  const known = new Map<string, FileImports>()
  if (first !== heading) return known
  for (const line of lines) {
    const [key, computed, inPackage, declares, uses, ...requests] = line.split('\t')
    if (key === undefined || inPackage === undefined || declares === undefined || uses === undefined) continue
    if (!/^\d{1,7}$/.test(computed ?? '') || !requests.every(isPlain)) continue
    known.set(key, {
      requests,
      computed: Number(computed),
      inPackage: inPackage === '-' ? null : inPackage,
      declares: namesIn(declares),
      uses: namesIn(uses),
    })
  }
  return known
}

const namesIn = (list: string): string[] => (list === '' ? [] : list.split(','))

const countNames: readonly (keyof GraphCounts)[] = [
  'files',
  'resolved',
  'unresolved',
  'computed',
  'cycles',
  'large',
  'generated',
]

/**
 * A line that says whose graph it is, then a line a file: its path, and the places of those that import it.
 * ["ai-signoff graph 3","<tree>",[<counts>]]\n"src/a.ts"\t4,7\n"src/b.ts"\t
 */
export function renderGraph({ paths, importers, counts }: ImportGraph, tree: string): string {
  const lines = paths.map((path, place) => `${JSON.stringify(path)}\t${(importers.get(place) ?? []).join(',')}`)
  return [JSON.stringify([graphHeading, tree, countNames.map((name) => counts[name])]), ...lines].join('\n')
}

/** Reads no more of it than is asked. null: not the graph of this tree. */
export function parseGraph(text: string, tree: string): Importers | null {
  const [first = '', ...lines] = text.split('\n')
  const counts = countsIn(parseJson(first), tree)
  if (counts === null) return null
  const pathAt = (place: string): string | null => {
    const line = /^\d{1,9}$/.test(place) ? lines[Number(place)] : undefined
    const path = line === undefined ? null : parseJson(line.slice(0, line.indexOf('\t')))
    return typeof path === 'string' ? path : null
  }
  let placesOf: ReadonlyMap<string, string> | undefined
  return {
    counts,
    importersOf(path) {
      placesOf ??= new Map(lines.map((line) => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)]))
      return (placesOf.get(JSON.stringify(path)) ?? '').split(',').flatMap((place) => pathAt(place) ?? [])
    },
  }
}

function countsIn(first: unknown, tree: string): GraphCounts | null {
  if (!Array.isArray(first) || first[0] !== graphHeading || first[1] !== tree || !Array.isArray(first[2])) return null
  const counts: readonly unknown[] = first[2]
  if (counts.length !== countNames.length || !counts.every(isCount)) return null
  const [files = 0, resolved = 0, unresolved = 0, computed = 0, cycles = 0, large = 0, generated = 0] = counts
  return { files, resolved, unresolved, computed, cycles, large, generated }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

/** null: none, or null. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
