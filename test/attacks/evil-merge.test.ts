import { expect } from 'vitest'
import { agentsChange, allowed, amendPastHooks, decide, notSignedOff, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** Ada's signed change, and then main moves elsewhere. */
function signedBranch(team: Team): string[] {
  agentsChange(team)
  const tokens = [tokenFor(team)]
  const other = team.world.clone(team.remote, 'other')
  other.commit('Elsewhere', { 'docs/more.md': 'more\n' })
  other.git('push', '--quiet', 'origin', 'HEAD:main')
  team.ada.git('fetch', '--quiet')
  return tokens
}

const merge = (team: Team, ...args: string[]): string => team.ada.git('merge', '--quiet', '--no-edit', ...args)

test('a merge with a line that neither side has is not covered', ({ world }) => {
  const team = createTeam(world)
  const tokens = signedBranch(team)
  merge(team, 'origin/main')
  const clean = decide(team, { tokens })
  team.ada.write({ 'src/app.ts': 'export const one = 2\n' })
  amendPastHooks(team.ada)
  expect([clean, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-change')])
})

test('a merge that takes back what main has is not covered', ({ world }) => {
  const team = createTeam(world)
  const tokens = signedBranch(team)
  merge(team, '--strategy=ours', 'origin/main')
  expect(decide(team, { tokens })).toEqual(notSignedOff('sign-off-other-change'))
})

test('a merge with a line of its own is somebody’s undeclared work, even where no AI took part', ({ world }) => {
  const team = createTeam(world)
  team.ada.git('checkout', '--quiet', '-b', 'side')
  team.ada.commit('A word', { 'docs/a.md': 'a\n' })
  team.ada.git('checkout', '--quiet', 'main')
  team.ada.commit('Another', { 'docs/b.md': 'b\n' })
  merge(team, 'side')
  const clean = decide(team)
  team.ada.write({ 'src/app.ts': 'export const one = 2\n' })
  amendPastHooks(team.ada)
  expect([clean, decide(team)]).toEqual([allowed, notSignedOff()])
})
