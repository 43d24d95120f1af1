// Engine 1: a change's files and the rules in, its blast radius out. Whole numbers and paths only: no clock, no git, no locale.
import type { FileChange } from '../model/change.ts'
import type { PathRule } from '../model/policy.ts'
import { compareLevels, type BlastRadius, type Level, type Reason } from '../model/radius.ts'
import { floorReasons, floorsOf, type FloorOf } from './floors.ts'
import { compileRules, type Rules } from './rules.ts'
import { sensitive } from './sensitive.ts'
import { shares } from './shares.ts'
import { size } from './size.ts'
import { weighFile, type WeighedFile } from './weighed.ts'

/** One reason to fear a change, and its points; null when it has nothing to say. */
type SignalOf = (files: readonly WeighedFile[], rules: Rules) => Reason | null

// One signal a file; their points are summed. Reach (who imports what changed, at most 15 points) takes its place here.
const signals: readonly SignalOf[] = [size, sensitive]

/** @param rules the policy's own, at the base; they come after the defaults. */
export function scoreChange(files: readonly FileChange[], rules: readonly PathRule[]): BlastRadius {
  const compiled = compileRules(rules)
  const weighed = files.map(weighFile)
  const floorOf = floorsOf(weighed, compiled)
  const { reasons, score, level } = judge(weighed, compiled, floorOf)
  const alone = (file: WeighedFile): { points: number; level: Level } => {
    const own = judge([file], compiled, floorOf)
    return { points: own.score, level: own.level }
  }
  return { engine: 1, score, level, reasons, files: shares(weighed, alone, floorOf), reviewable: reviewable(weighed) }
}

function judge(
  files: readonly WeighedFile[],
  rules: Rules,
  floorOf: FloorOf,
): Pick<BlastRadius, 'reasons' | 'score' | 'level'> {
  const found = signals.map((signal) => signal(files, rules)).filter((reason) => reason !== null)
  const score = Math.min(
    100,
    found.reduce((sum, { points }) => sum + points, 0),
  )
  const paths = files.flatMap((file) => file.paths)
  const highest =
    paths
      .map((path) => floorOf(path)?.level ?? 'low')
      .sort(compareLevels)
      .at(-1) ?? 'low'
  const level = [levelOf(score), highest].sort(compareLevels).at(-1) ?? highest
  return { reasons: [...found, ...floorReasons(paths, floorOf)], score, level }
}

export function levelOf(score: number): Level {
  if (score >= 60) return 'critical'
  if (score >= 45) return 'high'
  return score >= 25 ? 'medium' : 'low'
}

/** Lines somebody has to read: nobody reads a lock file, or what a program wrote. */
const reviewable = (files: readonly WeighedFile[]): number =>
  files.filter(({ kind }) => kind !== 'lock' && kind !== 'generated').reduce((sum, { lines }) => sum + lines.added, 0)
