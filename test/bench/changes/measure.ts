// How what is scored high goes with the labels of a project. A project at a time: what is pooled over projects flatters.
import { levels, type Level } from '../../../src/model/radius.ts'
import type { Label, Project } from './labelled.ts'
import { concordance, foundInTop, weightOf, type Weighted } from './ranking.ts'
import { measures, scored, type Measure, type Scored } from './scored.ts'

export type ByMeasure<Value> = Readonly<Record<Measure, Value>>

/** Parts of all commits that are held, those first that rank highest. */
export const heldShares: readonly number[] = [0.05, 0.1, 0.2, 0.3]

export interface LevelShares {
  /** Kept changes of the level. */
  readonly changes: number
  /** Parts of the project's commits, 0 to 1: of all of them, and of the fix-inducing ones. */
  readonly commits: number
  readonly fixInducing: number
  /** Of the level's commits, the part that is fix-inducing; NaN where there is none. */
  readonly rate: number
}
export type ByLevel = Readonly<Record<Level, LevelShares>>

export interface Figures {
  readonly project: string
  readonly labels: string
  /** Kept changes with such a label. */
  readonly fixInducing: number
  readonly clean: number
  /** Those of both that touch no source. */
  readonly withoutSource: { readonly fixInducing: number; readonly clean: number }
  /** Of all the project's commits, the part that is fix-inducing. */
  readonly rate: number
  readonly auc: ByMeasure<number>
  /** The same among changes that touch source. */
  readonly aucOfSource: ByMeasure<number>
  /** Of each reverted commit: the part of those beside it that rank below it. */
  readonly reverts: ByMeasure<readonly number[]>
  /** For each of `heldShares`: the part of the fix-inducing commits in it. */
  readonly found: ByMeasure<readonly number[]>
  readonly levels: ByLevel
  readonly levelsWithFloors: ByLevel
}

export function figuresOf({ changes, project, labels, commits, fixInducing }: Project): Figures {
  const all = changes.map(scored)
  const [bad, clean] = [labelled(all, 'fix-inducing'), labelled(all, 'clean')]
  const rate = fixInducing / commits
  const weighed = [...bad.map(weighBy(rate / bad.length)), ...clean.map(weighBy((1 - rate) / clean.length))]
  return {
    project,
    labels,
    fixInducing: bad.length,
    clean: clean.length,
    withoutSource: {
      fixInducing: bad.length - bad.filter(inSource).length,
      clean: clean.length - clean.filter(inSource).length,
    },
    rate,
    auc: aucs(bad, clean),
    aucOfSource: aucs(bad.filter(inSource), clean.filter(inSource)),
    reverts: byMeasure((measure) => reverts(all, measure)),
    found: byMeasure((measure) => heldShares.map((share) => foundInTop(rankedBy(weighed, measure), share))),
    levels: byLevel(weighed, ({ level }) => level),
    levelsWithFloors: byLevel(weighed, ({ withFloors }) => withFloors),
  }
}

const labelled = (all: readonly Scored[], is: Label['is']): Scored[] => all.filter(({ label }) => label.is === is)
const inSource = ({ touchesSource }: Scored): boolean => touchesSource
const values = (some: readonly Scored[], measure: Measure): number[] => some.map((one) => one.values[measure])

const byMeasure = <Value>(value: (measure: Measure) => Value): ByMeasure<Value> =>
  Object.fromEntries(measures.map((measure) => [measure, value(measure)])) as ByMeasure<Value>

const aucs = (bad: readonly Scored[], clean: readonly Scored[]): ByMeasure<number> =>
  byMeasure((measure) => concordance(values(bad, measure), values(clean, measure)))

/** Matched: each reverted commit against the unreverted ones next to it in time, never against those of another time. */
function reverts(all: readonly Scored[], measure: Measure): number[] {
  const groupOf = ({ label }: Scored): string | null => ('group' in label ? label.group : null)
  return labelled(all, 'reverted').map((reverted) => {
    const beside = labelled(all, 'stayed').filter((stayed) => groupOf(stayed) === groupOf(reverted))
    return concordance(values([reverted], measure), values(beside, measure))
  })
}

/** As many fix-inducing changes are kept as clean ones; weights give each as large a part as it has among all commits. */
interface Weighed {
  readonly one: Scored
  readonly weight: number
}

const weighBy =
  (weight: number) =>
  (one: Scored): Weighed => ({ one, weight })

const rankedBy = (weighed: readonly Weighed[], measure: Measure): Weighted[] =>
  weighed.map(({ one, weight }) => ({
    value: one.values[measure],
    weight,
    sought: one.label.is === 'fix-inducing',
  }))

function byLevel(weighed: readonly Weighed[], levelOf: (one: Scored) => Level): ByLevel {
  const soughtIn = (some: readonly Weighed[]): number =>
    weightOf(some.filter(({ one }) => one.label.is === 'fix-inducing'))
  const sharesOf = (level: Level): LevelShares => {
    const there = weighed.filter(({ one }) => levelOf(one) === level)
    const [commits, sought] = [weightOf(there), soughtIn(there)]
    return { changes: there.length, commits, fixInducing: sought / soughtIn(weighed), rate: sought / commits }
  }
  return Object.fromEntries(levels.map((level) => [level, sharesOf(level)])) as ByLevel
}
