import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** Where git would look for a merge driver that makes a clean result of a conflict. */
const places: readonly [string, (team: Team) => void][] = [
  ['the repository’s info/attributes', (team) => writeAt(team, '.git/info/attributes')],
  ['the work tree', (team) => writeAt(team, '.gitattributes')],
  [
    'the user’s core.attributesFile',
    (team) => void team.ada.git('config', 'core.attributesFile', writeAt(team, '../attributes')),
  ],
  [
    'a driver of its own, by merge.default',
    (team) => {
      team.ada.git('config', 'merge.default', 'mine')
      team.ada.git('config', 'merge.mine.driver', 'git merge-file --union %A %O %B')
    },
  ],
]

function writeAt(team: Team, place: string): string {
  const path = join(team.ada.dir, place)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, '* merge=union\n')
  return path
}

/** The signed change and main's put different lines at one place; Ada's merge keeps both, as `merge=union` would. */
function conflictMadeClean(team: Team): string[] {
  agentsChange(team, { 'src/list.ts': 'one\ntwo\nthree\n' })
  const tokens = [tokenFor(team)]
  const other = team.world.clone(team.remote, 'other')
  other.commit('Elsewhere', { 'src/list.ts': 'uno\n' })
  other.git('push', '--quiet', 'origin', 'HEAD:main')
  team.ada.git('fetch', '--quiet')
  return tokens
}

test.for(places)('a conflict does not become a clean replay through %s', ([, place], { world }) => {
  const team = createTeam(world)
  const tokens = conflictMadeClean(team)
  const before = decide(team, { tokens, args: ['origin/main~1..HEAD'] })
  place(team)
  team.ada.tryGit(['-c', 'core.hooksPath=/dev/null', 'merge', '--quiet', '--no-edit', 'origin/main'])
  team.ada.write({ 'src/list.ts': 'one\ntwo\nthree\nuno\n' })
  team.ada.git('add', 'src/list.ts')
  team.ada.tryGit(['-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--no-edit'])
  expect([before, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-change')])
})
