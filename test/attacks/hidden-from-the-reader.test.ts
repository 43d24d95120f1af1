// What a senior types to read a change, just as `sign` says, shows all of it.
import { describe, expect } from 'vitest'
import { commitPastHooks, landPastHooks } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** Runs the line `read it` of what `sign` shows, in the senior's place. */
function readAsTold(team: Team): string {
  const { said } = team.sign(team.grace, [], { type: 'n\n' })
  const [, command = ''] = /^ {2}read it {2}(git .+)$/m.exec(said) ?? []
  return team.world.run('sh', ['-c', command], { cwd: team.ada.dir }).stdout
}

/** A submodule called library, whose bump no diff shows that heeds .gitmodules. */
function landSubmodule(team: Team, gitmodules: string): void {
  team.ada.write({ '.gitmodules': `[submodule "library"]\n\tpath = library\n\turl = ../library\n${gitmodules}` })
  bump(team, team.id('HEAD'))
  landPastHooks(team, 'A library')
}

const bump = ({ ada }: Team, to: string): string =>
  ada.git('update-index', '--add', '--cacheinfo', `160000,${to},library`)

describe('a submodule’s bump is shown', () => {
  test.for([
    ['plainly', ''],
    ['though .gitmodules says that it is to be ignored', '\tignore = all\n'],
  ] as const)('%s', ([, gitmodules], { world }) => {
    const team = createTeam(world)
    landSubmodule(team, gitmodules)
    const to = team.id('HEAD')
    bump(team, to)
    team.ada.git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '-m', 'Newer library')
    expect(readAsTold(team)).toContain(`+Subproject commit ${to}`)
  })
})

test('a text is shown though .gitattributes calls it binary', ({ world }) => {
  const team = createTeam(world)
  team.ada.write({ '.gitattributes': '*.ts -diff\n', 'src/app.ts': 'export const two = 2\n' })
  commitPastHooks(team.ada, 'Two')
  expect(readAsTold(team)).toContain('+export const two = 2')
})
