import { describe, expect, test } from 'vitest'
import { makersOf } from '../../../src/gate/facts.ts'
import { ada, aLandedCommit } from '../../support/landing.ts'
import { commitId } from '../../support/signing.ts'

const grace = { name: 'Grace Hopper', email: 'grace@example.com' }
const merge = { cleanMerge: true } as const

describe('what is known of some commits together', () => {
  test('their authors, each once, but not those of clean merges', () => {
    const commits = [
      aLandedCommit('a'),
      aLandedCommit('b', { authors: [ada, grace] }),
      aLandedCommit('c', { ...merge, authors: [{ name: 'M', email: 'm' }] }),
    ]
    expect(makersOf(commits).authors).toEqual([ada, grace])
  })

  test('those whose author nothing proves, clean merges aside', () => {
    const commits = [
      aLandedCommit('a'),
      aLandedCommit('b', { unproved: true }),
      aLandedCommit('c', { ...merge, unproved: true }),
    ]
    expect(makersOf(commits).unproved).toEqual([commitId('b')])
  })

  test.for([
    ['all', [true, true], true],
    ['some', [true, false], false],
    ['none', [false, false], false],
    ['nobody at all', [], false],
  ] as const)('whether seniors made all of it: %s', ([, seniors, all]) => {
    const commits = seniors.map((bySenior, at) => aLandedCommit('ab'.charAt(at), { bySenior }))
    expect(makersOf(commits).seniorAuthors).toBe(all)
  })

  test('a clean merge that no senior made is no senior’s either', () => {
    expect(makersOf([aLandedCommit('a', { bySenior: true }), aLandedCommit('b', merge)]).seniorAuthors).toBe(false)
  })
})
