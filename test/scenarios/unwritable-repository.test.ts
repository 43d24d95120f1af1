// A clone that takes no more: a sign-off is kept whole or not at all, and the fault says what is in the way.
// Permissions stop nobody who is root, so that a file lies where git needs a folder.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

function changedTeam(world: World): Team {
  const team = createTeam(world)
  team.ada.commit('More', { 'src/a.ts': 'export {}\n' }, asClaude)
  return team
}

/** Puts a file into Ada's clone, in place of whatever is there. */
function block({ ada }: Team, path: string): void {
  const file = join(ada.dir, '.git', path)
  rmSync(file, { recursive: true, force: true })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
}

const kept = ({ ada, remote, world }: Team): string =>
  [ada.dir, remote]
    .map((cwd) => world.run('git', ['for-each-ref', 'refs/notes', 'refs/ai-signoff/reviewed'], { cwd }).stdout)
    .join('')

const lock = /refs\/notes\/ai-signoff\.lock': File exists[\s\S]*next .*rm \S+\/refs\/notes\/ai-signoff\.lock\n/
const inTheWay = /non-directory in the way\n {2}next {3}move what git names out of the way/

test.for([
  ['refs/notes', /^✗ git fetch: fatal: bad object refs\/notes\n[^]*next {3}git fsck .* refs\/notes\n/],
  ['refs/notes/ai-signoff.lock', lock],
  ['refs/ai-signoff/reviewed', /^✗ git fetch: fatal: bad object refs\/ai-signoff\/reviewed\n[^]*next {3}git fsck /],
] as const)('sign keeps nothing where %s is in the way', ([path, says], { world }) => {
  const team = changedTeam(world)
  block(team, path)
  const signed = team.sign(team.grace, ['--yes'])
  expect([signed.code, signed.said, kept(team)]).toEqual([3, expect.stringMatching(says), ''])
})

test.for([
  ['refs/notes', inTheWay],
  ['refs/notes/ai-signoff.lock', lock],
  ['refs/ai-signoff/reviewed', inTheWay],
] as const)('accept keeps nothing where %s is in the way', ([path, says], { world }) => {
  const team = changedTeam(world)
  const token = team.sign(team.grace, ['--yes', '--print']).stdout
  block(team, path)
  const input = `${token.split('\n').find((line) => line.startsWith('{'))}\n`
  const ran = team.ada.cli(['accept', '-'], { input })
  expect([ran.code, ran.stderr, kept(team)]).toEqual([3, expect.stringMatching(says), ''])
})
