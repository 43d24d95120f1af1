// Floors: paths whose touch has a level of its own, however small the change. They raise the level and leave the score.
import type { Path } from '../model/ids.ts'
import { compareLevels, type Reason } from '../model/radius.ts'
import { foldPath } from './fold.ts'
import { lockFiles } from './kind-tables.ts'
import type { Floor, Rules } from './rules.ts'
import { inOrder } from './weighed.ts'

/** Tells the floor of each path that the change touches; null: none. */
export type FloorOf = (path: Path) => Floor | null

/** @param unread code that weighs as if somebody had generated it, or somebody else had written it. */
export function floorsOf(paths: readonly Path[], rules: Rules, unread: ReadonlySet<Path> = new Set()): FloorOf {
  const isOrphan = orphansOf(paths, rules)
  const known = new Map<Path, Floor | null>()
  return (path) => {
    const floor = known.get(path)
    if (floor !== undefined) return floor
    const byDefault = isOrphan(path) ? orphanLock : null
    const found = rules.floor(path, byDefault ?? (unread.has(path) ? unreadCode : null))
    known.set(path, found)
    return found
  }
}

/** A lock file that changes without its manifest brings in packages that nobody asked for. */
const orphanLock: Floor = { level: 'high', because: 'lock file without its manifest' }

/** The author of a change picks its paths: without this, code in dist/ or vendor/ would be low whatever it does. */
const unreadCode: Floor = { level: 'medium', because: 'code that counts as generated or vendored' }

/**
 * A manifest answers for the lock file beside it, and a workspace's member for those above it: but one whose own floor a team has
 * lowered, as for examples, answers for nothing above.
 */
function orphansOf(paths: readonly Path[], rules: Rules): (path: Path) => boolean {
  const touched = new Set(paths.map(foldPath))
  const members = paths
    .filter((path) => answering.has(parted(foldPath(path))[1]) && isHigh(rules.floor(path, null)))
    .map((path) => parted(foldPath(path)))
  return (path) => {
    const [folder, lock] = parted(foldPath(path))
    const manifests = lockFiles.get(lock)
    if (manifests === undefined || manifests.some((name) => touched.has(folder + name))) return false
    return !members.some(([below, name]) => manifests.includes(name) && below.startsWith(folder))
  }
}

const answering: ReadonlySet<string> = new Set([...lockFiles.values()].flat())

const isHigh = (floor: Floor | null): boolean => floor !== null && compareLevels(floor.level, 'high') >= 0

/** [folder with its slash, name] */
function parted(path: string): readonly [string, string] {
  const at = path.lastIndexOf('/') + 1
  return [path.slice(0, at), path.slice(at)]
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
