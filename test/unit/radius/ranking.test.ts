import { expect, test } from 'vitest'
import { concordance, foundInTop } from '../../bench/changes/ranking.ts'

const ranked = (value: number, sought: boolean, weight = 0.25) => ({ value, sought, weight })

test('a number that is always higher has a concordance of 1', () => {
  expect(concordance([3, 4], [1, 2])).toBe(1)
})

test('a tie counts half', () => {
  expect(concordance([2], [2, 1])).toBe(0.75)
})

test('the top half holds what ranks highest', () => {
  expect(foundInTop([ranked(1, true), ranked(4, true), ranked(3, false), ranked(2, false)], 0.5)).toBe(0.5)
})

test('of changes that tie, as large a part of each is held as fits', () => {
  expect(foundInTop([ranked(1, true), ranked(1, false), ranked(1, true), ranked(1, false)], 0.25)).toBe(0.25)
})

test('a change counts for the commits that it stands for', () => {
  expect(foundInTop([ranked(2, false, 0.5), ranked(1, true, 0.5)], 0.75)).toBe(0.5)
})
