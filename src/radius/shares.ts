// Each file's own part: what it would score alone, in what order to read, and what it weighed.
import { compareLevels, type FileShare, type PathKind } from '../model/radius.ts'
import { highestFloor, type FloorOf } from './floors.ts'
import type { Floor } from './rules.ts'
import { inOrder, type WeighedFile } from './weighed.ts'

interface Alone extends Pick<FileShare, 'level' | 'floor'> {
  readonly score: number
}

interface Ranked {
  readonly share: FileShare
  readonly lines: number
}

/** Riskiest first: by level alone (floors count), points, lines, path. */
export function shares(
  files: readonly WeighedFile[],
  scoreAlone: (file: WeighedFile, floor: Floor | null) => Alone,
  floorOf: FloorOf,
): FileShare[] {
  const ranked = files.map((weighed): Ranked => {
    const floor = highestFloor(weighed.paths, floorOf)
    return { share: shareOf(weighed, scoreAlone(weighed, floor), floor), lines: weighed.lines.added }
  })
  return ranked.sort(byRisk).map(({ share }) => share)
}

function byRisk({ share: a, lines: linesOfA }: Ranked, { share: b, lines: linesOfB }: Ranked): number {
  const order = compareLevels(b.level, a.level) || b.points - a.points || linesOfB - linesOfA
  return order || (a.path < b.path ? -1 : 1)
}

function shareOf(weighed: WeighedFile, alone: Alone, floor: Floor | null): FileShare {
  const { file, kind, lines, importers } = weighed
  const { path, from, added, deleted } = file
  return {
    path,
    from,
    added,
    deleted,
    estimated: lines.estimated ? { added: lines.added, deleted: lines.deleted } : null,
    kind,
    points: alone.score,
    level: alone.level,
    floor: alone.floor,
    sensitive: weighed.sensitive.length > 0,
    importers: importers === null ? null : inOrder(importers),
    says: says(weighed, floor),
  }
}

function says({ file: { status }, kind, lines, sensitive }: WeighedFile, floor: Floor | null): string {
  const parts = [
    nouns[kind],
    status === 'modified' ? null : status,
    lines.estimated ? takenFor(Math.max(lines.added, lines.deleted)) : null,
    sensitive.length === 0 ? null : 'sensitive path',
    floor === null ? null : `at least ${floor.level} (${floor.because})`,
  ]
  return parts.filter((part) => part !== null).join('; ')
}

const takenFor = (lines: number): string => `taken for ${lines} ${lines === 1 ? 'line' : 'lines'}`

const light = ', whose lines weigh little'
const nouns: Readonly<Record<PathKind, string>> = {
  lock: `lock file${light}`,
  generated: `generated or vendored${light}`,
  ci: `CI${light}`,
  test: 'test, whose lines weigh less than source',
  doc: `documentation${light}`,
  source: 'source',
  config: `configuration${light}`,
  other: `another kind of file${light}`,
}
