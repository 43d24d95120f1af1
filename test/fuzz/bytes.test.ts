// Bytes as text and back, and text made harmless for a terminal: nothing is lost on the way, and nothing dangerous gets through.
import { decodeBytes, encodeBytes } from '../../src/git/bytes.ts'
import { printable } from '../../src/report/printable.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'

fuzz('bytes', {
  seeds: ['plain', 'naïve 👩‍💻 \u202e', Buffer.from('fffe80c3e282f09f92', 'hex'), '\x1b[2J\r::error::x\n##[group]'],
  words: ['\x1b[', '\x9b', '\u202e', '\u200b', '\u{e0041}', '::error::', '##vso[', '\xed\xb2\x80'],
  check(bytes) {
    const text = decodeBytes(bytes)
    if (!encodeBytes(text).equals(bytes)) throw new Error('bytes are lost')
    const shown = printable(text)
    if (/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}]|(?:^|\s)::|##\[/u.test(shown))
      throw new Error('it is still dangerous')
    if (printable(shown) !== shown) throw new Error('it changes again')
  },
})
