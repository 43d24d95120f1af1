import { expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, tokenFor } from '../support/attack.ts'
import { createTeam, strictRules } from '../support/team.ts'
import { test } from '../support/world.ts'

test('a junior’s sign-off does not count', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const tokens = [tokenFor(team, { signer: 'Linus Junior' }, team.linus)]
  expect([decide(team, { tokens: [tokenFor(team)] }), decide(team, { tokens })]).toEqual([
    allowed,
    notSignedOff('sign-off-not-senior'),
  ])
})

test('a junior’s sign-off in a senior’s name does not count', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const tokens = [tokenFor(team, { signer: 'Grace Hopper' }, team.linus)]
  expect(decide(team, { tokens })).toEqual(notSignedOff('sign-off-wrong-signer'))
})

test('a stranger’s sign-off in a senior’s name does not count', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const tokens = [tokenFor(team, {}, world.key('stranger'))]
  expect(decide(team, { tokens })).toEqual(notSignedOff('sign-off-unknown-key'))
})

test('a senior’s sign-off does not count for paths that are another team’s', ({ world }) => {
  const barbara = world.key('barbara')
  const entry = `  - name: Barbara Liskov
    emails: [barbara@example.com]
    seniority: senior
    keys: ["${barbara.public}"]
    paths: ["web/**"]
`
  const team = createTeam(world, { rules: entry + strictRules })
  agentsChange(team, { 'web/page.ts': 'export {}\n' })
  const inScope = decide(team, { tokens: [tokenFor(team, { signer: 'Barbara Liskov' }, barbara)] })
  team.ada.git('mv', 'web/page.ts', 'page.ts')
  team.ada.commit('Move it', {})
  const tokens = [tokenFor(team, { signer: 'Barbara Liskov' }, barbara)]
  expect([inScope, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-out-of-scope')])
})
