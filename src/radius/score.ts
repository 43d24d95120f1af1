// Engine 1: a change's files and the rules in, its blast radius out. Whole numbers and paths only: no clock, no git, no locale.
import type { FileChange } from '../model/change.ts'
import type { Path } from '../model/ids.ts'
import type { PathRule } from '../model/policy.ts'
import {
  compareLevels,
  engine,
  leastScores,
  levels,
  type BlastRadius,
  type Level,
  type Reach,
  type Reason,
} from '../model/radius.ts'
import { floorReasons, floorsOf, highestFloor } from './floors.ts'
import { reach as reachSignal } from './reach.ts'
import { compileRules, type Floor } from './rules.ts'
import { sensitive } from './sensitive.ts'
import { shares } from './shares.ts'
import { size } from './size.ts'
import { weighFile, type WeighedFile } from './weighed.ts'

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
  const own = new Set(weighed.flatMap((file) => file.paths))
  const putBack = passing.filter((path) => !own.has(path))
  const paths = [...new Set([...own, ...putBack])]
  const floorOf = floorsOf(paths, compiled)
  const whole = judge(weighed, reach, highestFloor(paths, floorOf))
  return {
    engine,
    ...whole,
    reasons: [...whole.reasons, ...floorReasons([...own], floorOf), ...floorReasons(putBack, floorOf).map(inPassing)],
    graph: reach?.counts ?? null,
    files: shares(weighed, (file, floor) => judge([file], reach, floor), floorOf),
    reviewable: reviewable(weighed),
  }
}

/** Nobody finds such a path in the files. */
const inPassing = (reason: Reason): Reason => ({
  ...reason,
  says: `${reason.says}, in a commit that later ones undo`,
})

type Judged = Pick<BlastRadius, 'reasons' | 'parts' | 'score' | 'level' | 'floor'>

/**
 * One signal a file; their points are summed.
 * @param highest the highest floor of those files.
 */
function judge(files: readonly WeighedFile[], found: Reach | null, highest: Floor | null): Judged {
  const [ofSize, ofReach, ofPaths] = [size(files), reachSignal(files, found), sensitive(files)]
  const parts = { size: ofSize.points, reach: ofReach?.points ?? null, sensitive: ofPaths?.points ?? 0 }
  const score = Math.min(100, parts.size + (parts.reach ?? 0) + parts.sensitive)
  const own = levelOf(score)
  const floor = highest !== null && compareLevels(highest.level, own) > 0 ? highest.level : null
  const reasons = [ofSize, ofReach, ofPaths].filter((reason) => reason !== null)
  return { reasons, parts, score, level: floor ?? own, floor }
}

export const levelOf = (score: number): Level => levels.findLast((level) => score >= leastScores[level]) ?? 'low'

/** Lines somebody has to read: nobody reads a lock file, or what a program wrote. */
const reviewable = (files: readonly WeighedFile[]): number =>
  files.filter(({ kind }) => kind !== 'lock' && kind !== 'generated').reduce((sum, { lines }) => sum + lines.added, 0)
