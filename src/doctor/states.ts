// The three ways a check can end.
import type { Check } from '../model/check.ts'

export const fine = (about: string, says: string): Check => ({ about, state: 'fine', says })
export const doubtful = (about: string, says: string, next: string): Check => ({ about, state: 'doubtful', says, next })
export const broken = (about: string, says: string, next: string): Check => ({ about, state: 'broken', says, next })
