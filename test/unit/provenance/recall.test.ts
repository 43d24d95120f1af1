import { expect, test } from 'vitest'
import { measure } from '../../bench/commits/measure.ts'
import publicFigures from '../../bench/commits/public-figures.json' with { type: 'json' }
import { madeUpCommits } from '../../support/made-up-commits.ts'

const figures = measure(madeUpCommits)

test('of commits made up from public shapes at least 99 % of the marked are found', () => {
  expect(figures.found / figures.marked).toBeGreaterThanOrEqual(0.99)
})

test('of commits made up from public shapes at most 0.1 % of the others are taken for AI’s', () => {
  expect(figures.takenForAi / figures.notAi).toBeLessThanOrEqual(0.001)
})

test('there are at least 2,000 marked and 1,000 others of at least 8 agents', () => {
  expect([figures.marked >= 2000, figures.notAi >= 1000, Object.keys(figures.agents).length >= 8]).toEqual([
    true,
    true,
    true,
  ])
})

for (const [agent, { marked, named, levelled }] of Object.entries(figures.agents)) {
  test(`${agent} is named, with the level that its markers mean`, () => {
    expect({ named, levelled }).toEqual({ named: marked, levelled: marked })
  })
}

for (const [name, kept] of Object.entries(publicFigures)) {
  test(`the figures kept of histories ${name} keep to the promise: recall 99 %, false positives 0.1 %`, () => {
    expect([kept.found / kept.marked >= 0.99, kept.takenForAi / kept.notAi <= 0.001]).toEqual([true, true])
  })
}
