// The blast radius: how far a change reaches if it is wrong.
import type { Path } from './ids.ts'

/** The formula's number; kept in every token and report. A changed formula is a new number. */
export const engine = 1

export const levels = ['low', 'medium', 'high', 'critical'] as const
export type Level = (typeof levels)[number]

/** The least score of each level. */
export const leastScores: Readonly<Record<Level, number>> = { low: 0, medium: 25, high: 45, critical: 60 }

/** Negative when a is below b, 0 when equal, positive when above. */
export const compareLevels = (a: Level, b: Level): number => levels.indexOf(a) - levels.indexOf(b)

export const pathKinds = ['lock', 'generated', 'ci', 'test', 'doc', 'source', 'config', 'other'] as const
export type PathKind = (typeof pathKinds)[number]

/** Points, of which the score is the sum. `reach` is null where nobody was asked who imports what. */
export interface Parts {
  readonly size: number
  readonly reach: number | null
  readonly sensitive: number
}

export type Signal = keyof Parts | 'floor'

export interface Reason {
  readonly signal: Signal
  /** 0 for a floor: it raises the level and leaves the score. */
  readonly points: number
  /** Without the paths that it is about; of reach those are the importers. */
  readonly says: string
  readonly paths: readonly Path[]
}

/** How an import graph came about. What could not be followed is told, and lowers no score. */
export interface GraphCounts {
  /** Files whose imports were read. */
  readonly files: number
  /** Imports that lead to files of the tree, and those that should and do not. Those of installed packages are neither. */
  readonly resolved: number
  readonly unresolved: number
  /** Imports whose target is computed while the program runs. */
  readonly computed: number
  /** Files that import themselves by way of others. */
  readonly cycles: number
  /** Files that were not read: larger than a megabyte; generated or vendored. */
  readonly large: number
  readonly generated: number
}

/** Who depends on what a change touches, by the base tree's import graph. */
export interface Reach {
  /** Of each touched path that has any: the files that import it directly, in the tree's order. */
  readonly importers: ReadonlyMap<Path, readonly Path[]>
  readonly counts: GraphCounts
}

export interface FileShare {
  readonly path: Path
  readonly from: Path | null
  readonly added: number | null
  readonly deleted: number | null
  /** The lines it is taken for, by its bytes or because nobody can tell; null where git counted all of them. */
  readonly estimated: { readonly added: number; readonly deleted: number } | null
  readonly kind: PathKind
  /** The file's share of the score: points it would score alone. */
  readonly points: number
  /** The level it has alone, and which of them a floor raised it to, as of the whole change. */
  readonly level: Level
  readonly floor: Level | null
  readonly sensitive: boolean
  /** Files of the base that import it directly; null where nobody was asked. */
  readonly importers: readonly Path[] | null
  /** Without the importers. */
  readonly says: string
}

export interface BlastRadius {
  readonly engine: typeof engine
  /** 0 to 100. */
  readonly score: number
  /** The score's level, or the highest floor, whichever is above. */
  readonly level: Level
  /** The level that a floor raised it to; null where the score's own stands. */
  readonly floor: Level | null
  readonly parts: Parts
  readonly reasons: readonly Reason[]
  /** How it was found who imports what is touched; null where nobody was asked. */
  readonly graph: GraphCounts | null
  /** Riskiest first. */
  readonly files: readonly FileShare[]
  /** Lines that a reviewer has to read: added lines outside lock and generated files. */
  readonly reviewable: number
}
