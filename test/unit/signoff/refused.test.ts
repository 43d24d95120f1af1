import { expect, test } from 'vitest'
import { quoted } from '../../../src/signoff/refused.ts'

test("somebody else's text is quoted whole up to 60 characters", () => {
  expect(quoted('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`)
})

test("somebody else's longer text is cut, and says so", () => {
  expect(quoted('x'.repeat(61))).toBe(`"${'x'.repeat(59)}…"`)
})
