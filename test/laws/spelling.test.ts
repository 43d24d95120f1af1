// One spelling: a token written in any other way is none, and whatever is read is written back byte for byte.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { armor, unarmor } from '../../src/signoff/armor.ts'
import { parseToken, payloadType, renderToken } from '../../src/signoff/envelope.ts'
import { parsePublicKey } from '../../src/signoff/public-key.ts'
import { parseSshSignature } from '../../src/signoff/sshsig.ts'
import { verifyToken } from '../../src/signoff/token.ts'
import { aToken, ecdsaKey, ed25519Key, publicKeyOf, rosterOf, rsaKey, securityKey, sshsig } from '../support/signing.ts'

const key = ed25519Key()
const token = aToken(key)
const isAccepted = (line: string): boolean => !('code' in verifyToken(line, rosterOf(key)))

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const place = fc.nat(token.length - 1)
const part = (from: number, length: number): string => token.slice(from, from + length)

/** The ends of the token's base64 texts that have room for stray bits. */
const withStrayBits = (text: string): string =>
  text.replaceAll(
    /([^="])(={1,2})(?=")/g,
    (_, last: string, pad: string) => `${letters[letters.indexOf(last) ^ 1]}${pad}`,
  )

describe('a token is refused', () => {
  test('with any two parts of it swapped', () => {
    fc.assert(
      fc.property(
        place,
        fc.integer({ min: 1, max: 40 }),
        fc.nat(200),
        fc.integer({ min: 1, max: 40 }),
        (at, one, gap, two) => {
          const [first, between, second] = [part(at, one), part(at + one, gap), part(at + one + gap, two)]
          const line = token.slice(0, at) + second + between + first + token.slice(at + one + gap + two)
          fc.pre(line !== token)
          expect(isAccepted(line)).toBe(false)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('with any part of it given twice', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 400 }), (at, length) => {
        expect(isAccepted(token.slice(0, at) + part(at, length) + token.slice(at))).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  test('with any letter of it in the other case', () => {
    const turned = Array.from(token, (letter, at) => {
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
      return token.slice(0, at) + other + token.slice(at + 1)
    })
    expect(turned.filter((line) => line !== token && isAccepted(line))).toEqual([])
  })

  test('with white space anywhere in it', () => {
    const spaced = Array.from(token, (_, at) =>
      [' ', '\n', '\ufeff'].map((space) => token.slice(0, at) + space + token.slice(at)),
    )
    expect([...spaced.flat(), `${token} `, `${token}\n`, `${token}\r`].filter(isAccepted)).toEqual([])
  })

  // 65 lengths of reason, so that each number of padding characters comes up in payload and signature.
  test.each([
    [
      'for URLs',
      (line: string) =>
        line.replaceAll(/(?<=":")[A-Za-z0-9+/=]{40,}(?=")/g, (text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    ],
    ['without padding', (line: string) => line.replaceAll(/=+"/g, '"')],
    ['with more padding', (line: string) => line.replaceAll(/(?<=[A-Za-z0-9+/=]{40,})"/g, '="')],
    ['with stray bits in its last letters', withStrayBits],
    ['with its slashes escaped', (line: string) => line.replaceAll('/', String.raw`\/`)],
    ['with a letter escaped', (line: string) => line.replace('payload', String.raw`\u0070ayload`)],
  ] as const)('in base64 or JSON %s', (_, respell) => {
    const tokens = Array.from({ length: 3 }, () => aToken(key)).concat(
      Array.from({ length: 6 }, (__, at) => aToken(key, { payload: '?>~'.repeat(20) + 'x'.repeat(at) })),
    )
    const respelt = tokens.map(respell).filter((line, at) => line !== tokens[at])
    expect([respelt.length > 0, respelt.filter((line) => parseToken(line).ok)]).toEqual([true, []])
  })
})

describe('what is read is what was written:', () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some))

  test('envelopes', () => {
    fc.assert(
      fc.property(bytes, bytes, fc.string({ unit: 'grapheme' }), (payload, sig, keyid) => {
        const envelope = { payloadType, payload, keyid, sig }
        expect(parseToken(renderToken(envelope))).toEqual({ ok: true, envelope })
      }),
    )
  })

  test('armors', () => {
    fc.assert(
      fc.property(bytes, (blob) => {
        expect(unarmor(armor(blob))).toEqual(blob)
      }),
    )
  })

  test('SSH signatures', () => {
    fc.assert(
      fc.property(bytes, fc.string({ unit: 'binary-ascii' }), bytes, (publicKey, namespace, signature) => {
        const blob = sshsig(key, namespace, Buffer.from('x'), { publicKey, signature })
        expect(parseSshSignature(blob)).toMatchObject({ ok: true, signature: { publicKey, namespace, signature } })
      }),
    )
  })

  test.each([
    ['ed25519', ed25519Key()],
    ['ecdsa p256', ecdsaKey('P-256')],
    ['ecdsa p384', ecdsaKey('P-384')],
    ['rsa', rsaKey(3072)],
    ['sk-ed25519', securityKey('ed25519', { flags: 1 })],
    ['sk-ecdsa', securityKey('ecdsa', { flags: 1, application: 'ssh:prod' })],
  ] as const)('public keys: %s', (_, { line, blob }) => {
    const { type, blob: base64, fingerprint } = publicKeyOf({ line })
    expect([`${type} ${base64} test`, base64]).toEqual([line, blob.toString('base64')])
    expect(parsePublicKey(`${type} ${base64}`)).toEqual({ ok: true, key: { type, blob: base64, fingerprint } })
  })
})
