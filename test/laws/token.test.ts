import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCommitId, parseRefName, parseSha256, parseTreeId } from '../../src/model/ids.ts'
import { kinds } from '../../src/model/provenance.ts'
import { levels } from '../../src/model/radius.ts'
import type { Statement } from '../../src/model/signoff.ts'
import { parseToken } from '../../src/signoff/envelope.ts'
import { parseSshSignature, verifySshSignature } from '../../src/signoff/sshsig.ts'
import { parseStatement, renderStatement } from '../../src/signoff/statement.ts'
import { verifyToken } from '../../src/signoff/token.ts'
import { aToken, ecdsaKey, ed25519Key, must, publicKeyOf, rosterOf, securityKey, sshsig } from '../support/signing.ts'

const key = ed25519Key()
const roster = rosterOf(key)
const token = aToken(key)
const isAccepted = (line: string): boolean => !('code' in verifyToken(line, roster))

const hex = (digits: number) => fc.stringMatching(new RegExp(`^[1-9a-f][0-9a-f]{${digits - 1}}$`))
const second = fc.integer({ min: 0, max: 4_000_000_000 })
const timeOf = (unix: number): string => new Date(unix * 1000).toISOString().replace('.000Z', 'Z')
const words = (most: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: most / 10 })
const sha256 = hex(64).map((text) => must(parseSha256(text)))

const statements: fc.Arbitrary<Statement> = fc.constantFrom(40, 64).chain((length) => {
  const commit = hex(length).map((text) => must(parseCommitId(text)))
  const tree = hex(length).map((text) => must(parseTreeId(text)))
  return fc
    .record({
      id: hex(32),
      verdict: fc.constantFrom('approved' as const, 'declined' as const),
      repository: fc.uniqueArray(commit, { minLength: 1, maxLength: 3 }).map((ids) => ids.sort()),
      target: fc.stringMatching(/^refs\/heads\/[a-zé]{1,20}$/).map((text) => must(parseRefName(text))),
      base: fc.record({ commit, tree }),
      tree,
      change: sha256,
      commits: fc.uniqueArray(commit, { minLength: 1, maxLength: 20 }),
      seen: fc.record({
        engine: fc.constant(1),
        score: fc.integer({ min: 0, max: 100 }),
        level: fc.constantFrom(...levels),
        provenance: fc.subarray([...kinds]),
        agents: fc.array(fc.record({ name: words(200), model: fc.option(words(200)) }), { maxLength: 3 }),
      }),
      policy: sha256,
      signer: words(200),
      scope: fc.array(words(500), { maxLength: 3 }),
      reason: words(4000),
      explanation: fc.option(sha256),
      from: second,
      life: fc.integer({ min: 1, max: 1_000_000 }),
    })
    .map(({ from, life, ...rest }) => {
      const head = must(rest.commits.at(-1))
      return { ...rest, head, issued: timeOf(from), expires: timeOf(from + life) }
    })
})

describe('statements', () => {
  test('read back as they were written', () => {
    fc.assert(
      fc.property(statements, (statement) => {
        expect(parseStatement(renderStatement(statement))).toEqual({ ok: true, statement })
      }),
    )
  })

  test('have no second spelling', () => {
    fc.assert(
      fc.property(
        statements,
        fc.nat(),
        fc.constantFrom(' ', '\n', '0', '"', ',', '\\u0061', '\ufeff'),
        (statement, place, slip) => {
          const text = renderStatement(statement)
          const at = place % (text.length + 1)
          const read = parseStatement(text.slice(0, at) + slip + text.slice(at))
          // A slip may land inside a text and be another sound statement; then it says something else.
          expect(read.ok ? read.statement : null).not.toEqual(statement)
        },
      ),
    )
  })
})

describe('a token', () => {
  test('is accepted as it is', () => {
    expect(isAccepted(token)).toBe(true)
  })

  test('is refused with any one bit turned over', () => {
    const accepted = Array.from(token, (_, at) => at)
      .flatMap((at) => [1, 2, 4, 8, 16, 32, 64].map((bit) => withBit(at, bit)))
      .filter(isAccepted)
    expect(accepted).toEqual([])
  })

  test('is refused with any one byte left out, or any first bytes or last bytes cut off', () => {
    const lines = Array.from(token, (_, at) => [
      token.slice(0, at) + token.slice(at + 1),
      token.slice(0, at),
      token.slice(at + 1),
    ])
    expect(lines.flat().filter(isAccepted)).toEqual([])
  })

  test('is refused with any character put in or replaced', () => {
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
        fc.nat(3),
        (at, slip, gone) => {
          const line = token.slice(0, at) + slip + token.slice(at + gone)
          fc.pre(line !== token)
          expect(isAccepted(line)).toBe(false)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('is refused with any field of its statement changed', () => {
    fc.assert(
      fc.property(statements, (other) => {
        const opened = parseToken(token)
        const payload = Buffer.from(renderStatement(other)).toString('base64')
        const line = opened.ok ? token.replace(opened.envelope.payload.toString('base64'), payload) : token
        expect(isAccepted(line)).toBe(false)
      }),
    )
  })

  test('never makes the verifier throw, whatever the line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (line) => {
        expect(isAccepted(line)).toBe(false)
      }),
    )
  })
})

describe.for([
  ['ed25519', ed25519Key()],
  ['ecdsa', ecdsaKey('P-384')],
  ['a security key', securityKey('ecdsa', { flags: 5 })],
] as const)('an SSH signature by %s', ([, signer]) => {
  const message = Buffer.from('the change')
  const blob = sshsig(signer, 'ai-signoff', message)
  const verifies = (changed: Buffer): boolean =>
    verifySshSignature({ blob: changed, namespace: 'ai-signoff', message, key: publicKeyOf(signer) }).ok

  test('is refused with any one bit turned over', () => {
    const changed = Array.from(blob, (_, at) =>
      [1, 2, 4, 8, 16, 32, 64, 128].map((bit) => turned(blob, at, bit)),
    ).flat()
    expect([verifies(blob), changed.filter(verifies)]).toEqual([true, []])
  })

  test('never makes the parser throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(40), (bytes, kept) => {
        expect(parseSshSignature(Buffer.concat([blob.subarray(0, kept), bytes])).ok).toBe(false)
      }),
    )
  })
})

const withBit = (at: number, bit: number): string =>
  token.slice(0, at) + String.fromCharCode(token.charCodeAt(at) ^ bit) + token.slice(at + 1)

function turned(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ bit
  return copy
}
