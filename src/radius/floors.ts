// Floors: paths whose touch has a level of its own, however small the change. They raise the level and leave the score.
import type { Path } from '../model/ids.ts'
import { compareLevels, type Reason } from '../model/radius.ts'
import { foldPath } from './fold.ts'
import { lockFiles } from './kind-tables.ts'
import type { Floor, Rules } from './rules.ts'
import { inOrder } from './weighed.ts'

/** Tells the floor of each path that the change touches; null: none. */
export type FloorOf = (path: Path) => Floor | null

export function floorsOf(paths: readonly Path[], rules: Rules): FloorOf {
  const touched = new Set(paths.map(foldPath))
  const known = new Map<Path, Floor | null>()
  return (path) => {
    const floor = known.get(path)
    if (floor !== undefined) return floor
    const found = rules.floor(path, orphanLock(path, touched))
    known.set(path, found)
    return found
  }
}

/** A lock file that changes without its manifest brings in packages that nobody asked for. */
function orphanLock(path: Path, touched: ReadonlySet<string>): Floor | null {
  const folded = foldPath(path)
  const folder = folded.slice(0, folded.lastIndexOf('/') + 1)
  const manifests = lockFiles.get(folded.slice(folder.length))
  if (manifests === undefined || manifests.some((name) => touched.has(folder + name))) return null
  return { level: 'high', because: 'lock file without its manifest' }
}

/** The highest floor of some paths; null when none has one. */
export function highestFloor(paths: readonly Path[], floorOf: FloorOf): Floor | null {
  let highest: Floor | null = null
  for (const path of paths) {
    const floor = floorOf(path)
    if (floor !== null && (highest === null || compareLevels(floor.level, highest.level) > 0)) highest = floor
  }
  return highest
}

/** One reason for each floor that applied, highest first. */
export function floorReasons(paths: readonly Path[], floorOf: FloorOf): Reason[] {
  const groups = new Map<string, { floor: Floor; paths: Path[] }>()
  for (const path of inOrder(paths.filter((each) => floorOf(each) !== null))) {
    const floor = floorOf(path)
    if (floor === null) continue
    const name = `at least ${floor.level} (${floor.because})`
    const group = groups.get(name) ?? { floor, paths: [] }
    group.paths.push(path)
    groups.set(name, group)
  }
  return [...groups]
    .sort(([a, one], [b, other]) => compareLevels(other.floor.level, one.floor.level) || (a < b ? -1 : 1))
    .map(([name, group]) => ({ signal: 'floor', points: 0, says: name, paths: group.paths }))
}
