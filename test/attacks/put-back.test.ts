// A commit whose touch a later one takes back leaves nothing in the difference of the tips, and is in the history all the same.
import { describe, expect } from 'vitest'
import { allowed, decide, notSignedOff } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** A person's commit, which needs nobody when it is low, and its revert. */
function commitAndRevert({ ada }: Team, path: string): void {
  ada.commit('A word', { [path]: '# a word\n' })
  ada.git('revert', '--no-edit', 'HEAD')
}

describe('what is touched and put back in one push', () => {
  test.for(['.github/workflows/ci.yml', 'CODEOWNERS', '.gitattributes'])(
    'has the level of its path: %s',
    (path, { world }) => {
      const [team, other] = [createTeam(world), 'docs/word.md']
      commitAndRevert(team, other)
      const harmless = decide(team)
      team.ada.git('reset', '--quiet', '--hard', 'origin/main')
      commitAndRevert(team, path)
      expect([harmless, decide(team)]).toEqual([allowed, notSignedOff()])
    },
  )

  test('is told of', ({ world }) => {
    const team = createTeam(world)
    commitAndRevert(team, '.github/workflows/ci.yml')
    expect(team.push().said).toContain(
      'at least critical (CI workflow), in a commit that later ones undo: .github/workflows/ci.yml',
    )
  })

  test('has it in a commit without a parent, too', ({ world }) => {
    const team = createTeam(world)
    const { ada } = team
    ada.commit('A word', { 'docs/word.md': 'word\n' })
    ada.git('checkout', '--quiet', '--orphan', 'other')
    ada.git('rm', '--quiet', '-r', '--force', '.')
    ada.commit('Another beginning', { '.github/workflows/ci.yml': 'jobs: {}\n' })
    ada.git('rm', '--quiet', '-r', '--force', '.')
    ada.commit('Nothing', {})
    ada.git('checkout', '--quiet', 'main')
    const before = decide(team)
    ada.git('merge', '--quiet', '--no-edit', '--allow-unrelated-histories', 'other')
    expect([before, decide(team)]).toEqual([allowed, notSignedOff()])
  })
})
