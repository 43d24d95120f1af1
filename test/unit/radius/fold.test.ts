// Which names one file system or another takes for the same.
import { expect, test } from 'vitest'
import { foldPath } from '../../../src/radius/fold.ts'

test.each([
  ['capitals', '.GitHub/Workflows/CI.YML', '.github/workflows/ci.yml'],
  ['letters that have a capital in common', 'ſrc/Kit.ts', 'src/kit.ts'],
  ['characters that HFS+ ignores', '.git\u200cattri\u202ebutes\ufeff', '.gitattributes'],
  ['dots and blanks that Windows drops from the end of a name', 'a. ./b.ts .. ', 'a/b.ts'],
])('%s', (_, written, folded) => {
  expect(foldPath(written)).toBe(folded)
})

test.each(['..', 'a/../b', '. .', 'a/. /b', 'a..b', 'a. b/c'])('%j stays what it is', (path) => {
  expect(foldPath(path)).toBe(path)
})
