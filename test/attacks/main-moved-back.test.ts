import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, landPastHooks, notSignedOff, tokenFor } from '../support/attack.ts'
import { changedFile, rebase, tellStory, text } from '../support/carried.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** Ada's change was signed while main had a backdoor; then main took the backdoor out. */
function signedBeforeTheRevert(team: Team): string[] {
  team.ada.write({ 'src/backdoor.ts': 'export {}\n' })
  landPastHooks(team, 'Nothing to see')
  agentsChange(team)
  const tokens = [tokenFor(team)]
  const back = team.ada.git('commit-tree', 'origin/main~1^{tree}', '-p', 'origin/main', '-m', 'Take it out')
  team.ada.git('push', '--quiet', '--no-verify', 'origin', `${back}:refs/heads/main`)
  return tokens
}

// From the merge base on, nothing but the signed change differs: only the branch's own tip tells that more comes back with it.
describe('what main took back does not come back with a change signed before', () => {
  test('by a merge that keeps it', ({ world }) => {
    const team = createTeam(world)
    const tokens = signedBeforeTheRevert(team)
    team.ada.git('merge', '--quiet', '--no-edit', 'origin/main')
    const clean = decide(team, { tokens })
    team.ada.git('reset', '--quiet', '--hard', 'HEAD~1')
    team.ada.git('merge', '--quiet', '--no-edit', '--strategy=ours', 'origin/main')
    expect([clean, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-change')])
  })

  test('by a squash of the branch as it is', ({ world }) => {
    const team = createTeam(world)
    const tokens = signedBeforeTheRevert(team)
    const squash = (tree: string): string =>
      team.ada.git('commit-tree', tree, '-p', 'origin/main', '-m', 'Refresh sessions (#1)')
    const asItIs = squash('HEAD^{tree}')
    team.ada.git('rebase', '--quiet', 'origin/main')
    const rebased = squash('HEAD^{tree}')
    const decisions = [rebased, asItIs].map((tip) => decide(team, { tokens, args: [`origin/main..${tip}`] }))
    expect(decisions).toEqual([allowed, notSignedOff('sign-off-other-change')])
  })

  test('nor do its commits, where main has the files of before', ({ world }) => {
    const team = createTeam(world)
    const tokens = signedBeforeTheRevert(team)
    team.ada.git('rebase', '--quiet', 'origin/main')
    const rebased = decide(team, { tokens })
    const hidden = team.ada.git('commit-tree', 'origin/main~1^{tree}', '-p', 'origin/main', '-m', 'Bring it back')
    const tip = team.ada.git('commit-tree', 'HEAD^{tree}', '-p', hidden, '-m', 'Refresh sessions')
    expect([rebased, decide(team, { tokens, args: [`origin/main..${tip}`] })]).toEqual([
      allowed,
      notSignedOff('sign-off-other-change'),
    ])
  })
})

describe('what main changed and put back was touched', () => {
  test.for([
    ['replay', allowed],
    ['disjoint', notSignedOff('sign-off-grade')],
  ] as const)('where the policy takes what is carried as "%s"', ([grade, decision], { world }) => {
    const story = tellStory(world, grade)
    const other = world.clone(story.team.remote, 'other')
    other.commit('Begin', { [changedFile]: text({ 2: 'begin()' }) })
    other.commit('Take it back', { [changedFile]: text() })
    other.commit('Elsewhere', { 'docs/more.md': 'more\n' })
    other.git('push', '--quiet', 'origin', 'HEAD:main')
    story.git('fetch', '--quiet')
    rebase(story)
    expect(decide(story.team, { tokens: [story.token] })).toEqual(decision)
  })
})
