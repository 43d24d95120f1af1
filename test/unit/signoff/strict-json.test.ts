import { describe, expect, test } from 'vitest'
import { decodeUtf8, parseStrictJson } from '../../../src/signoff/strict-json.ts'

describe('JSON is taken', () => {
  test.for(['{"a":[1,"é",null,true]}', '""', '{"constructor":1}', '9007199254740992', '-1'])(
    'in its one spelling: %s',
    (text) => {
      expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
    },
  )
})

test('JSON is taken up to 64 kB', () => {
  expect(parseStrictJson(JSON.stringify('x'.repeat(65534))).ok).toBe(true)
})

describe('JSON is refused', () => {
  test.for([
    ['a key given twice', '{"a":1,"a":2}'],
    ['a key given twice, once escaped', String.raw`{"a":1,"\u0061":2}`],
    ['a needless escape', String.raw`"\u0061"`],
    ['white space', '{"a": 1}'],
    ['a line break at the end', '{}\n'],
    ['more than one value', '{}{}'],
    ['a byte order mark', '\ufeff{}'],
    ['minus zero', '-0'],
    ['infinity', '1e400'],
    ['a number that is rounded', '9007199254740993'],
    ['a number with an exponent', '1e2'],
    ['a number with a needless fraction', '1.0'],
    ['__proto__', '{"__proto__":1}'],
    ['__proto__ deep down', '[{"a":{"__proto__":{"b":1}}}]'],
    ['half of a surrogate pair', String.raw`"\ud800"`],
    ['half of a surrogate pair as a key', String.raw`{"\udc80":1}`],
    ['more than 64 kB', JSON.stringify('x'.repeat(65535))],
    ['nesting that spends the stack', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['nothing', ''],
  ] as const)('for %s', ([, text]) => {
    expect(parseStrictJson(text).ok).toBe(false)
  })
})

describe('bytes become text', () => {
  test('with their byte order mark, so that it is seen', () => {
    expect(decodeUtf8(Buffer.from('\ufeffx'))).toBe('\ufeffx')
  })

  test.for([Buffer.of(0xff), Buffer.of(0xc0, 0x80), Buffer.of(0xed, 0xa0, 0x80), Buffer.of(0xe2, 0x82)])(
    'never when they are not UTF-8: %o',
    (bytes) => {
      expect(decodeUtf8(bytes)).toBeNull()
    },
  )
})
