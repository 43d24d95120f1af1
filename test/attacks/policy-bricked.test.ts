import { describe, expect } from 'vitest'
import { commitPastHooks, decide, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** Signed by Grace, so that the policy's own soundness is all that is left to object to. */
function decideSigned(team: Team, files: Record<string, string>): ReturnType<typeof decide> {
  team.ada.write(files)
  commitPastHooks(team.ada, 'The policy')
  return decide(team, { tokens: [tokenFor(team)] })
}

describe('a landing after which no policy could judge is refused, signed or not', () => {
  test('because the policy does not parse', ({ world }) => {
    expect(decideSigned(createTeam(world), { '.ai-signoff.yml': 'version: 1\nrequirments: 2\n' })).toEqual({
      code: 1,
      says: ['policy-unsound'],
    })
  })

  test('because a file system could take another file for it', ({ world }) => {
    expect(decideSigned(createTeam(world), { 'ai-sig~1.yml': 'x\n' })).toEqual({ code: 1, says: ['policy-unsound'] })
  })

  test('and one that is sound lands', ({ world }) => {
    const team = createTeam(world)
    const sound = `${team.ada.git('show', 'HEAD:.ai-signoff.yml')}\n# a word more\n`
    expect(decideSigned(team, { '.ai-signoff.yml': sound }).code).toBe(0)
  })
})

test('a broken policy on a branch that needs nobody can be mended there', ({ world }) => {
  const team = createTeam(world)
  team.ada.write({ '.ai-signoff.yml': 'broken: [\n' })
  commitPastHooks(team.ada, 'Broken')
  const broken = team.push(['--quiet', 'origin', 'HEAD:feature'])
  commitPastHooks(team.ada, 'Mended')
  expect([broken.code, team.push(['--quiet', 'origin', 'HEAD:feature']).code]).toEqual([0, 0])
})
