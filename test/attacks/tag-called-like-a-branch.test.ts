import { describe, expect } from 'vitest'
import { agentsChange, commitPastHooks, decide, notSignedOff, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** Ada pushes a tag with the name that git would read first. */
function pushTag(team: Team, name: string, commit: string): void {
  team.ada.git('tag', name, commit)
  team.ada.git('push', '--quiet', '--no-verify', 'origin', `refs/tags/${name}`)
}

describe('a tag called like the remote’s branch does not become the old tip', () => {
  test('when CI names that branch in short', ({ world }) => {
    const team = createTeam(world)
    const head = agentsChange(team)
    const ranged = { args: ['origin/main..HEAD'] }
    const before = decide(team, ranged)
    pushTag(team, 'origin/main', head)
    expect([before, decide(team, ranged)]).toEqual([notSignedOff(), { code: 2, says: ['ambiguous-revision'] }])
  })

  test('nor when the branch itself is not in the clone', ({ world }) => {
    const team = createTeam(world)
    const head = agentsChange(team)
    pushTag(team, 'origin/main', head)
    team.ada.git('update-ref', '-d', 'refs/remotes/origin/main')
    expect(decide(team, { args: ['origin/main..HEAD', '--target', 'main'] })).toEqual({
      code: 2,
      says: ['ambiguous-revision'],
    })
  })

  test('and named in full the branch is the branch', ({ world }) => {
    const team = createTeam(world)
    pushTag(team, 'origin/main', agentsChange(team))
    expect(decide(team, { args: ['refs/remotes/origin/main..HEAD'] })).toEqual(notSignedOff())
  })
})

test('a tag called like the branch, pushed with the change, lands nothing on the branch', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  pushTag(team, 'main', 'HEAD')
  const branch = (): string => team.ada.git('ls-remote', 'origin', 'refs/heads/main').slice(0, 40)
  const [before, own] = [branch(), team.push(['origin', 'HEAD:refs/heads/main']).code]
  const asTag = team.push(['origin', 'refs/tags/main:refs/heads/main']).code
  expect([own, asTag, branch(), decide(team)]).toEqual([1, 1, before, notSignedOff()])
  team.push(['origin', 'HEAD:refs/heads/main'], { env: { AI_SIGNOFF_TOKEN: tokenFor(team) } })
  expect(branch()).toBe(team.id('HEAD'))
})

test('a tag called like a short id is not what a senior signs', ({ world }) => {
  const team = createTeam(world)
  const harmless = agentsChange(team)
  team.ada.write({ 'src/session.ts': 'export const backdoor = true\n' })
  const wanted = commitPastHooks(team.ada, 'More')
  const control = team.sign(team.grace, [wanted.slice(0, 10), '--yes', '--print'])
  pushTag(team, wanted.slice(0, 10), harmless)
  const signed = team.sign(team.grace, [wanted.slice(0, 10), '--yes', '--print'])
  expect([control.code, signed.code, signed.said]).toEqual([0, 2, expect.stringContaining('could mean')])
})
