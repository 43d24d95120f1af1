import { expect, test } from 'vitest'
import { Fault } from '../../../src/errors.ts'
import { parseTree, readableEntries } from '../../../src/git/tree-object.ts'

const id = 'ab'.repeat(20)
const bytes = (mode: string, name: string): Buffer =>
  Buffer.concat([Buffer.from(`${mode} ${name}\0`, 'latin1'), Buffer.from(id, 'hex')])

test('every entry is read, with bytes that are no UTF-8, spaces and twins', () => {
  const tree = Buffer.concat([
    bytes('100644', 'a b'),
    bytes('40000', 'a b'),
    bytes('120000', '\xff'),
    bytes('100644', ''),
  ])
  expect(parseTree(tree, 20)).toEqual([
    { mode: '100644', name: 'a b', id },
    { mode: '40000', name: 'a b', id },
    { mode: '120000', name: '\udcff', id },
    { mode: '100644', name: '', id },
  ])
})

// Without its NUL an entry had no end, and reading it had none either.
test.for([
  ['a mode without an end', Buffer.from('100644')],
  ['a name without an end', Buffer.from('100644 name-without-end-that-is-longer-than-an-id')],
  ['no mode', bytes('', 'x')],
  ['a mode that is no number', bytes('10x644', 'x')],
  ['an id cut short', bytes('100644', 'x').subarray(0, -1)],
  ['a byte after its end', Buffer.from('1')],
] as const)('%s is a fault, and ends the reading where that will do', ([, rest]) => {
  const tree = Buffer.concat([bytes('100644', 'a'), rest])
  expect(() => parseTree(tree, 20)).toThrow(Fault)
  expect(readableEntries(tree, 20)).toEqual([{ mode: '100644', name: 'a', id }])
})
