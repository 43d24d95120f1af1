// A comment holds whatever paths a change has: they stay text, and it fits where it is posted.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Path } from '../../src/model/ids.ts'
import { scoreChange } from '../../src/radius/score.ts'
import { scoreMarkdown } from '../../src/report/score-markdown.ts'
import { aFile, path } from '../support/changes.ts'
import { isOurs } from '../support/outside-code.ts'

/** Characters of a comment that GitHub takes. */
const most = 65_536

const piece = fc.constantFrom(
  ...'`,``,\\,@a,#1,deadbeef,<b>,<!--,[a](b),![,](,*,_,|,www.a.example,:x:,&lt;,~,$,;,low,1.,😀'.split(','),
  '`'.repeat(30),
  '\n',
  '\r',
  '\u202e',
  '\udcff',
  ' ',
  ', ',
  ': ',
  '- ',
)
const name = fc.array(piece, { minLength: 1, maxLength: 300 }).map((pieces): Path => path(pieces.join('')))
const counts = { files: 1, resolved: 2, unresolved: 3, computed: 4, cycles: 5, large: 6, generated: 7 }

const comment = (names: readonly Path[], importers: readonly Path[], because: string): string => {
  const files = names.map((each, at) =>
    aFile(`${at % 2 === 0 ? 'src/auth' : 'docs'}/${each}.md`, at, { status: 'renamed', from: path(`${each}.ts`) }),
  )
  const reach = { importers: new Map(files.map(({ from }) => [from ?? path('x'), importers])), counts }
  const rules = [{ match: ['src/**'], floor: 'high' as const, sensitive: true, because }]
  return scoreMarkdown(scoreChange(files, rules, [], reach))
}

test('nothing outside code spans is anybody else’s, and the whole fits', () => {
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 40 }),
      fc.array(name, { maxLength: 5 }),
      name,
      (names, importers, because) => {
        const text = comment(names, importers, because)
        expect([text.length < most, text.split('\n').filter((line) => !isOurs(line))]).toEqual([true, []])
      },
    ),
    { numRuns: 200 },
  )
})

test.each([
  ['backticks', '`'.repeat(300)],
  ['backticks between words', '` a '.repeat(80)],
  ['letters', 'x'.repeat(300)],
])('many long names of %s fit a comment', (_, text) => {
  const names = Array.from({ length: 60 }, (_each, at) => path(`${at}${text}`))
  expect(comment(names, names, text).length).toBeLessThan(most)
})
