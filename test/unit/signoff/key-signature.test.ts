import { describe, expect, test } from 'vitest'
import { coordinates } from '../../../src/signoff/key-signature.ts'
import { mpint } from '../../support/signing.ts'

// A curve of 16 bits. OpenSSL checks r and s < n by itself today; this holds when a library does not.
const curve = { size: 2, order: 0xfff1n }
const number = (value: number): Buffer => mpint(Buffer.of(value >> 8, value & 0xff))
const pairOf = (r: number, s: number): Buffer | null => coordinates(curve, Buffer.concat([number(r), number(s)]))

describe('r and s of an ecdsa signature', () => {
  test.for([
    [1, 0x0203, '00010203'],
    [0xfff0, 0xfff0, 'fff0fff0'],
  ] as const)('%i and %i stand side by side, each as long as the curve says', ([r, s, hex]) => {
    expect(pairOf(r, s)?.toString('hex')).toBe(hex)
  })

  test.for([
    [0xfff1, 1],
    [1, 0xfff1],
    [0xfff2, 0xfff2],
    [0, 1],
    [1, 0],
  ] as const)('are refused out of range: %i and %i', ([r, s]) => {
    expect(pairOf(r, s)).toBeNull()
  })
})
