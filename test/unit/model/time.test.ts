import { expect, test } from 'vitest'
import { parseMoment, parseSecond, writeSecond } from '../../../src/model/time.ts'

test('a second of UTC is read and written alike', () => {
  const time = parseSecond('2026-03-10T18:00:00Z')
  expect(time === undefined ? null : writeSecond(time)).toBe('2026-03-10T18:00:00Z')
})

test('a date stands for its first second', () => {
  expect(parseMoment('2026-03-10')).toEqual(new Date('2026-03-10T00:00:00Z'))
})

test.each([
  '2026-02-30',
  '2026-02-30T00:00:00Z',
  '2026-03-10T24:00:00Z',
  '2026-03-10T18:00:00',
  '2026-03-10T18:00:00+01:00',
  '2026-03-10T18:00:00.5Z',
  '2026-03-10 ',
  '2026-3-10',
  '10 March 2026',
  'yesterday',
  '',
])('%j is no moment', (text) => {
  expect(parseMoment(text)).toBeUndefined()
})
