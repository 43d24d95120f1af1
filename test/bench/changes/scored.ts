// A labelled change as the tool scores it, beside the plain counts that the score has to be better than.
import { askedOfGraph } from '../../../src/radius/importers.ts'
import { kindOfFile } from '../../../src/radius/kinds.ts'
import { reachPoints } from '../../../src/radius/reach.ts'
import { levelOf, scoreChange } from '../../../src/radius/score.ts'
import type { Level } from '../../../src/model/radius.ts'
import type { Label, LabelledChange } from './labelled.ts'

/** By what changes are ranked. `with reach`: the score, and points for the importers that the makers of the set counted. */
export const measures = ['score', 'with reach', 'size alone', 'lines added', 'churn', 'files', 'importers'] as const
export type Measure = (typeof measures)[number]

export interface Scored {
  readonly label: Label
  readonly values: Readonly<Record<Measure, number>>
  readonly touchesSource: boolean
  /** By the score, and as the gate has it: with floors. */
  readonly level: Level
  readonly withFloors: Level
}

export function scored({ label, files, importers }: LabelledChange): Scored {
  const { score, level, parts } = scoreChange(files, [])
  const reach = askedOfGraph(files).length === 0 ? 0 : reachPoints(importers)
  const added = sum(files.map((file) => file.added ?? 0))
  const deleted = sum(files.map((file) => file.deleted ?? 0))
  return {
    label,
    values: {
      score,
      'with reach': score + reach,
      'size alone': parts.size,
      'lines added': added,
      churn: added + deleted,
      files: files.length,
      importers,
    },
    touchesSource: files.some((file) => kindOfFile(file) === 'source'),
    level: levelOf(score),
    withFloors: level,
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0)
