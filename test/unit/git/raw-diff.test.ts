// The one reader of git's list of changed files.
import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src/errors.ts'
import { parseRawDiffs } from '../../../src/git/raw-diff.ts'

const a = '1'.repeat(40)
const b = '2'.repeat(40)
const none = '0'.repeat(40)
const parseRawDiff = (output: Buffer) => parseRawDiffs(output, [''])[0]
const parse = (...fields: string[]) => parseRawDiff(Buffer.from(fields.map((field) => `${field}\0`).join(''), 'latin1'))

test('no change is no files', () => {
  expect(parseRawDiff(Buffer.alloc(0))).toEqual([])
})

test('a modified file, its ids and its lines', () => {
  expect(parse(`:100644 100755 ${a} ${b} M`, 'src/a.ts', '12\t3\tsrc/a.ts')).toEqual([
    {
      status: 'modified',
      path: 'src/a.ts',
      from: null,
      oldMode: '100644',
      newMode: '100755',
      oldId: a,
      newId: b,
      added: 12,
      deleted: 3,
    },
  ])
})

test('a rename has both paths', () => {
  expect(parse(`:100644 100644 ${a} ${b} R086`, 'old', 'new', '1\t0\t', 'old', 'new')).toMatchObject([
    { status: 'renamed', path: 'new', from: 'old', added: 1 },
  ])
})

test('what git does not count is null, and an absent side has no id', () => {
  expect(parse(`:000000 100644 ${none} ${b} A`, 'x', '-\t-\tx')).toMatchObject([
    { status: 'added', oldId: null, added: null, deleted: null },
  ])
})

test('a path that looks like a record is a path', () => {
  const odd = `:100644 100644 ${a} ${b} M\n\t-`
  expect(parse(`:100644 100644 ${a} ${b} M`, odd, `1\t1\t${odd}`)).toMatchObject([{ path: odd }])
})

test('bytes that are not UTF-8 survive', () => {
  expect(parse(`:100644 100644 ${a} ${b} M`, '\xff', '1\t1\t\xff')).toMatchObject([{ path: '\udcff' }])
})

const record = `:100644 100644 ${a} ${b} M`
describe('is a fault, never a file left out:', () => {
  test.each([
    ['a record that breaks off', [record]],
    ['a missing line count', [record, 'x']],
    ['the line count of another path', [record, 'x', '1\t1\ty']],
    ['a line count too many', [record, 'x', '1\t1\tx', '1\t1\tx']],
    ['an unknown status', [`:100644 100644 ${a} ${b} X`, 'x', '1\t1\tx']],
    ['an abbreviated id', [`:100644 100644 1111111 ${b} M`, 'x', '1\t1\tx']],
    ['an empty path', [record, '', '1\t1\t']],
    ['a negative count', [record, 'x', '-1\t1\tx']],
    ['a count that would be rounded', [record, 'x', '9007199254740993\t1\tx']],
    ['a count with a needless zero', [record, 'x', '01\t1\tx']],
  ])('%s', (_, fields) => {
    expect(() => parse(...fields)).toThrow(Fault)
  })

  test('a last field without its NUL', () => {
    expect(() => parseRawDiff(Buffer.from([record, 'x', '1\t1\tx'].join('\0')))).toThrow('breaks off')
  })
})
