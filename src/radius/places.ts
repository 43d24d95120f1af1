// Where lines are, and what one of them weighs there: a mistake in a test reaches less far than one in source, and elsewhere least.
import type { PathKind } from '../model/radius.ts'

export type Place = 'source' | 'test' | 'elsewhere'

export const placeOf = (kind: PathKind): Place => (kind === 'source' || kind === 'test' ? kind : 'elsewhere')

/** Hundredths of an effective line, so that all of it is whole numbers. */
export const perAddedLine: Readonly<Record<Place, number>> = { source: 100, test: 25, elsewhere: 2 }
export const perDeletedSourceLine = 25
