// Figures as rows of a table, the same on a terminal and in the documentation: project by project where there is room, else means of projects.
import { levels } from '../../../src/model/radius.ts'
import { heldShares, type Figures } from './measure.ts'
import { mean } from './ranking.ts'
import { measures, type Measure } from './scored.ts'

const three = (number: number): string => number.toFixed(3)
const percent = (part: number): string => `${(100 * part).toFixed(0)} %`
const meanOf = (all: readonly Figures[], number: (one: Figures) => number): number => mean(all.map(number))

const aucRows = (all: readonly Figures[]): string[][] => [
  ['project', 'labels by', 'fix-inducing, clean', 'of them without source', ...measures],
  ...all.map((one) => [
    one.project,
    one.labels,
    `${one.fixInducing}, ${one.clean}`,
    `${one.withoutSource.fixInducing}, ${one.withoutSource.clean}`,
    ...measures.map((measure) => three(one.auc[measure])),
  ]),
  summary('mean', (measure) => three(meanOf(all, ({ auc }) => auc[measure]))),
  summary('mean, source touched', (measure) => three(meanOf(all, ({ aucOfSource }) => aucOfSource[measure]))),
  summary('ahead of lines added', (measure) => ahead(all, measure)),
]

const summary = (title: string, cell: (measure: Measure) => string): string[] => [
  title,
  '',
  '',
  '',
  ...measures.map(cell),
]

function ahead(all: readonly Figures[], measure: Measure): string {
  if (measure === 'lines added') return ''
  return `${all.filter(({ auc }) => auc[measure] > auc['lines added']).length} of ${all.length}`
}

const foundRows = (all: readonly Figures[]): string[][] => [
  ['held', ...measures],
  ...heldShares.map((share, at) => [
    `top ${percent(share)}`,
    ...measures.map((measure) => percent(meanOf(all, ({ found }) => found[measure][at] ?? Number.NaN))),
  ]),
]

type Levels = 'levels' | 'levelsWithFloors'

/** @param which by the score alone, or with the floors that hold where no policy says otherwise. */
const levelRows =
  (which: Levels) =>
  (all: readonly Figures[]): string[][] => [
    ['level', 'of all commits', 'of the fix-inducing', 'fix-inducing among them', 'changes measured'],
    ...levels.map((level) => {
      const shares = all.map((one) => one[which][level])
      return [
        level,
        percent(mean(shares.map(({ commits }) => commits))),
        percent(mean(shares.map(({ fixInducing }) => fixInducing))),
        percent(mean(shares.map(({ rate }) => rate).filter((rate) => !Number.isNaN(rate)))),
        `${shares.reduce((sum, { changes }) => sum + changes, 0)}`,
      ]
    }),
    ['all', percent(1), percent(1), percent(meanOf(all, ({ rate }) => rate)), ''],
  ]

/** Over all reverted commits: each is held against its own neighbours, and most projects have too few for a figure of their own. */
function revertRows(all: readonly Figures[]): string[][] {
  const of = (measure: Measure): number[] => all.flatMap(({ reverts }) => reverts[measure])
  return [
    ['', ...measures],
    [`${of('score').length} reverted commits`, ...measures.map((measure) => three(mean(of(measure))))],
    ['standard error', ...measures.map((measure) => three(standardError(of(measure))))],
  ]
}

function standardError(numbers: readonly number[]): number {
  const middle = mean(numbers)
  return Math.sqrt(mean(numbers.map((number) => (number - middle) ** 2)) / numbers.length)
}

export const sections = {
  auc: aucRows,
  held: foundRows,
  levels: levelRows('levels'),
  'levels with floors': levelRows('levelsWithFloors'),
  reverts: revertRows,
}
