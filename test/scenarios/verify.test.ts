import { describe, expect } from 'vitest'
import { asClaude, createTeam } from '../support/team.ts'
import { bin, test } from '../support/world.ts'

const ci = { env: { CI: 'true' } }

describe('verify in a fresh clone', () => {
  test('allows what the hook allowed, with no key', ({ world }) => {
    const team = createTeam(world)
    const old = team.id('HEAD')
    team.ada.commit('Refresh', { 'src/a.ts': 'export const a = 1\n' }, asClaude)
    team.sign(team.grace, ['--yes'])
    team.push()
    const clone = world.clone(team.remote, 'ci')
    expect(clone.cli(['verify', `${old}..HEAD`, '--fetch'], ci)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('signed off by Grace Hopper'),
    })
  })

  test('refuses what was pushed past the hook', ({ world }) => {
    const team = createTeam(world)
    const old = team.id('HEAD')
    team.ada.commit('Refresh', { 'src/a.ts': 'export const a = 1\n' }, asClaude)
    team.push(['--no-verify', 'origin', 'HEAD:main'])
    const clone = world.clone(team.remote, 'ci')
    expect(clone.cli(['verify', `${old}..HEAD`, '--fetch'], ci)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('it needs 1 senior sign-off and has 0'),
    })
  })

  test('decides a branch that is to land, by default against what the remote has', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Refresh', { 'src/a.ts': 'export const a = 1\n' }, asClaude)
    team.push(['--quiet', 'origin', 'HEAD:feature'])
    const clone = world.clone(team.remote, 'ci')
    clone.git('checkout', '--quiet', 'feature')
    expect(clone.cli(['verify'], ci).code).toBe(1)
  })

  test('gives machines the outcome, the score and every finding', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Refresh', { 'src/a.ts': 'export const a = 1\n' }, asClaude)
    const told: unknown = JSON.parse(team.ada.cli(['verify', '--format', 'json'], ci).stdout)
    expect(told).toMatchObject({
      version: 1,
      outcome: 'refused',
      refs: [
        {
          ref: 'refs/heads/main',
          score: 6,
          level: 'low',
          provenance: ['generated'],
          required: 1,
          counted: [],
          findings: [{ code: 'needs-sign-off' }],
        },
      ],
    })
  })

  test('takes a token from a file', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Refresh', { 'src/a.ts': 'export const a = 1\n' }, asClaude)
    const token =
      team
        .sign(team.grace, ['--yes', '--print'])
        .stdout.split('\n')
        .find((line) => line.startsWith('{')) ?? ''
    expect(team.ada.cli(['verify', '--token', '-'], { ...ci, input: token }).code).toBe(0)
  })
})

describe('verify could not decide', () => {
  test('in a shallow clone, and names the fix', ({ world }) => {
    const team = createTeam(world)
    const old = team.id('HEAD')
    team.ada.commit('More', { 'src/a.ts': 'export const a = 1\n' })
    team.push()
    world.run('git', ['clone', '--quiet', '--depth=1', `file://${team.remote}`, 'shallow'])
    const ran = world.run(process.execPath, [bin, 'verify', `${old}..HEAD`], { cwd: `${world.dir}/shallow`, ...ci })
    expect(ran).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('git fetch --unshallow (in CI: fetch-depth: 0)'),
    })
  })

  test('without an object, and names the fix', ({ world }) => {
    const team = createTeam(world)
    const old = team.id('HEAD')
    team.ada.commit('More', { 'src/a.ts': 'export const a = 1\n' })
    const tree = team.id('HEAD^{tree}')
    world.run('rm', ['-f', `${team.ada.dir}/.git/objects/${tree.slice(0, 2)}/${tree.slice(2)}`])
    const ran = team.ada.cli(['verify', `${old}..HEAD`], ci)
    expect(ran).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('next') })
  })

  test('where there is no policy, unless told that this is fine', ({ world }) => {
    const bare = world.bare('plain.git')
    const plain = world.clone(bare, 'plain')
    plain.commit('One', { a: '1' })
    plain.git('push', '--quiet', 'origin', 'HEAD:main')
    plain.git('remote', 'set-head', 'origin', 'main')
    plain.commit('Two', { a: '2' })
    expect([plain.cli(['verify'], ci).code, plain.cli(['verify', '--allow-unenrolled'], ci).code]).toEqual([3, 0])
  })

  test('when HEAD is what the remote has and no range is named: it would compare main with itself', ({ world }) => {
    const team = createTeam(world)
    expect(team.ada.cli(['verify'], ci)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('name the two commits'),
    })
  })

  test('and says so in JSON as well', ({ world }) => {
    const team = createTeam(world)
    const ran = team.ada.cli(['verify', 'nowhere..HEAD', '--format', 'json'], ci)
    expect({ code: ran.code, told: JSON.parse(ran.stdout) as unknown }).toMatchObject({
      code: 2,
      told: { outcome: 'undecided', fault: { code: 'unknown-revision' } },
    })
  })
})
