import { describe, expect } from 'vitest'
import { agentsChange, decide, landPastHooks } from '../support/attack.ts'
import { createTeam } from '../support/team.ts'
import { test } from '../support/world.ts'

const newRelease = ['origin', 'HEAD:release/9']

describe('a new protected branch is no way around', () => {
  test('when the remote’s HEAD points to no branch, and nobody knows where the policy is', ({ world }) => {
    const team = createTeam(world)
    world.run('git', ['symbolic-ref', 'HEAD', 'refs/heads/nowhere'], { cwd: team.remote })
    team.ada.git('remote', 'set-head', 'origin', '--delete')
    agentsChange(team)
    expect(team.push(newRelease)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("the remote's default branch"),
    })
  })

  test('when this clone remembers a default branch that has no policy', ({ world }) => {
    const team = createTeam(world)
    const { ada } = team
    ada.git('checkout', '--quiet', '--orphan', 'pages')
    ada.git('rm', '--quiet', '-r', '--cached', '.')
    ada.git('commit', '--quiet', '--allow-empty', '-m', 'Pages')
    ada.git('push', '--quiet', '--no-verify', 'origin', 'pages')
    ada.git('remote', 'set-head', 'origin', 'pages')
    ada.git('checkout', '--quiet', '--force', 'main')
    agentsChange(team)
    expect(team.push(newRelease)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('✗ refs/heads/release/9: refused'),
    })
  })

  test('when the remote’s default branch is another than its policy says', ({ world }) => {
    const team = createTeam(world)
    team.ada.git('push', '--quiet', '--no-verify', 'origin', 'main:develop')
    world.run('git', ['symbolic-ref', 'HEAD', 'refs/heads/develop'], { cwd: team.remote })
    team.ada.git('remote', 'set-head', 'origin', 'develop')
    agentsChange(team)
    expect(team.push(newRelease)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("the remote's default branch is refs/heads/develop"),
    })
  })
})

test('verify does not take "I do not know" for "not enrolled"', ({ world }) => {
  const team = createTeam(world)
  const { ada } = team
  ada.git('rm', '--quiet', '.ai-signoff.yml')
  landPastHooks(team, 'An old release, from before the policy', 'release/1')
  agentsChange(team)
  const args = ['HEAD~1..HEAD', '--target', 'release/1', '--allow-unenrolled']
  const known = decide(team, { args })
  ada.git('remote', 'set-head', 'origin', '--delete')
  expect([known.code, decide(team, { args })]).toEqual([1, { code: 3, says: ['no-default-branch'] }])
})
