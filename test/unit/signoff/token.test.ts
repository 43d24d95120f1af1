import { describe, expect, test } from 'vitest'
import { payloadType, preAuthEncoding, renderToken } from '../../../src/signoff/envelope.ts'
import { renderStatement } from '../../../src/signoff/statement.ts'
import { verifyToken } from '../../../src/signoff/token.ts'
import {
  aPerson,
  aRoster,
  aStatement,
  aToken,
  ed25519Key,
  publicKeyOf,
  rosterOf,
  securityKey,
  sshsig,
} from '../../support/signing.ts'

const key = ed25519Key()
const token = (): string => aToken(key)
const verdictOf = (line: string, roster = rosterOf(key)): string => {
  const verified = verifyToken(line, roster)
  return 'code' in verified ? verified.code : 'verified'
}
interface OpenEnvelope {
  payloadType: string
  payload: string
  signatures: [{ keyid: string; sig: string }]
}
/** The sound token, opened, changed and closed. */
const rewritten = (change: (envelope: OpenEnvelope) => unknown): string =>
  JSON.stringify(change(JSON.parse(token()) as OpenEnvelope))

describe('a token verifies', () => {
  test('and gives its statement and the person whose key signed it', () => {
    expect(verifyToken(token(), rosterOf(key))).toEqual({
      statement: aStatement(),
      signer: rosterOf(key).people[0],
      key: publicKeyOf(key),
      hardware: null,
    })
  })

  test('by either key of a person', () => {
    const other = ed25519Key()
    const roster = aRoster(aPerson({ keys: [publicKeyOf(key), publicKeyOf(other)] }))
    expect([verdictOf(token(), roster), verdictOf(aToken(other), roster)]).toEqual(['verified', 'verified'])
  })

  test('and tells what a security key saw', () => {
    const touched = securityKey('ecdsa', { flags: 5 })
    expect(verifyToken(aToken(touched), rosterOf(touched))).toMatchObject({
      hardware: { presence: true, verification: true },
    })
  })
})

describe('a token is malformed', () => {
  test.for<[string, () => string]>([
    ['a bare statement', () => renderStatement(aStatement())],
    ['no signature', () => rewritten((open) => ({ ...open, signatures: [] }))],
    ['two signatures', () => rewritten((open) => ({ ...open, signatures: [open.signatures[0], open.signatures[0]] }))],
    ['an unknown field', () => rewritten((open) => ({ ...open, note: '' }))],
    ['an unknown field whose name every object has', () => rewritten((open) => ({ ...open, valueOf: 1 }))],
    [
      'an unknown field beside the signature',
      () => rewritten((open) => ({ ...open, signatures: [{ ...open.signatures[0], cert: '' }] })),
    ],
    ['fields in another order', () => rewritten(({ payload, ...open }) => ({ payload, ...open }))],
    ['another payload type', () => rewritten((open) => ({ ...open, payloadType: 'application/json' }))],
    ['base64 without padding', () => rewritten((open) => ({ ...open, payload: open.payload.replace(/=+$/, '') }))],
    [
      'base64 for URLs',
      () => rewritten((open) => ({ ...open, payload: Buffer.from(open.payload, 'base64').toString('base64url') })),
    ],
    ['an array for the payload', () => rewritten((open) => ({ ...open, payload: [open.payload] }))],
    ['a payload given twice', () => token().replace('"payload":', '"payload":"e30=","payload":')],
    ['white space', () => token().replace(',', ', ')],
    ['text before it', () => `x${token()}`],
    ['text after it', () => `${token()} `],
    ['a line break', () => `${token()}\n`],
    ['two tokens', () => token() + token()],
    ['a byte order mark', () => `\ufeff${token()}`],
    ['more than 64 kB', () => rewritten((open) => ({ ...open, payload: 'AAAA'.repeat(20_000) }))],
    ['nothing', () => ''],
  ])('that is %s', ([, line]) => {
    expect(verdictOf(line())).toBe('sign-off-malformed')
  })

  test.for<[string, () => string | Buffer]>([
    ['no statement', () => '{}'],
    ['no JSON', () => 'approved'],
    ['a statement with white space', () => JSON.stringify(JSON.parse(renderStatement(aStatement())), null, 1)],
    ['a statement after a byte order mark', () => `\ufeff${renderStatement(aStatement())}`],
    ['a statement that is not UTF-8', () => Buffer.from(renderStatement(aStatement()), 'latin1')],
  ])('that holds %s, however well it is signed', ([, payload]) => {
    expect(verdictOf(aToken(key, { payload: payload() }))).toBe('sign-off-malformed')
  })
})

describe('a token has no known key', () => {
  test('when the roster does not hold its key', () => {
    expect(verdictOf(token(), rosterOf(ed25519Key()))).toBe('sign-off-unknown-key')
  })

  test('when the roster gives its key to two people', () => {
    const keys = [publicKeyOf(key)]
    expect(verdictOf(token(), aRoster(aPerson({ keys }), aPerson({ name: 'Ada', keys })))).toBe('sign-off-unknown-key')
  })

  test('when its key id is abbreviated', () => {
    expect(
      verdictOf(
        rewritten((open) => ({
          ...open,
          signatures: [{ ...open.signatures[0], keyid: open.signatures[0].keyid.slice(0, 20) }],
        })),
      ),
    ).toBe('sign-off-unknown-key')
  })
})

describe('a token has a bad signature', () => {
  const other = ed25519Key()
  const payload = (): Buffer => Buffer.from(renderStatement(aStatement()))
  const keyid = (): string => publicKeyOf(key).fingerprint
  const withSig = (sig: Buffer): string => renderToken({ payloadType, payload: payload(), keyid: keyid(), sig })

  test('when the key in it is not the one of its key id', () => {
    expect(verdictOf(withSig(sshsig(other, 'ai-signoff', preAuthEncoding(payloadType, payload()))))).toBe(
      'sign-off-bad-signature',
    )
  })

  test.for(['git', 'file', 'ai-signoff\0'])('when it was made for %j', (namespace) => {
    expect(verdictOf(aToken(key, { namespace }))).toBe('sign-off-bad-signature')
  })

  test('when the payload was signed without its type', () => {
    expect(verdictOf(withSig(sshsig(key, 'ai-signoff', payload())))).toBe('sign-off-bad-signature')
  })

  test('when the payload was signed as another type', () => {
    expect(verdictOf(withSig(sshsig(key, 'ai-signoff', preAuthEncoding('application/json', payload()))))).toBe(
      'sign-off-bad-signature',
    )
  })

  test('when it is an ssh signature of a commit', () => {
    expect(verdictOf(withSig(sshsig(key, 'git', Buffer.from('tree 0123\n\nmessage\n'))))).toBe('sign-off-bad-signature')
  })

  test('when the payload is another than the one signed', () => {
    const declined = Buffer.from(renderStatement(aStatement({ verdict: 'declined' })))
    const sig = sshsig(key, 'ai-signoff', preAuthEncoding(payloadType, declined))
    expect(verdictOf(withSig(sig))).toBe('sign-off-bad-signature')
  })

  test('before its payload is so much as looked at', () => {
    const notOurs = Buffer.from('{"not":"ours"}')
    const sig = sshsig(key, 'git', preAuthEncoding(payloadType, notOurs))
    expect(verdictOf(renderToken({ payloadType, payload: notOurs, keyid: keyid(), sig }))).toBe(
      'sign-off-bad-signature',
    )
  })
})

test('a person cannot sign in another name', () => {
  const payload = renderStatement(aStatement({ signer: 'Ada Lovelace' }))
  expect(verdictOf(aToken(key, { payload }))).toBe('sign-off-wrong-signer')
})

test('a token is one line of JSON that names its type', () => {
  expect(token()).toMatch(
    /^\{"payloadType":"application\/vnd\.in-toto\+json","payload":"[^"]+","signatures":\[\{"keyid":"SHA256:[^"]+","sig":"[^"]+"\}\]\}$/,
  )
})

test.for<[string, () => string, string]>([
  ['no JSON', () => token().slice(1), 'it is not sound JSON'],
  ['not UTF-8, and signed', () => aToken(key, { payload: Buffer.of(0xff) }), 'it is not UTF-8'],
  ['a payload in no base64', () => token().replace('"payload":"', '"payload":"!'), 'it is no envelope'],
])('a token that is %s is told what is wrong with it', ([, line, problem]) => {
  expect(verifyToken(line(), rosterOf(key))).toMatchObject({ says: expect.stringContaining(problem) })
})

test('the pre-authentication encoding is the one of the DSSE specification', () => {
  const encoded = preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world'))
  expect(encoded.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world')
})

test('the pre-authentication encoding counts bytes, not characters', () => {
  expect(preAuthEncoding('é', Buffer.from('é')).toString()).toBe('DSSEv1 2 é 2 é')
})
