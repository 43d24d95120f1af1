import { describe, expect } from 'vitest'
import {
  agentsChange,
  allowed,
  commitPastHooks,
  decide,
  notSignedOff,
  session,
  sessionFile,
  tokenFor,
} from '../support/attack.ts'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

const other = notSignedOff('sign-off-other-change')
/** What was signed is a step of its own, and of the rest the token says nothing. */
const rest = notSignedOff()

describe('a token for two commits', () => {
  function twoCommits(team: Team): string[] {
    agentsChange(team)
    team.ada.commit('Close them', { 'src/close.ts': 'export {}\n' }, asClaude)
    return [tokenFor(team)]
  }

  test('does not cover the first of them alone', ({ world }) => {
    const team = createTeam(world)
    const tokens = twoCommits(team)
    expect([decide(team, { tokens }), decide(team, { tokens, args: ['origin/main..HEAD~1'] })]).toEqual([
      allowed,
      other,
    ])
  })

  test('does not cover a third', ({ world }) => {
    const team = createTeam(world)
    const tokens = twoCommits(team)
    commitPastHooks(team.ada, 'One more')
    team.ada.write({ 'src/third.ts': '\n' })
    commitPastHooks(team.ada, 'One more')
    expect(decide(team, { tokens })).toEqual(rest)
  })

  test('covers their squash, but not with a byte more', ({ world }) => {
    const team = createTeam(world)
    const tokens = twoCommits(team)
    team.ada.git('reset', '--quiet', '--soft', 'origin/main')
    commitPastHooks(team.ada, 'Refresh sessions (#1)')
    const squash = decide(team, { tokens })
    team.ada.git('reset', '--quiet', '--soft', 'origin/main')
    team.ada.write({ [sessionFile]: `${session}\n` })
    commitPastHooks(team.ada, 'Refresh sessions (#1)')
    expect([squash, decide(team, { tokens })]).toEqual([allowed, other])
  })

  test('does not cover them with a third commit and its revert among them, though the trees agree', ({ world }) => {
    const team = createTeam(world)
    const tokens = twoCommits(team)
    team.ada.write({ 'src/backdoor.ts': 'export {}\n' })
    commitPastHooks(team.ada, 'Nothing to see')
    team.ada.git('-c', 'core.hooksPath=/dev/null', 'revert', '--no-edit', 'HEAD')
    expect(decide(team, { tokens })).toEqual(rest)
  })

  test('does not cover a third commit and its revert that a clean merge brings', ({ world }) => {
    const team = createTeam(world)
    const tokens = twoCommits(team)
    team.ada.git('checkout', '--quiet', '-b', 'side', 'origin/main')
    team.ada.write({ 'src/backdoor.ts': 'export {}\n' })
    commitPastHooks(team.ada, 'Nothing to see')
    team.ada.git('-c', 'core.hooksPath=/dev/null', 'revert', '--no-edit', 'HEAD')
    team.ada.git('checkout', '--quiet', 'main')
    team.ada.git('-c', 'core.hooksPath=/dev/null', 'merge', '--quiet', '--no-edit', 'side')
    expect(decide(team, { tokens })).toEqual(rest)
  })
})
