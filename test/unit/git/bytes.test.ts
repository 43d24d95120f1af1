import { describe, expect, test } from 'vitest'
import { decodeBytes, encodeBytes } from '../../../src/git/bytes.ts'

describe('bytes become text and bytes again', () => {
  test.each([
    ['two bytes', 'c3a9', 'é'],
    ['three bytes', 'e282ac', '€'],
    ['four bytes', 'f09f9982', '🙂'],
    ['the last character there is', 'f48fbfbf', '\u{10ffff}'],
    ['a byte order mark', 'efbbbf', '\ufeff'],
  ])('as UTF-8, beside a byte that is none: %s', (_, hex, text) => {
    const bytes = Buffer.from(`ff${hex}ff`, 'hex')
    expect([decodeBytes(bytes), encodeBytes(decodeBytes(bytes))]).toEqual([`\udcff${text}\udcff`, bytes])
  })

  test.each([
    ['a lone continuation', '80'],
    ['an overlong slash', 'c0af'],
    ['an overlong form of three bytes', 'e08080'],
    ['an overlong form of four bytes', 'f0808080'],
    ['half of a surrogate pair', 'eda080'],
    ['what lies above U+10FFFF', 'f4908080'],
    ['a lead that leads nothing', 'f5808080'],
    ['a sequence cut short', 'e282'],
    ['a sequence that another begins in', 'e2c3a9'.slice(0, 4)],
  ])('each by itself where they are no UTF-8: %s', (_, hex) => {
    const bytes = Buffer.from(hex, 'hex')
    const each = Array.from(bytes, (byte) => String.fromCharCode(0xdc00 + byte)).join('')
    expect([decodeBytes(bytes), encodeBytes(each)]).toEqual([each, bytes])
  })

  test('at once, when there are a million bad ones', () => {
    const begin = performance.now()
    decodeBytes(Buffer.alloc(1_000_000, 0xff))
    expect(performance.now() - begin).toBeLessThan(3000)
  })
})
