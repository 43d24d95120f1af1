import { describe, expect } from 'vitest'
import { agentsChange, allowed, commitPastHooks, decide, notSignedOff } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

const revert = (team: Team, ...args: string[]): string => team.ada.git('revert', ...args, 'HEAD')
const push = (team: Team): string => team.ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:main')

const changes: readonly [string, (team: Team) => void][] = [
  ['an agent’s commit', (team) => void agentsChange(team)],
  [
    'a commit that nobody looked at',
    (team) => {
      team.ada.write({ 'src/session.ts': 'export {}\n' })
      commitPastHooks(team.ada, 'Refresh sessions')
    },
  ],
]

describe.for(changes)('%s needs its sign-off', ([, change]) => {
  const ways: readonly (readonly string[])[] = [['--no-edit'], ['--edit']]
  for (const way of ways) {
    test(`when it landed, was taken back there, and is brought back by a revert of the revert, ${way.join(' ')}`, ({
      world,
    }) => {
      const team = createTeam(world)
      team.ada.git('config', 'core.editor', 'true')
      change(team)
      revert(team, ...way)
      push(team)
      revert(team, ...way)
      expect(decide(team)).toEqual(notSignedOff())
    })
  }

  test('when a merge brought it, which is reverted and brought back', ({ world }) => {
    const team = createTeam(world)
    change(team)
    const head = team.id('HEAD')
    team.ada.git('reset', '--quiet', '--hard', 'origin/main')
    team.ada.git('merge', '--quiet', '--no-ff', '--no-edit', head)
    revert(team, '--no-edit', '--mainline', '1')
    push(team)
    revert(team, '--no-edit')
    expect(decide(team)).toEqual(notSignedOff())
  })
})

describe('a person’s revert', () => {
  test('of a person’s commit needs nobody', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('A word', { 'docs/word.md': 'word\n' })
    push(team)
    revert(team, '--no-edit')
    expect(decide(team)).toEqual(allowed)
  })

  test('of that revert needs nobody', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('A word', { 'docs/word.md': 'word\n' })
    revert(team, '--no-edit')
    push(team)
    revert(team, '--no-edit')
    expect(decide(team)).toEqual(allowed)
  })
})
