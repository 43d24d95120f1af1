// The words of a blast radius that a refusal, a review and `score` share. Paths in them are as they were found: hostile text.
import type { Path } from './ids.ts'
import type { BlastRadius, FileShare, Reason } from './radius.ts'
import { someOf } from './some-of.ts'

/** `high (46 of 100)`, or `high by a floor (10 of 100)`: else the two would seem to disagree. */
export const levelAndScore = ({ level, score, floor }: Pick<BlastRadius, 'level' | 'score' | 'floor'>): string =>
  `${level}${floor === null ? '' : ' by a floor'} (${score} of 100)`

/** Paths that a reason names, of however many. */
export const pathsNamed = 3

/** `touches sensitive paths: a.ts, b.ts, c.ts and 3 more` */
export const reasonWords = ({ says, paths }: Reason): string => withPaths(says, paths)

const isFloor = ({ signal }: Reason): boolean => signal === 'floor'

/** The highest first. */
export const floorsTold = ({ reasons }: Pick<BlastRadius, 'reasons'>): Reason[] => reasons.filter(isFloor)

/** What the level comes from leads: the points, or a floor. */
export const leadingFirst = ({ floor, reasons }: Pick<BlastRadius, 'floor' | 'reasons'>): readonly Reason[] =>
  floor === null ? reasons : reasons.toSorted((a, b) => Number(isFloor(b)) - Number(isFloor(a)))

/** `sensitive +12: touches sensitive paths: a.ts`; of a floor `at least high (migration): db/1.sql` */
export const pointsAndWords = (reason: Reason): string =>
  reason.signal === 'floor' ? reasonWords(reason) : `${reason.signal} +${reason.points}: ${reasonWords(reason)}`

/** `source; imported by 2: a.ts, b.ts` */
export const fileWords = (file: FileShare): string => withPaths(fileSays(file), file.importers ?? [])

/** The same without their paths: `source; imported by 2` */
export const fileSays = ({ says, importers }: FileShare): string =>
  importers === null || importers.length === 0 ? says : `${says}; imported by ${importers.length}`

const withPaths = (says: string, paths: readonly Path[]): string =>
  paths.length === 0 ? says : `${says}: ${someOf(paths, pathsNamed)}`
