import { describe, expect, test } from 'vitest'
import { editDistance, nearestWord } from '../../../src/policy/nearest.ts'

test.for([
  ['kitten', 'sitting', 3],
  ['flaw', 'lawn', 2],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['same', 'same', 0],
] as const)('from %j to %j it is %i letters', ([from, to, distance]) => {
  expect(editDistance(from, to)).toBe(distance)
})

describe('the word that was probably meant', () => {
  test.for([
    ['is the nearest', 'senoir', ['junior', 'senior'], 'senior'],
    ['is the first of two as near', 'ab', ['abc', 'abd'], 'abc'],
    ['may be written in other case', 'SENIOR', ['Senior'], 'Senior'],
    ['may be two letters away, if it is short', 'abxy', ['zzzzzzzz', 'abcd'], 'abcd'],
    ['may be a third of its letters away', 'requxxxxents', ['requirements'], 'requirements'],
    ['is looked for in the first 64 letters', 'a'.repeat(200), ['a'.repeat(64)], 'a'.repeat(64)],
  ] as const)('%s', ([, typed, known, word]) => {
    expect(nearestWord(typed, known)).toBe(word)
  })

  test.for([
    ['shares no letter with any', 'xy', ['ab']],
    ['is more than a third away', 'requxxxxxnts', ['requirements']],
    ['is three letters away from a short one', 'abcxyz', ['abcdef']],
    ['is among none', 'senior', []],
  ] as const)('is none, when what was typed %s', ([, typed, known]) => {
    expect(nearestWord(typed, known)).toBeNull()
  })
})
