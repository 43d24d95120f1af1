// Somebody else's text in a comment on a pull request.
import { expect, test } from 'vitest'
import { asCode, asProse } from '../../../src/report/markdown.ts'

test.each([
  ['src/a.ts', '`src/a.ts`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  ['``a``` ', '```` ``a```  ````'],
  [' a ', '`  a  `'],
  ['a|b\\', '`a|b\\`'],
  ['<img src=x>', '`<img src=x>`'],
  ['two\nlines', '`two\\x0alines`'],
])('the path %j is one span of code', (path, shown) => {
  expect(asCode(path)).toBe(shown)
})

test.each([
  ['122 effective lines: 60 source, 61 test', '122 effective lines: 60 source, 61 test'],
  [
    'at least high (migration): db/1.sql, src/a b c.ts and 3 more',
    'at least high (migration): `db/1.sql`, `src/a` b `c.ts` and 3 more',
  ],
  ['because @octocat #1 GH-1 www.example.com', 'because `@octocat #1 GH-1 www.example.com`'],
  ['because deadbeef 1234567', 'because `deadbeef 1234567`'],
  ['a  ``  b', 'a ``` `` ``` b'],
  ['**bold** _so_ [a](b) <b> &lt; !', '`**bold** _so_ [a](b) <b> &lt`; `!`'],
])('of %j our own words are prose', (text, shown) => {
  expect(asProse(text)).toBe(shown)
})

test('a text as long as a comment is cut', () => {
  expect(asCode('`'.repeat(70_000)).length).toBeLessThan(1300)
})
