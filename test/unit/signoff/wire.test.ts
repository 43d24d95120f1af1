import { describe, expect, test } from 'vitest'
import { readWhole, writeString, writeText, writeUint32 } from '../../../src/signoff/wire.ts'

const positive = (...bytes: readonly number[]): bigint | null =>
  readWhole(writeString(Buffer.from(bytes)), (fields) => fields.positive())

describe('a number is read', () => {
  test.for([
    ['small', [5], 5n],
    ['with a zero before its high bit', [0, 0x80], 128n],
    ['of two bytes', [1, 0], 256n],
  ] as const)('%s', ([, bytes, value]) => {
    expect(positive(...bytes)).toBe(value)
  })
})

describe('a number is unreadable', () => {
  test.for([
    ['when it is zero', []],
    ['when it is zero, spelt as a byte', [0]],
    ['when it is negative', [0x80]],
    ['when it has a needless zero', [0, 0x7f]],
  ] as const)('%s', ([, bytes]) => {
    expect(positive(...bytes)).toBeNull()
  })
})

test('a string that claims more bytes than there are is unreadable', () => {
  expect(readWhole(Buffer.concat([writeUint32(0xffffffff), Buffer.from('x')]), (fields) => fields.text())).toBeNull()
})

test('a number of which a byte is missing is unreadable, also after others were read', () => {
  expect([
    readWhole(Buffer.alloc(3), (fields) => fields.uint32()),
    readWhole(Buffer.alloc(4), (fields) => [fields.byte(), fields.uint32()]),
  ]).toEqual([null, null])
})

test('text is written as it is read, one byte a character', () => {
  expect([writeText('é'), readWhole(writeText('é'), (fields) => fields.text())]).toEqual([
    Buffer.of(0, 0, 0, 1, 0xe9),
    'é',
  ])
})

test('bytes that nobody read make the whole unreadable', () => {
  expect(readWhole(Buffer.from([1, 2]), (fields) => fields.byte())).toBeNull()
})

test('a bug in the reading code is not taken for bad bytes', () => {
  const buggy = (): never => {
    throw new TypeError('bug')
  }
  expect(() => readWhole(Buffer.of(1), buggy)).toThrow(TypeError)
})
