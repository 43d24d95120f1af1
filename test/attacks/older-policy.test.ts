// A new protected branch begins at a commit with another policy than the default branch has now: it would be judged by that one.
import { describe, expect } from 'vitest'
import { landPastHooks, tokenFor } from '../support/attack.ts'
import { createTeam, policy, strictRules, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

/** main had Linus as a senior, and took that back. */
function teamWithAPast(world: World): { readonly team: Team; readonly before: string } {
  const team = createTeam(world)
  const rules = policy(team.grace, team.linus, strictRules)
  team.ada.write({ '.ai-signoff.yml': rules.replace('seniority: junior', 'seniority: senior') })
  const before = landPastHooks(team, 'Linus is a senior')
  team.ada.write({ '.ai-signoff.yml': rules })
  landPastHooks(team, 'He is not')
  return { team, before }
}

const begin = (team: Team, at: string): number => team.push(['--quiet', 'origin', `${at}:refs/heads/release/9`]).code

describe('a new protected branch does not begin with an older policy', () => {
  test('at the very commit that had it', ({ world }) => {
    const { team, before } = teamWithAPast(world)
    expect([begin(team, before), begin(team, 'HEAD')]).toEqual([1, 0])
  })

  test('nor behind a commit that needs nobody', ({ world }) => {
    const { team, before } = teamWithAPast(world)
    team.ada.git('checkout', '--quiet', before)
    team.ada.commit('A word', { 'docs/word.md': 'word\n' })
    expect(begin(team, 'HEAD')).toBe(1)
    team.ada.git('checkout', '--quiet', 'main')
    team.ada.commit('A word', { 'docs/word.md': 'word\n' })
    expect(begin(team, 'HEAD')).toBe(0)
  })

  test('and is told what to do, which then takes a sign-off', ({ world }) => {
    const { team, before } = teamWithAPast(world)
    team.ada.git('checkout', '--quiet', before)
    const { said } = team.push(['origin', 'HEAD:refs/heads/release/9'])
    team.ada.git('checkout', 'main', '--', '.ai-signoff.yml')
    team.ada.commit('The policy of today', {})
    const unsigned = begin(team, 'HEAD')
    const [, code] = [
      team.ada.tryGit(['push', '--quiet', 'origin', 'HEAD:refs/heads/feature']),
      team.ada.tryGit(['push', '--quiet', 'origin', 'HEAD:refs/heads/release/9'], {
        env: { AI_SIGNOFF_TOKEN: tokenForNewBranch(team, before) },
      }).code,
    ]
    expect([said.includes('git checkout main -- .ai-signoff.yml'), unsigned, code]).toEqual([true, 1, 0])
  })
})

/** `sign` can't name a branch that is not there yet; a statement can. */
function tokenForNewBranch(team: Team, before: string): string {
  team.ada.git('update-ref', 'refs/remotes/origin/main', before)
  const token = tokenFor(team, { target: 'refs/heads/release/9' as never })
  team.ada.git('fetch', '--quiet', 'origin')
  return token
}
