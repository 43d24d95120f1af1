import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, landPastHooks, notSignedOff, refused, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

interface Landed {
  readonly tokens: readonly string[]
  /** What main had before the change that the change was signed on. */
  readonly before: string
  readonly signedOn: string
}

/** A signed change has landed on a main with two commits before it. */
function landSigned(team: Team): Landed {
  const before = team.id('HEAD')
  team.ada.write({ 'docs/word.md': 'word\n' })
  const signedOn = landPastHooks(team, 'A word')
  agentsChange(team)
  const tokens = [tokenFor(team)]
  expect(decide(team, { tokens })).toEqual(allowed)
  team.ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:main')
  return { tokens, before, signedOn }
}

const forceBack = ({ ada }: Team, to: string): string =>
  ada.git('push', '--quiet', '--no-verify', '--force', 'origin', `${to}:refs/heads/main`)

describe('a force push that takes a landed change back', () => {
  test('is refused itself', ({ world }) => {
    const team = createTeam(world)
    const { signedOn } = landSigned(team)
    expect([
      decide(team, { args: [`origin/main..${signedOn}`] }),
      team.push(['--force', 'origin', `${signedOn}:main`]).code,
    ]).toEqual([refused('commits-dropped'), 1])
  })

  test('and what it was signed on as well: the old token covers its own step, and nothing of the rest', ({ world }) => {
    const team = createTeam(world)
    const { tokens, before } = landSigned(team)
    forceBack(team, before)
    const asItWas = decide(team, { tokens })
    team.ada.git('rebase', '--quiet', '--onto', 'origin/main', 'HEAD~1')
    expect([asItWas, decide(team, { tokens })]).toEqual([notSignedOff(), notSignedOff('sign-off-other-change')])
  })

  // git keeps no record of it: by the objects the change has never landed. README.md says so under "Not stopped".
  test('and nothing else lets the old token count again until it ends', ({ world }) => {
    const team = createTeam(world)
    const { tokens, signedOn } = landSigned(team)
    forceBack(team, signedOn)
    expect(decide(team, { tokens })).toEqual(allowed)
  })
})
