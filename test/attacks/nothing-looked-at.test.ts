import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff } from '../support/attack.ts'
import { createTeam } from '../support/team.ts'
import { test } from '../support/world.ts'

describe('a check in CI that looked at nothing is not green', () => {
  test('when both ends of the range are the same commit', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    expect([decide(team), decide(team, { args: ['HEAD..HEAD'] })]).toEqual([
      notSignedOff(),
      { code: 2, says: ['no-range'] },
    ])
  })

  for (const target of ['origin/main', 'mian']) {
    test(`when the branch it names, ${target}, is none of the remote’s`, ({ world }) => {
      const team = createTeam(world)
      agentsChange(team)
      expect(decide(team, { args: ['HEAD~1..HEAD', '--target', target] })).toEqual({ code: 2, says: ['no-target'] })
    })
  }

  test('and is green for a branch that is there and needs nobody', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    team.push(['--quiet', 'origin', 'HEAD:feature'])
    expect(decide(team, { args: ['HEAD~1..HEAD', '--target', 'feature'] })).toEqual(allowed)
  })
})
