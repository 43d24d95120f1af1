// What a senior signed, before anything is believed of it. A statement that is read has one spelling.
import { parseStatement, renderStatement } from '../../src/signoff/statement.ts'
import { decodeUtf8, parseStrictJson } from '../../src/signoff/strict-json.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'
import { aStatement } from '../support/signing.ts'

fuzz('statements', {
  seeds: [
    renderStatement(aStatement()),
    renderStatement(aStatement({ verdict: 'declined', reason: 'too large — “naïve” 👩‍💻', scope: [] })),
  ],
  words: [
    '"verdict":"approved"',
    '"gitCommit":"',
    '"__proto__":{',
    String.raw`\ud800`,
    String.raw`\u0061`,
    '1e400',
    '-0',
    '2026-02-30T00:00:00Z',
    '[[[[',
    '{"a":',
  ],
  check(bytes) {
    const text = decodeUtf8(bytes) ?? ''
    const json = parseStrictJson(text)
    if (json.ok && JSON.stringify(json.value) !== text) throw new Error('its JSON has a second spelling')
    const read = parseStatement(text)
    if (read.ok && renderStatement(read.statement) !== text) throw new Error('it has a second spelling')
  },
})
