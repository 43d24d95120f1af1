// A note's bytes: lines that may be tokens among those of other tools. What is no line of its own is no token.
import { encodeBytes } from '../../src/git/bytes.ts'
import { tokenLines } from '../../src/git/notes.ts'
import { largestToken } from '../../src/model/signoff.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'
import { aToken, knownEd25519Key } from '../support/signing.ts'

const token = aToken(knownEd25519Key(1))

/** The bytes between line feeds, cut without decoding anything; an editor may have put a carriage return before each. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let at = 0; at <= bytes.length;) {
    const end = bytes.indexOf(10, at)
    const line = bytes.subarray(at, end === -1 ? bytes.length : end)
    lines.push(line.at(-1) === 13 ? line.subarray(0, -1) : line)
    at = end === -1 ? bytes.length + 1 : end + 1
  }
  return lines
}

fuzz('notes', {
  seeds: [`${token}\n`, `Reviewed-by: somebody\n${token}\n\n${token}`, 'nothing\n'],
  words: ['{', '\n{', '\r\n', '\u2028{', '\u0085{', '\v{', '\f{', '\ufeff{', token],
  check(bytes) {
    const expected = linesOf(bytes).filter((line) => line[0] === 0x7b && line.length <= largestToken)
    const found = tokenLines(bytes).map(encodeBytes)
    if (Buffer.compare(Buffer.concat(found), Buffer.concat(expected)) !== 0 || found.length !== expected.length)
      throw new Error('its lines are others than its bytes say')
  },
})
