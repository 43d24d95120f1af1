import { expect, test } from 'vitest'
import { readYaml } from '../../../src/policy/yaml.ts'

const kB = 1024
const list = (count: number): string => `[${Array(count).fill('1').join(',')}]`

test('YAML becomes plain data', () => {
  expect(readYaml('a: { b: [1, two, null, true] }', 'x')).toEqual({
    ok: true,
    data: { a: { b: [1, 'two', null, true] } },
  })
})

test.for([
  ['256 kB', `a: 1\n#${'x'.repeat(256 * kB - 6)}`],
  ['50000 values', list(49_999)],
  ['one value at two places', 'a: &one { x: 1 }\nb: *one'],
] as const)('YAML may have %s', ([, text]) => {
  expect(readYaml(text, 'x').ok).toBe(true)
})

test.for([
  ['more than 256 kB', `a: 1\n#${'x'.repeat(256 * kB - 5)}`, 'it has more than 256 kB'],
  [
    'more than 50000 values, said once',
    list(60_000),
    'it has more than 50000 values, aliases counted as often as used',
  ],
  ['the key prototype', 'a: { b: { prototype: 1 } }', 'a.b: the key `prototype` is not allowed'],
  ['an alias inside itself', '&a [*a]', '[0]: an alias inside itself'],
  ['a date deep down', 'a: { b: 2026-01-01 }', 'a.b: write this value in quotes'],
] as const)('YAML may not have %s', ([, text, problem]) => {
  expect(readYaml(text, 'x')).toEqual({ ok: false, problems: [problem] })
})
