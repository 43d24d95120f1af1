import { describe, expect, test } from 'vitest'
import { isSignatureForm } from '../../../src/signoff/ed25519-point.ts'

// L, little-endian (RFC 8032 §5.1). OpenSSL checks S < L by itself today; this holds when a library does not.
const order = Buffer.from('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010', 'hex')
const withS = (s: Buffer): Buffer => Buffer.concat([Buffer.alloc(32, 1), s])
const below = Buffer.from(order)
below[0] = 0xec
const minusOne = Buffer.from(`ec${'ff'.repeat(31)}`, 'hex') // y = p - 1, and the bit of the other x

describe('the form of an ed25519 signature is checked', () => {
  test.for([
    ['S is just below the order', withS(below), true],
    ['S is the order', withS(order), false],
    ['S is far above the order', withS(Buffer.alloc(32, 0xff)), false],
    ['R is the neutral point', Buffer.concat([Buffer.of(1), Buffer.alloc(31), below]), false],
    ['R is a point of order 2, its last bit set', Buffer.concat([minusOne, below]), false],
    ['it is a byte short', withS(below).subarray(1), false],
    ['it is a byte long', Buffer.concat([withS(below), Buffer.of(0)]), false],
  ] as const)('%s', ([, signature, verdict]) => {
    expect(isSignatureForm(signature)).toBe(verdict)
  })
})
