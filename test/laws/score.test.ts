// What holds of every change, whatever files it has.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FileChange } from '../../src/model/change.ts'
import { scoreChange } from '../../src/radius/score.ts'
import { aFile } from '../support/changes.ts'

const name = fc.constantFrom(
  'src/a.ts',
  'src/auth/b.ts',
  'test/c.ts',
  'README.md',
  'yarn.lock',
  'package.json',
  '.gitattributes',
  'dist/d.js',
  'e.png',
  'f',
)
const lines = fc.nat(3000)
const file = fc.tuple(name, lines, lines).map(([path, added, deleted]): FileChange => aFile(path, added, { deleted }))
const files = fc.uniqueArray(file, { selector: ({ path }) => path })

test('the order of the files never matters', () => {
  fc.assert(
    fc.property(
      files.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(scoreChange(shuffled, [])).toEqual(scoreChange(all, []))
      },
    ),
  )
})

test('adding lines never lowers the score', () => {
  fc.assert(
    fc.property(files, fc.nat(), lines, (all, at, more) => {
      const grown = all.map((one, index) =>
        index === at % all.length ? aFile(one.path, (one.added ?? 0) + more, { deleted: one.deleted }) : one,
      )
      expect(scoreChange(grown, []).score).toBeGreaterThanOrEqual(scoreChange(all, []).score)
    }),
  )
})

test('a further file never lowers the score or what is to be reviewed', () => {
  fc.assert(
    fc.property(files, lines, (all, added) => {
      const [before, after] = [scoreChange(all, []), scoreChange([...all, aFile('src/new.ts', added)], [])]
      expect(after.score >= before.score && after.reviewable >= before.reviewable).toBe(true)
    }),
  )
})

test('the score is a whole number from 0 to 100', () => {
  fc.assert(
    fc.property(files, (all) => {
      const { score } = scoreChange(all, [])
      expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
    }),
  )
})
