// One line of a note: whoever may push the notes ref wrote it. Only what was signed may come out of it.
import { parseToken, renderToken } from '../../src/signoff/envelope.ts'
import { decodeBytes } from '../../src/git/bytes.ts'
import { verifyToken } from '../../src/signoff/token.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'
import { aPerson, aRoster, aStatement, aToken, knownEd25519Key, publicKeyOf } from '../support/signing.ts'
import { renderStatement } from '../../src/signoff/statement.ts'

const [gracesKey, adasKey] = [knownEd25519Key(1), knownEd25519Key(2)]
const roster = aRoster(
  aPerson({ keys: [publicKeyOf(gracesKey)] }),
  aPerson({ name: 'Ada Lovelace', emails: ['ada@example.com'], keys: [publicKeyOf(adasKey)] }),
)
const tokens = [
  aToken(gracesKey),
  aToken(gracesKey, { payload: renderStatement(aStatement({ verdict: 'declined' })) }),
  aToken(adasKey, { payload: renderStatement(aStatement({ signer: 'Ada Lovelace' })) }),
]

fuzz('tokens', {
  seeds: tokens,
  words: [
    '"payload":"',
    '"signatures":[',
    '{"keyid":',
    '"sig":"',
    'U1NIU0lH',
    'SHA256:',
    'application/vnd.in-toto+json',
    '{"payloadType":',
  ],
  check(bytes) {
    const line = decodeBytes(bytes)
    const opened = parseToken(line)
    if (opened.ok && renderToken(opened.envelope) !== line) throw new Error('it has a second spelling')
    if (!('code' in verifyToken(line, roster)) && !tokens.includes(line)) throw new Error('nobody signed this')
  },
  within(bytes, change, chance) {
    const opened = parseToken(bytes.toString())
    if (!opened.ok) return change(bytes)
    const { envelope } = opened
    const part = chance.pick<'payload' | 'sig'>(['payload', 'sig'])
    return Buffer.from(renderToken({ ...envelope, [part]: change(envelope[part]) }))
  },
})
