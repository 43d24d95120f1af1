import { expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, statementFor, signed, time } from '../support/attack.ts'
import { clockAt } from '../support/clock.ts'
import { createTeam } from '../support/team.ts'
import { test } from '../support/world.ts'

test('a clock set back brings an expired token past the hook of that machine, and not past verify on another', ({
  world,
}) => {
  const team = createTeam(world)
  const old = team.id('HEAD')
  agentsChange(team)
  const expired = { ...statementFor(team), issued: time(-100_000), expires: time(-60) }
  const token = signed(team, team.grace, expired)
  const dayAgo = clockAt(world, time(-86_400))
  const honest = team.push(undefined, { env: { AI_SIGNOFF_TOKEN: token } }).code
  const forged = team.push(undefined, { env: { AI_SIGNOFF_TOKEN: token, ...dayAgo } }).code
  const ci = world.clone(team.remote, 'ci')
  const asked = { tokens: [token], args: [`${old}..HEAD`] }
  const decisions = [decide({ ada: ci }, { ...asked, env: dayAgo }), decide({ ada: ci }, asked)]
  expect([honest, forged, ...decisions]).toEqual([1, 0, allowed, notSignedOff('sign-off-expired')])
})

test('a token counts until, not at, the second in which it ends', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const now = Date.now()
  const end = time(3600, now)
  const tokens = [signed(team, team.grace, { ...statementFor(team), issued: time(0, now), expires: end })]
  const decisions = [time(3599, now), end].map((second) => decide(team, { tokens, env: clockAt(world, second) }))
  expect(decisions).toEqual([allowed, notSignedOff('sign-off-expired')])
})
