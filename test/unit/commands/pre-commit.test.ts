// When the pre-commit hook speaks, and what it says.
import { expect, test } from 'vitest'
import { advise } from '../../../src/commands/pre-commit.ts'
import { scoreChange } from '../../../src/radius/score.ts'
import { aFile } from '../../support/changes.ts'

const advice = (name: string, added: number) => advise(scoreChange([aFile(name, added)], []), 400)

test.each([
  ['a.ts', 169],
  ['README.md', 400],
  ['yarn-notes.txt', 1],
])('%s +%d is silent', (name, added) => {
  expect(advice(name, added)).toBeNull()
})

test('of several floors it says the highest, and how many more there are', () => {
  const floors = ['package.json', '.gitattributes', 'main.tf'].map((name) => aFile(name))
  expect(advise(scoreChange(floors, []), 400)).toMatch(
    /; at least critical \(git attributes\): \.gitattributes, and 2 more floors$/,
  )
})

test.each([
  ['a.ts', 170, 'high (45 of 100)'],
  ['README.md', 401, '401 reviewable lines'],
  ['.gitattributes', 1, 'critical by a floor (0 of 100); at least critical (git attributes)'],
])('%s +%d says %s', (name, added, says) => {
  expect(advice(name, added)).toContain(says)
})
