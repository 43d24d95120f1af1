import { expect } from 'vitest'
import { join } from 'node:path'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { test, writeScript, type World } from '../support/world.ts'

/** A host that takes branches only, as some do. */
function withStubbornRemote(world: World): Team {
  const team = createTeam(world)
  writeScript(
    join(team.remote, 'hooks/update'),
    '#!/bin/sh\ncase $1 in refs/heads/*) ;; *) echo "branches only" >&2; exit 1 ;; esac\n',
  )
  team.ada.commit('Refresh sessions', { 'src/session.ts': 'export const a = 1\n' }, asClaude)
  return team
}

test('sign says that the host does not take the token, keeps it, and names the other way', ({ world }) => {
  const team = withStubbornRemote(world)
  const signed = team.sign(team.grace, ['--yes'])
  expect(signed).toMatchObject({ code: 3, said: expect.stringMatching(/branches only[\s\S]*AI_SIGNOFF_TOKEN/) })
  expect(team.push().code).toBe(0)
})

test('a push with a token that counts goes through, and says that the token could not', ({ world }) => {
  const team = withStubbornRemote(world)
  const token =
    team
      .sign(team.grace, ['--yes', '--print'])
      .stdout.split('\n')
      .find((line) => line.startsWith('{')) ?? ''
  const pushed = team.push(undefined, { env: { AI_SIGNOFF_TOKEN: token } })
  expect(pushed).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/signed off by Grace Hopper[\s\S]*--token FILE/),
  })
})
