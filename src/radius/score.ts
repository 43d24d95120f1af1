// Engine 1: a change's files and the rules in, its blast radius out. Whole numbers and paths only: no clock, no git, no locale.
import type { FileChange } from '../model/change.ts'
import type { Path } from '../model/ids.ts'
import type { PathRule } from '../model/policy.ts'
import { compareLevels, type BlastRadius, type Level, type Reach, type Reason } from '../model/radius.ts'
import { isProgram } from './kinds.ts'
import { floorReasons, floorsOf, highestFloor } from './floors.ts'
import { reach as reachSignal } from './reach.ts'
import { compileRules, type Floor } from './rules.ts'
import { sensitive } from './sensitive.ts'
import { shares } from './shares.ts'
import { size } from './size.ts'
import { weighFile, type WeighedFile } from './weighed.ts'

/** One reason to fear a change, and its points; null when it has nothing to say. */
type SignalOf = (files: readonly WeighedFile[], reach: Reach | null) => Reason | null

// One signal a file; their points are summed.
const signals: readonly SignalOf[] = [size, reachSignal, sensitive]

/**
 * @param rules the policy's own, at the base; they come after the defaults.
 * @param passing paths that commits of the change touch, those that later ones put back too: a floor is for any touch.
 * @param reach who imports what the change touches; null: nobody was asked, since nothing that is imported is touched.
 */
export function scoreChange(
  files: readonly FileChange[],
  rules: readonly PathRule[],
  passing: readonly Path[] = [],
  reach: Reach | null = null,
): BlastRadius {
  const compiled = compileRules(rules)
  const weighed = files.map((file) => weighFile(file, compiled, reach))
  const paths = [...new Set([...weighed.flatMap((file) => file.paths), ...passing])]
  const floorOf = floorsOf(paths, compiled, unreadCode(weighed))
  const { reasons, score, level } = judge(weighed, reach, highestFloor(paths, floorOf))
  const alone = (file: WeighedFile, floor: Floor | null): { points: number; level: Level } => {
    const own = judge([file], reach, floor)
    return { points: own.score, level: own.level }
  }
  return {
    engine: 1,
    score,
    level,
    reasons: [...reasons, ...floorReasons(paths, floorOf)],
    files: shares(weighed, alone, floorOf),
    reviewable: reviewable(weighed),
  }
}

/** What is taken away brings no code in. */
const unreadCode = (files: readonly WeighedFile[]): ReadonlySet<Path> => {
  const brought = files.filter(({ kind, file }) => kind === 'generated' && file.status !== 'deleted' && isProgram(file))
  return new Set(brought.flatMap(({ paths }) => paths))
}

/** @param floor the highest of those files. */
function judge(
  files: readonly WeighedFile[],
  reach: Reach | null,
  floor: Floor | null,
): Pick<BlastRadius, 'reasons' | 'score' | 'level'> {
  const reasons = signals.map((signal) => signal(files, reach)).filter((reason) => reason !== null)
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0)
  const score = Math.min(100, points)
  const level = levelOf(score)
  return { reasons, score, level: floor !== null && compareLevels(floor.level, level) > 0 ? floor.level : level }
}

export function levelOf(score: number): Level {
  if (score >= 60) return 'critical'
  if (score >= 45) return 'high'
  return score >= 25 ? 'medium' : 'low'
}

/** Lines somebody has to read: nobody reads a lock file, or what a program wrote. */
const reviewable = (files: readonly WeighedFile[]): number =>
  files.filter(({ kind }) => kind !== 'lock' && kind !== 'generated').reduce((sum, { lines }) => sum + lines.added, 0)
