// With a git that can't replay (before 2.38) only a sign-off of exactly what lands counts.
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test, writeScript, type World } from '../support/world.ts'

/** The real git, which says that it is an older one. (To its hooks git names itself first in PATH, so the hook would not meet it.) */
function olderGit(world: World): Record<string, string> {
  const older =
    '#!/bin/sh\ncase "$*" in version | *" version") echo git version 2.37.0 ;; *) PATH="${PATH#*:}" exec git "$@" ;; esac\n'
  writeScript(join(world.dir, 'older/git'), older)
  return { PATH: `${join(world.dir, 'older')}:${world.env['PATH']}` }
}

/** Ada's agent made a change that Grace signed. */
function signedChange(world: World): Team {
  const team = createTeam(world)
  agentsChange(team)
  team.sign(team.grace, ['--yes'])
  return team
}

describe('with a git before 2.38, verify', () => {
  test('allows exactly what was signed', ({ world }) => {
    const team = signedChange(world)
    expect(team.ada.cli(['verify'], { env: olderGit(world) })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('signed off by Grace Hopper'),
    })
  })

  test('allows it with another message', ({ world }) => {
    const team = signedChange(world)
    team.ada.git('commit', '--quiet', '--amend', '-m', 'Another message')
    expect(team.ada.cli(['verify'], { env: olderGit(world) }).code).toBe(0)
  })

  test('refuses it on a branch that has moved, and says why; a newer git allows it', ({ world }) => {
    const team = signedChange(world)
    const { ada } = team
    ada.git('checkout', '--quiet', '-b', 'other', 'origin/main')
    ada.commit('A word', { 'readme.md': '# Begin\n' })
    team.push(['--quiet'])
    ada.git('push', '--quiet', 'origin', 'HEAD:main')
    ada.git('checkout', '--quiet', 'main')
    ada.git('merge', '--quiet', '--no-edit', 'origin/main')
    const older = ada.cli(['verify'], { env: olderGit(world) })
    expect([older.code, older.stdout, ada.cli(['verify']).code]).toEqual([
      1,
      expect.stringContaining('this git is too old to replay it (2.38 can)'),
      0,
    ])
  })
})
