// A remote that does not answer: no decision, git's own words, and a next step about the remote, not about this clone.
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { test, writeScript, type RunOptions } from '../support/world.ts'

const changed = (team: Team): Team => {
  team.ada.commit('More', { 'src/a.ts': 'export {}\n' }, asClaude)
  return team
}

/** An ssh that ends as one that nobody lets in. */
const lockedOut = ({ world, ada }: Team): RunOptions => {
  ada.git('remote', 'set-url', 'origin', 'git@host.invalid:team/app.git')
  const ssh = join(world.dir, 'ssh')
  writeScript(ssh, '#!/bin/sh\necho "git@host.invalid: Permission denied (publickey)." >&2\nexit 255\n')
  return { env: { GIT_SSH_COMMAND: ssh } }
}

test('verify --fetch says that the remote is gone', ({ world }) => {
  const team = changed(createTeam(world))
  renameSync(team.remote, `${team.remote}.away`)
  expect(team.ada.cli(['verify', '--fetch'])).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/does not appear to be a git repository[\s\S]*next {3}.*git ls-remote origin/),
  })
})

test('verify --fetch says that ssh let nobody in', ({ world }) => {
  const team = changed(createTeam(world))
  expect(team.ada.cli(['verify', '--fetch'], lockedOut(team))).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/Permission denied \(publickey\)[\s\S]*next {3}.*git ls-remote origin/),
  })
})

test('sign says so, and signs nothing', ({ world }) => {
  const team = changed(createTeam(world))
  expect(team.sign(team.grace, ['--yes'], lockedOut(team))).toMatchObject({
    code: 3,
    said: expect.stringMatching(
      /^✗ git fetch: git@host.invalid: Permission denied \(publickey\)[\s\S]*next {3}.*git ls-remote origin/,
    ),
  })
  expect(team.ada.git('for-each-ref', 'refs/notes', 'refs/ai-signoff')).toBe('')
})
