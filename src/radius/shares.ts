// Each file's own part: what it would score alone, in what order to read, and what it weighed.
import { compareLevels, type FileShare, type Level, type PathKind } from '../model/radius.ts'
import { highestFloor, type FloorOf } from './floors.ts'
import type { Floor } from './rules.ts'
import { inOrder, somePaths, type WeighedFile } from './weighed.ts'

interface Ranked {
  readonly share: FileShare
  /** The level the file has alone. */
  readonly level: Level
  readonly lines: number
}

/** Riskiest first: by level alone (floors count), points, lines, path. */
export function shares(
  files: readonly WeighedFile[],
  scoreAlone: (file: WeighedFile, floor: Floor | null) => { points: number; level: Level },
  floorOf: FloorOf,
): FileShare[] {
  const ranked = files.map((weighed): Ranked => {
    const floor = highestFloor(weighed.paths, floorOf)
    const { points, level } = scoreAlone(weighed, floor)
    return { share: shareOf(weighed, points, floor), level, lines: weighed.lines.added }
  })
  return ranked.sort(byRisk).map(({ share }) => share)
}

function byRisk(a: Ranked, b: Ranked): number {
  const order = compareLevels(b.level, a.level) || b.share.points - a.share.points || b.lines - a.lines
  return order || (a.share.path < b.share.path ? -1 : 1)
}

function shareOf({ file, kind, lines, importers }: WeighedFile, points: number, floor: Floor | null): FileShare {
  const { path, from, added, deleted } = file
  const size = lines.estimated ? `about ${lines.added} lines by bytes` : null
  const raised = floor === null ? null : `at least ${floor.level} (${floor.because})`
  const used = importers.length === 0 ? null : `imported by ${importers.length}: ${somePaths(inOrder(importers))}`
  const says = [`${nouns[kind]}${asides[kind] ?? ''}`, moved(file.status), size, used, raised].filter(
    (part) => part !== null,
  )
  return { path, from, added, deleted, kind, points, says: says.join('; ') }
}

const nouns: Readonly<Record<PathKind, string>> = {
  lock: 'lock file',
  generated: 'generated or vendored',
  ci: 'CI',
  test: 'test',
  doc: 'documentation',
  source: 'source',
  config: 'configuration',
  other: 'other',
}
const light = ', whose lines weigh little'
const asides: Partial<Record<PathKind, string>> = { lock: light, generated: light, doc: light }

const moved = (status: string): string | null => (status === 'modified' ? null : status)
