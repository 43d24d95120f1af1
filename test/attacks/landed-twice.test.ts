import { describe, expect } from 'vitest'
import { agentsChange, allowed, commitPastHooks, decide, notSignedOff, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** How the signed change came to main the first time. */
const ways: readonly [string, (team: Team) => void][] = [
  ['as it was signed', () => {}],
  [
    'by a squash',
    (team) => {
      team.ada.git('reset', '--quiet', '--soft', 'origin/main')
      commitPastHooks(team.ada, 'Refresh sessions (#1)')
    },
  ],
  [
    'by a merge commit',
    (team) => {
      const head = team.id('HEAD')
      team.ada.git('reset', '--quiet', '--hard', 'origin/main')
      team.ada.git('merge', '--quiet', '--no-ff', '--no-edit', head)
    },
  ],
]

const push = (team: Team): string => team.ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:main')

describe.for(ways)('a token is spent by a landing %s', ([, land]) => {
  test('and does not cover the same change after main has reverted it', ({ world }) => {
    const team = createTeam(world)
    const head = agentsChange(team)
    const tokens = [tokenFor(team)]
    land(team)
    const first = decide(team, { tokens })
    push(team)
    team.ada.git('rm', '--quiet', 'src/session.ts')
    commitPastHooks(team.ada, 'Take it back: it broke everything')
    push(team)
    team.ada.git('checkout', head, '--', 'src/session.ts')
    commitPastHooks(team.ada, 'Refresh sessions')
    expect([first, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-change')])
  })
})
