// What `score` says of a blast radius beside its reasons, in a terminal and in a comment alike: facts, no advice.
import {
  leastScores,
  levels,
  type BlastRadius,
  type FileShare,
  type GraphCounts,
  type Level,
  type Reason,
} from '../model/radius.ts'
import { levelOf } from '../radius/score.ts'

/** Files, and floors in a comment, that are named one by one. */
export const mostNamed = 10

export const titles = {
  floors: 'floors: the least level of a change that touches such a path',
  heavy: 'files, riskiest first, each with the level and the points it has alone',
  light: 'weighed little',
}

/** Where the level comes from, and whether a part of the change has it too. */
export function levelWords({ score, level, floor, files }: BlastRadius): string[] {
  const own = levelOf(score)
  const [riskiest] = files
  const range = `${own} is ${rangeOf(own)}`
  const from = floor === null ? range : `${own} by its points (${range}), ${level} by a floor, whatever its size`
  if (riskiest === undefined) return floor === null ? ['nothing is changed'] : [from, 'nothing is changed in the end']
  return files.length === 1 || level === 'low' ? [from] : [from, aloneWords(files, level, riskiest.level)]
}

function rangeOf(level: Level): string {
  const next = levels[levels.indexOf(level) + 1]
  return `${leastScores[level]} to ${next === undefined ? 100 : leastScores[next] - 1}`
}

function aloneWords(files: readonly FileShare[], level: Level, highest: Level): string {
  const alike = files.filter((file) => file.level === level).length
  if (alike === files.length) return `each of the ${files.length} files is ${level} alone`
  if (alike === 0) return `none of the ${files.length} files is above ${highest} alone`
  return `${alike} of the ${files.length} files ${alike === 1 ? 'is' : 'are'} ${level} alone`
}

const silent = {
  size: 'no lines',
  reach: 'not asked: each file is new, or of a kind that is not imported',
  sensitive: 'no sensitive path is touched',
}

/** All three parts: what has nothing to fear says that. None of what changes no file. */
export const partsOf = ({ parts, reasons, files }: BlastRadius): Reason[] =>
  partsShown(files).map(
    (part) =>
      reasons.find(({ signal }) => signal === part) ?? {
        signal: part,
        points: parts[part] ?? 0,
        says: silent[part],
        paths: [],
      },
  )

const partsShown = ({ length }: readonly FileShare[]): readonly (keyof typeof silent)[] =>
  length === 0 ? [] : ['size', 'reach', 'sensitive']

/** How far the importers can be relied on: what was read, and what the graph does not know where there is such a thing. */
export function graphWords({ files, resolved, unresolved, computed, cycles, large, generated }: GraphCounts): string {
  const missing = [
    ...counted('not followed', [
      [unresolved, 'unresolved'],
      [computed, 'computed'],
    ]),
    ...counted('files not read', [
      [large, 'too large'],
      [generated, 'generated'],
    ]),
  ]
  return [
    `${number(resolved, 'import')} followed in ${number(files, 'file')}`,
    ...missing,
    ...(missing.length === 0 ? [] : ['so there may be more importers']),
    ...counted('files in cycles of imports', [[cycles, '']]),
  ].join('; ')
}

function counted(title: string, counts: readonly (readonly [number, string])[]): string[] {
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`.trimEnd())
  return said.length === 0 ? [] : [`${title}: ${said.join(', ')}`]
}

/** Empty where no file is changed. */
export const reviewableWords = ({ reviewable, files }: BlastRadius): string =>
  files.length === 0
    ? ''
    : `${number(reviewable, 'reviewable line')}, which are those added outside lock and generated files`

const number = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** The two lists of files, either in the order of risk. */
export function byWeight({ files }: BlastRadius): { heavy: FileShare[]; light: FileShare[] } {
  return { heavy: files.filter((file) => !weighsLittle(file)), light: files.filter(weighsLittle) }
}

/** Little of the score, and why: where lines weigh little, and nothing else speaks. Much of what weighs little is still much. */
const weighsLittle = ({ kind, level, sensitive, importers }: FileShare): boolean =>
  level === 'low' && kind !== 'source' && kind !== 'test' && !sensitive && (importers ?? []).length === 0
