// The author rewrites the branch, the remote forgets what was on it, and the sign-off still covers what lands.
import { expect } from 'vitest'
import { asClaude, createTeam } from '../support/team.ts'
import { test } from '../support/world.ts'

test('a signed head outlasts rebase, force push and gc at the remote, and is replayed in a fresh clone', ({
  world,
}) => {
  const team = createTeam(world)
  team.ada.commit('Refresh sessions', { 'src/session.ts': 'export const a = 1\n' }, asClaude)
  team.push(['--quiet', 'origin', 'HEAD:feature'])
  const signed = team.id('HEAD')
  expect(team.sign(team.grace, ['--yes']).code).toBe(0)
  const other = world.clone(team.remote, 'other')
  other.commit('Elsewhere', { 'docs/more.md': 'more\n' })
  other.git('push', '--quiet', 'origin', 'HEAD:main')
  team.ada.git('fetch', '--quiet')
  team.ada.git('rebase', '--quiet', 'origin/main')
  team.push(['--quiet', '--force', 'origin', 'HEAD:feature'])
  world.run('git', ['gc', '--quiet', '--prune=now'], { cwd: team.remote })

  // A clone of a path would copy all that lies in the folder.
  const ci = world.clone(`file://${team.remote}`, 'ci')
  const [before, without] = [
    ci.tryGit(['cat-file', '-e', signed]).code,
    ci.cli(['verify', 'HEAD..origin/feature']).code,
  ]
  const decided = ci.cli(['verify', 'HEAD..origin/feature', '--fetch'])
  expect([before, without, decided.code]).toEqual([1, 1, 0])
})
