// A few of many: none of them is left out silently, and nothing is said of more where there is no more.
import { expect, test } from 'vitest'
import { someLines, someOf } from '../../../src/model/some-of.ts'

test.each([
  [[], ''],
  [['a', 'b'], 'a, b'],
  [['a', 'b', 'c', 'd'], 'a, b and 2 more'],
])('of %j two are named: "%s"', (words, said) => {
  expect(someOf(words, 2)).toBe(said)
})

test.each([
  [[], []],
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [
    ['a', 'b', 'c', 'd'],
    ['a', 'b', 'and 2 more'],
  ],
])('of the lines %j two stand: %j', (lines, shown) => {
  expect(someLines(lines, 2)).toEqual(shown)
})

test('what there is more of is said', () => {
  expect(someLines(['a', 'b', 'c'], 2, 'undeclared')).toEqual(['a', 'b', 'and 1 more undeclared'])
})
