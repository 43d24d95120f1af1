import { expect, test } from 'vitest'
import { parseDuration } from '../../../src/policy/duration.ts'

test.for([
  ['30s', 30],
  ['15m', 900],
  ['8h', 28_800],
  ['7d', 604_800],
  ['999999999s', 999_999_999],
] as const)('%s is %i seconds', ([text, seconds]) => {
  expect(parseDuration(text)).toBe(seconds)
})

test.for(['', '7', 'd', '07d', '0d', '-7d', '7.5d', '7w', '7D', ' 7d', '7d ', '7 d', '7dd', 'x7d', '1000000000s'])(
  '%j is no span',
  (text) => {
    expect(parseDuration(text)).toBeNull()
  },
)
