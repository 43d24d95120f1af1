// What mends the messages that break a rule: the last one at once, older ones where a rebase stops, all of them where hooks know how.
import { describe, expect, test } from 'vitest'
import { mendOfLast, trailerFindings } from '../../../src/gate/trailer-findings.ts'
import type { Finding } from '../../../src/model/verdict.ts'
import type { TrailerBreach } from '../../../src/provenance/trailer-rules.ts'
import { aLandedCommit, aLanding } from '../../support/landing.ts'

const credit: TrailerBreach = { rule: 'require', trailer: 'assisted-by', add: ['Assisted-by: Claude:unknown'] }
const someone: TrailerBreach = { rule: 'require', trailer: 'assisted-by', add: ['Assisted-by: NAME:MODEL'] }
const own: TrailerBreach = { rule: 'require', trailer: 'ai-provenance', why: 'has no AI-Provenance trailer' }
const named: TrailerBreach = { rule: 'forbid', trailer: 'footers', line: 'Made by an agent' }

/** @param ids of the commits, a digit each; 4 is the tip. */
const finding = (ids: string, ...breaches: readonly TrailerBreach[]): Finding => {
  const commits = ids.split('').map((digit) => aLandedCommit(digit, { breaches }))
  const [first, ...others] = trailerFindings(aLanding({ commits }))
  if (first === undefined || others.length > 0) throw new Error('not one finding')
  return first
}

test('messages that keep the rules are nothing to speak of', () => {
  expect(trailerFindings(aLanding())).toEqual([])
})

test('a commit that breaks both rules is two findings', () => {
  const commits = [aLandedCommit('4', { breaches: [named, credit] })]
  expect(trailerFindings(aLanding({ commits })).map(({ code }) => code)).toEqual([
    'trailer-required',
    'trailer-forbidden',
  ])
})

test.for([
  ['7', credit, '1 commit lacks'],
  ['78', credit, '2 commits lack'],
  ['7', named, '1 commit has'],
  ['78', named, '2 commits have'],
] as const)('of the commits %s it says %j', ([ids, breach, words]) => {
  expect(finding(ids, breach).says).toContain(`${words} in the message what`)
})

test('a commit that lacks two things is one commit', () => {
  expect(finding('7', credit, own).says).toMatch(/^1 commit lacks /)
})

test.for([
  ['789ab', []],
  ['789abc', ['and 1 more']],
] as const)('of %s five are named', ([ids, more]) => {
  const { why } = finding(ids, named)
  expect([
    why.filter((words) => words.includes('names an agent')).length,
    why.filter((words) => words.startsWith('and')),
  ]).toEqual([5, more])
})

describe('next', () => {
  test.for([
    ['4', credit, "git commit --amend --no-edit --trailer 'Assisted-by: Claude:unknown'"],
    ['4', named, 'git commit --amend, without the lines that name an agent'],
    ['4', own, 'npx ai-signoff declare assisted --with NAME:MODEL (or generated, or none)'],
    ['7', credit, 'git rebase --rebase-merges --exec "git commit --amend --no-edit" 2222222222'],
    ['47', credit, 'git rebase --rebase-merges --exec "git commit --amend --no-edit" 2222222222'],
    [
      '7',
      named,
      'git rebase -i --rebase-merges 2222222222, with "edit" for 7777777777; there: git commit --amend, without the lines that name an agent',
    ],
    [
      '78',
      someone,
      `git rebase -i --rebase-merges 2222222222, with "edit" for 7777777777, 8888888888; there: git commit --amend --no-edit --trailer 'Assisted-by: NAME:MODEL'`,
    ],
  ] as const)('for %s, %j', ([ids, breach, next]) => {
    expect(finding(ids, breach).next).toBe(next)
  })

  test.for([
    ['789ab', 'with "edit" for 7777777777, 8888888888, 9999999999, aaaaaaaaaa, bbbbbbbbbb; there: '],
    ['789abcd', 'with "edit" for 7777777777, 8888888888, 9999999999, aaaaaaaaaa, bbbbbbbbbb and 2 more; there: '],
  ] as const)('names five of %s', ([ids, words]) => {
    expect(finding(ids, named).next).toContain(words)
  })

  test('what mends one and what mends another are both said', () => {
    const commits = [aLandedCommit('7', { breaches: [own] }), aLandedCommit('8', { breaches: [credit] })]
    expect(trailerFindings(aLanding({ commits }))[0]?.next).toMatch(
      /there: npx ai-signoff declare .*, or git commit --amend --no-edit --trailer /,
    )
  })

  test('of a commit that was held back is to commit again', () => {
    expect([credit, named].map((breach) => mendOfLast([{ breach }], 'again'))).toEqual([
      "git commit --trailer 'Assisted-by: Claude:unknown'",
      'git commit, without the lines that name an agent',
    ])
  })
})
