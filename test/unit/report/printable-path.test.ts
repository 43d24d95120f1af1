// A path that does not fit.
import { expect, test } from 'vitest'
import { printablePath } from '../../../src/report/printable.ts'

test.each([
  ['src/a.ts', 8, 'src/a.ts'],
  ['src/long/name.ts', 10, 'src…ame.ts'],
  ['\u001b[2J', 6, '\\x…[2J'],
])('of %j in %d columns the beginning and the end are left', (path, length, shown) => {
  expect(printablePath(path, length)).toBe(shown)
})
