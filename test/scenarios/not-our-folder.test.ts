// git doesn't read the configuration of a repository that belongs to somebody else; who is told so is told what to do.
import { join } from 'node:path'
import { expect } from 'vitest'
import { createTeam } from '../support/team.ts'
import { test, writeScript } from '../support/world.ts'

test('a repository of somebody else’s is a fault that names the setting', ({ world }) => {
  const team = createTeam(world)
  // git's own way to stand in for another owner; it reaches git past the hands that keep GIT_* from it.
  writeScript(
    join(world.dir, 'other/git'),
    '#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 PATH="${PATH#*:}" exec git "$@"\n',
  )
  const env = { PATH: `${join(world.dir, 'other')}:${world.env['PATH']}` }
  const verify = (): unknown => team.ada.cli(['verify', 'HEAD..HEAD'], { env })
  const fault = verify()
  world.run('git', ['config', '--global', '--add', 'safe.directory', team.ada.dir])
  expect([fault, verify()]).toMatchObject([
    { code: 3, stderr: expect.stringContaining(`git config --global --add safe.directory ${team.ada.dir}`) },
    { code: 2, stderr: expect.stringContaining('main does not move') },
  ])
})
