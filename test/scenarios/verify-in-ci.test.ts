import { describe, expect } from 'vitest'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { test, type Repo, type World } from '../support/world.ts'

const ci = { env: { CI: 'true' } }

/** As actions/checkout leaves it with fetch-depth: 0: every branch fetched, a detached HEAD, no idea of the default branch. */
function checkedOut(world: World, { remote }: Pick<Team, 'remote'>, commit: string): Repo {
  const repo = world.repository('checkout')
  repo.git('remote', 'add', 'origin', remote)
  repo.git('fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*', commit)
  repo.git('checkout', '--quiet', '--detach', commit)
  return repo
}

describe('in a checkout that does not know the default branch', () => {
  test('the change that enrols a repository is let go when told so', ({ world }) => {
    const remote = world.bare('plain.git')
    const plain = world.clone(remote, 'plain')
    plain.commit('One', { a: '1' })
    plain.git('push', '--quiet', 'origin', 'HEAD:main')
    const head = plain.commit('Enrol', { a: '2' })
    plain.git('push', '--quiet', 'origin', 'HEAD:enrol')
    const repo = checkedOut(world, { remote }, head)
    const args = ['verify', 'HEAD^1..HEAD', '--target', 'main', '--allow-unenrolled']
    expect([repo.cli(args, ci).code, repo.cli([...args, '--default-branch', 'main'], ci).code]).toEqual([3, 0])
  })

  test('a branch that was not there before, forty zeros to CI, is judged from where it left the default branch', ({
    world,
  }) => {
    const team = createTeam(world)
    const head = team.ada.commit('Refresh', { 'src/a.ts': 'export const a = 1\n' }, asClaude)
    team.push(['--quiet', '--no-verify', 'origin', 'HEAD:release/9'])
    const repo = checkedOut(world, team, head)
    const ran = repo.cli(['verify', `${'0'.repeat(40)}..HEAD`, '--target', 'release/9', '--default-branch', 'main'], ci)
    expect(ran).toMatchObject({ code: 1, stdout: expect.stringContaining('it needs 1 senior sign-off and has 0') })
  })
})

test('a refusal says when tokens were not looked for', ({ world }) => {
  const team = createTeam(world)
  team.ada.commit('Refresh', { 'src/a.ts': 'export const a = 1\n' }, asClaude)
  const [without, with_] = [[], ['--fetch']].map((flags) => team.ada.cli(['verify', ...flags], ci).stderr)
  expect([without, with_]).toEqual([expect.stringContaining('--fetch brings them'), ''])
})

test('a sole remote needs no --remote, whatever it is called', ({ world }) => {
  const team = createTeam(world)
  team.ada.git('remote', 'rename', 'origin', 'upstream')
  team.ada.commit('Refresh', { 'src/a.ts': 'export const a = 1\n' }, asClaude)
  expect(team.ada.cli(['verify', '--target', 'main'], ci)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('refs/heads/main: refused'),
  })
})
