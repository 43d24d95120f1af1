import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import {
  agentsChange,
  allowed,
  amendPastHooks,
  decide,
  notSignedOff,
  session,
  sessionFile,
  tokenFor,
} from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

const rewrite = (text: string) => (team: Team) => team.ada.write({ [sessionFile]: text })
const inClone = (team: Team, path: string): string => join(team.ada.dir, path)

const changes: readonly [string, (team: Team) => void][] = [
  ['a byte', rewrite(session.replace('open', 'opem'))],
  ['a blank at the end of a line', rewrite(session.replace('open()', 'open() '))],
  ['the indentation', rewrite(session.replace('  open', '\topen'))],
  ['the line endings', rewrite(session.replaceAll('\n', '\r\n'))],
  ['the newline at the end', rewrite(session.trimEnd())],
  ['the executable bit', (team) => chmodSync(inClone(team, sessionFile), 0o755)],
  [
    'a file into a symlink with the same content',
    (team) => {
      rmSync(inClone(team, sessionFile))
      symlinkSync(session.trimEnd(), inClone(team, sessionFile))
    },
  ],
  ['an empty file more', (team) => team.ada.write({ 'src/empty.ts': '' })],
  ['another name of a file', (team) => void team.ada.git('mv', sessionFile, 'src/other.ts')],
  ['the case of a file’s name', (team) => void team.ada.git('mv', sessionFile, 'src/Session.ts')],
]

test.for(changes)('a change is not what was signed once it has another: %s', ([, change], { world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const tokens = [tokenFor(team)]
  const before = decide(team, { tokens })
  change(team)
  amendPastHooks(team.ada)
  expect([before, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-change')])
})

/** A submodule at a commit that nobody here has; git asks for none. */
function submoduleAt({ ada }: Team, digit: string): void {
  ada.git('update-index', '--add', '--cacheinfo', `160000,${digit.repeat(40)},vendor/lib`)
}

const bumps: readonly [string, (team: Team) => void][] = [
  ['is bumped once more', (team) => submoduleAt(team, '2')],
  [
    'becomes a folder of files',
    (team) => {
      team.ada.git('rm', '--quiet', '--cached', 'vendor/lib')
      team.ada.write({ 'vendor/lib/index.ts': 'export {}\n' })
      team.ada.git('add', 'vendor/lib/index.ts')
    },
  ],
]

test.for(bumps)('a change with a submodule is not what was signed once that %s', ([, change], { world }) => {
  const team = createTeam(world)
  team.ada.git('config', 'core.hooksPath', '/dev/null')
  submoduleAt(team, '1')
  team.ada.git('commit', '--quiet', '-m', 'A library')
  const tokens = [tokenFor(team)]
  const before = decide(team, { tokens })
  change(team)
  team.ada.git('commit', '--quiet', '--amend', '--no-edit')
  expect([before, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-change')])
})

test('the signed lines at another place of the same file are another change, though their patch-id is the same', ({
  world,
}) => {
  const team = createTeam(world)
  const block = (line: string): string => `function f() {\n  one()\n${line}  two()\n}\n`
  const around = '\n'.repeat(5)
  team.ada.commit('Two alike', { 'src/alike.ts': block('') + around + block('') })
  team.push()
  agentsChange(team, { 'src/alike.ts': block('  check()\n') + around + block('') })
  const tokens = [tokenFor(team)]
  const before = decide(team, { tokens })
  team.ada.write({ 'src/alike.ts': block('') + around + block('  check()\n') })
  amendPastHooks(team.ada)
  expect([before, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-change')])
})
