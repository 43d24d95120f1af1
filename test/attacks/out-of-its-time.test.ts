import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, statementFor, signed, time } from '../support/attack.ts'
import { createTeam, strictRules } from '../support/team.ts'
import { test } from '../support/world.ts'

const day = 86_400

/** The policy below lets a sign-off live one day. */
const dates: readonly [string, string, { issued: number; expires: number }][] = [
  ['sign-off-expired', 'ended a day ago', { issued: -2 * day, expires: -day }],
  ['sign-off-expired', 'ends in this very second', { issued: -60, expires: 0 }],
  ['sign-off-not-yet-valid', 'begins later than any clock is wrong', { issued: 600, expires: 3600 }],
  ['sign-off-lifetime', 'lives a second longer than the policy lets it', { issued: 0, expires: day + 1 }],
  ['sign-off-lifetime', 'was made long ago to live for ever', { issued: -365 * day, expires: 3650 * day }],
]

const rules = `${strictRules}sign-off: { lifetime: 1d }\n`

describe('a sign-off does not count when it', () => {
  test.for(dates)('%s: %s', ([code, , { issued, expires }], { world }) => {
    const team = createTeam(world, { rules })
    agentsChange(team)
    const statement = statementFor(team)
    const now = Date.now()
    const tokenOf = (from: number, to: number): string =>
      signed(team, team.grace, { ...statement, issued: time(from, now), expires: time(to, now) })
    expect([decide(team, { tokens: [tokenOf(0, day)] }), decide(team, { tokens: [tokenOf(issued, expires)] })]).toEqual(
      [allowed, notSignedOff(code)],
    )
  })

  test('was expired when it was signed, and the commits’ own dates are set back', ({ world }) => {
    const past = { GIT_AUTHOR_DATE: time(-10 * day), GIT_COMMITTER_DATE: time(-10 * day) }
    Object.assign(world.env, past)
    const team = createTeam(world, { rules })
    agentsChange(team)
    const statement = { ...statementFor(team), issued: time(-10 * day), expires: time(-9 * day) }
    expect(decide(team, { tokens: [signed(team, team.grace, statement)] })).toEqual(notSignedOff('sign-off-expired'))
  })
})

test('a refusal is no sign-off', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const statement = statementFor(team)
  const tokensOf = (verdict: 'approved' | 'declined'): string[] => [signed(team, team.grace, { ...statement, verdict })]
  expect([decide(team, { tokens: tokensOf('approved') }), decide(team, { tokens: tokensOf('declined') })]).toEqual([
    allowed,
    notSignedOff('sign-off-declined'),
  ])
})
