import { expect, test } from 'vitest'
import { Fault } from '../../../src/errors.ts'
import { again, refMoved } from '../../../src/git/again.ts'

const raced = new Fault('undecided', 'ref-not-written', "cannot lock ref 'x': is at 12ab but expected 34cd", '')
const blocked = new Fault(
  'undecided',
  'ref-not-written',
  "cannot lock ref 'x': there is a non-directory in the way",
  '',
)

/** Fails so often, and then succeeds with the number of the try. */
function failing(times: number, fault: Fault): () => number {
  let tried = 0
  return () => {
    tried += 1
    if (tried <= times) throw fault
    return tried
  }
}

const tries = { most: 5, longestPause: 1, raced: refMoved }

test('what lost a race is tried again', () => {
  expect(again(tries, failing(4, raced))).toBe(5)
})

test('but not for ever', () => {
  expect(() => again(tries, failing(5, raced))).toThrow(raced)
})

test.for([
  ['another fault', blocked],
  ['a bug', new TypeError('is at 12ab but expected 34cd')],
] as const)('%s is thrown at once', ([, error]) => {
  let tried = 0
  const act = (): never => {
    tried += 1
    throw error
  }
  expect(() => again(tries, act)).toThrow(error)
  expect(tried).toBe(1)
})
