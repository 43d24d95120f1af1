import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src/errors.ts'
import { parseTree } from '../../../src/git/policy-file.ts'

const id = 'a1'.repeat(20)
const tree = (...parts: readonly string[]): Buffer => Buffer.from(parts.join(''), 'latin1')
const bytes = Buffer.from(id, 'hex').toString('latin1')

test('a tree is read entry by entry, whatever bytes its names have', () => {
  expect(parseTree(tree(`100644 .ai-signoff.yml\0${bytes}`, `40000 a \xff\0${bytes}`), 20)).toEqual([
    { mode: '100644', name: '.ai-signoff.yml', id },
    { mode: '40000', name: 'a \udcff', id },
  ])
})

// Without its NUL an entry had no end, and reading it had none either.
describe('a tree is a fault', () => {
  test.each([
    ['without the NUL behind a name', `100644 ${'x'.repeat(40)}`],
    ['without a mode', `name\0${bytes}`],
    ['with a mode that is no number', `10x644 name\0${bytes}`],
    ['with an id cut short', `100644 name\0${bytes.slice(1)}`],
    ['with bytes after its end', `100644 name\0${bytes}1`],
  ])('%s', (_, text) => {
    expect(() => parseTree(tree(text), 20)).toThrow(Fault)
  })
})
