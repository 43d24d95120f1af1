// Hosts that take branches and nothing else, or notes and no refs of ours: no token is lost, and what happened is said.
import { expect } from 'vitest'
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { test, writeScript, type World } from '../support/world.ts'

/** A host with a hook, and an agent's change of Ada's. */
function withHook(world: World, hook: 'update' | 'pre-receive', script: string): Team {
  const team = createTeam(world)
  writeScript(join(team.remote, 'hooks', hook), `#!/bin/sh\n${script}\n`)
  team.ada.commit('Refresh sessions', { 'src/session.ts': 'export const a = 1\n' }, asClaude)
  return team
}

/** As some hosts do. */
const withStubbornRemote = (world: World): Team =>
  withHook(world, 'update', 'case $1 in refs/heads/*) ;; *) echo "branches only" >&2; exit 1 ;; esac')

const printed = (team: Team): string =>
  team
    .sign(team.grace, ['--yes', '--print'])
    .stdout.split('\n')
    .find((line) => line.startsWith('{')) ?? ''

test('sign says that the host does not take the token, keeps it, and names the other way', ({ world }) => {
  const team = withStubbornRemote(world)
  const signed = team.sign(team.grace, ['--yes'])
  expect(signed).toMatchObject({ code: 3, said: expect.stringMatching(/branches only[\s\S]*AI_SIGNOFF_TOKEN/) })
  expect(team.push().code).toBe(0)
})

test('accept says so too, and keeps the token', ({ world }) => {
  const team = withStubbornRemote(world)
  const accepted = team.ada.cli(['accept', '-'], { input: printed(team) })
  expect(accepted).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(
      /origin did not take refs\/notes\/ai-signoff [\s\S]*branches only[\s\S]*--token FILE/,
    ),
  })
  expect(team.push().code).toBe(0)
})

test('a push with a token that counts goes through, and says that the token could not', ({ world }) => {
  const team = withStubbornRemote(world)
  const pushed = team.push(undefined, { env: { AI_SIGNOFF_TOKEN: printed(team) } })
  expect(pushed).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/signed off by Grace Hopper[\s\S]*--token FILE/),
  })
})

test('a token printed by sign goes to CI as a file, among others', ({ world }) => {
  const team = withStubbornRemote(world)
  const [old, files] = [team.id('origin/main'), ['a', 'b'].map((name) => join(world.dir, name))]
  writeFileSync(files[0] ?? '', '{"another": "token"}\n')
  writeFileSync(files[1] ?? '', `\n${printed(team)}\n`)
  team.push(['--quiet', 'origin', 'HEAD:feature'])
  const ci = world.clone(team.remote, 'ci')
  const verify = (...args: string[]): number => ci.cli(['verify', `${old}..origin/feature`, ...args]).code
  expect([verify('--fetch'), verify('--fetch', ...files.flatMap((file) => ['--token', file]))]).toEqual([1, 0])
})

test.for([
  ['update', 'case $1 in refs/ai-signoff/*) echo "not that ref" >&2; exit 1 ;; esac'],
  [
    'pre-receive',
    'while read -r _ _ ref; do case $ref in refs/ai-signoff/*) echo "not that ref" >&2; exit 1 ;; esac; done',
  ],
] as const)(
  'a host whose %s hook refuses signed heads alone gets the token, and sign says what it did not take',
  ([hook, script], { world }) => {
    const team = withHook(world, hook, script)
    const old = team.id('origin/main')
    const signed = team.sign(team.grace, ['--yes'])
    expect(signed).toMatchObject({
      code: 0,
      said: expect.stringMatching(/took the tokens and not refs\/ai-signoff\/reviewed[\s\S]*next {3}keep a branch/),
    })
    team.push(['--quiet', 'origin', 'HEAD:feature'])
    const ci = world.clone(team.remote, 'ci')
    expect(ci.cli(['verify', `${old}..origin/feature`, '--fetch']).code).toBe(0)
  },
)

test('a host that refuses the notes alone loses no token: sign says so, and a later accept brings it', ({ world }) => {
  const team = withHook(world, 'update', 'case $1 in refs/notes/*) echo "no notes" >&2; exit 1 ;; esac')
  const signed = team.sign(team.grace, ['--yes'])
  const token = team.ada.git('notes', '--ref=ai-signoff', 'show', 'HEAD')
  writeScript(join(team.remote, 'hooks/update'), '#!/bin/sh\n')
  const accepted = team.ada.cli(['accept', '-'], { input: token })
  expect([signed.code, /no notes[\s\S]*AI_SIGNOFF_TOKEN/.test(signed.said), accepted.code]).toEqual([3, true, 0])
  expect(team.ada.git('ls-remote', 'origin', 'refs/notes/*', 'refs/ai-signoff/*').split('\n')).toHaveLength(2)
})
