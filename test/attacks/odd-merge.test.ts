import { describe, expect } from 'vitest'
import {
  agentsChange,
  allowed,
  amendPastHooks,
  commitPastHooks,
  decide,
  landPastHooks,
  notSignedOff,
  tokenFor,
  type Decision,
} from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

const other = notSignedOff('sign-off-other-change')

/** A branch from main with a commit that nobody signed, and its revert: the tree is main's. */
function sideWithBackdoor({ ada }: Team): string {
  const hidden = ada.git('commit-tree', 'HEAD^{tree}', '-p', 'origin/main', '-m', 'Nothing to see')
  return ada.git('commit-tree', 'origin/main^{tree}', '-p', hidden, '-m', 'Take it back')
}

/** A commit with HEAD's tree and these parents. */
const merge = ({ ada }: Team, ...parents: readonly string[]): string =>
  ada.git('commit-tree', 'HEAD^{tree}', ...parents.flatMap((parent) => ['-p', parent]), '-m', 'Merge')

const decideOf = (team: Team, tokens: readonly string[], tip: string) =>
  decide(team, { tokens, args: [`origin/main..${tip}`] })

describe('commits that nobody signed do not come along', () => {
  const shapes: readonly [string, (team: Team, side: string) => string, Decision][] = [
    ['as the third parent of an octopus', (team, side) => merge(team, 'origin/main', 'HEAD', side), other],
    ['as the first parent, main as the last', (team, side) => merge(team, side, 'HEAD', 'origin/main'), other],
    // The signed commit is a step of its own there; what comes behind it is not signed.
    [
      'behind a merge with its parents swapped',
      (team, side) => merge(team, 'HEAD', merge(team, side, 'HEAD')),
      notSignedOff(),
    ],
  ]
  test.for(shapes)('%s', ([, shape, decision], { world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const tokens = [tokenFor(team)]
    const twoParents = decideOf(team, tokens, merge(team, 'origin/main', 'HEAD'))
    expect([twoParents, decideOf(team, tokens, shape(team, sideWithBackdoor(team)))]).toEqual([allowed, decision])
  })
})

test('a token is spent by a merge with its parents swapped, which hides the landing from whoever follows first parents', ({
  world,
}) => {
  const team = createTeam(world)
  const { ada } = team
  agentsChange(team)
  const tokens = [tokenFor(team)]
  // The first parents of main are now Ada's; the main that was is on the other side.
  const swapped = merge(team, 'HEAD', 'origin/main')
  const first = decideOf(team, tokens, swapped)
  ada.git('push', '--quiet', '--no-verify', 'origin', `${swapped}:refs/heads/main`)
  const back = ada.git('commit-tree', 'origin/main~1~1^{tree}', '-p', 'origin/main', '-m', 'Take it back')
  const around = ada.git('commit-tree', `${back}^{tree}`, '-p', 'origin/main~1~1', '-p', back, '-m', 'Merge')
  ada.git('push', '--quiet', '--no-verify', 'origin', `${around}:refs/heads/main`)
  const again = ada.git('commit-tree', 'HEAD^{tree}', '-p', 'origin/main', '-m', 'Refresh sessions')
  expect([first, decideOf(team, tokens, again)]).toEqual([allowed, other])
})

/** main and Ada's branch have each merged the other: between them there are two merge bases. */
function crissCross(team: Team): void {
  const { ada } = team
  ada.write({ 'src/ada.ts': 'export {}\n' })
  const adas = commitPastHooks(ada, 'Of Ada’s')
  ada.git('reset', '--quiet', '--hard', 'origin/main')
  ada.write({ 'src/others.ts': 'export {}\n' })
  const others = landPastHooks(team, 'Of somebody else’s')
  ada.git('merge', '--quiet', '--no-edit', adas)
  ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:main')
  ada.git('reset', '--quiet', '--hard', adas)
  ada.git('merge', '--quiet', '--no-edit', others)
}

test('a line of its own in the merge that ends a criss-cross is not covered', ({ world }) => {
  const team = createTeam(world)
  team.ada.git('config', 'core.hooksPath', '/dev/null')
  crissCross(team)
  const bases = team.ada.git('merge-base', '--all', 'HEAD', 'origin/main').split('\n')
  agentsChange(team)
  const signed = team.sign(team.grace, ['--yes'])
  team.ada.git('merge', '--quiet', '--no-edit', 'origin/main')
  const clean = decide(team)
  team.ada.write({ 'src/ada.ts': 'export const more = 1\n' })
  amendPastHooks(team.ada)
  expect([bases.length, signed.code, clean, decide(team)]).toEqual([2, 0, allowed, other])
})

test('nor does a sign-off count against a base that the signed head does not come of', ({ world }) => {
  const team = createTeam(world)
  team.ada.git('config', 'core.hooksPath', '/dev/null')
  crissCross(team)
  agentsChange(team)
  const token = tokenFor(team) // for origin/main, which the head has not merged
  team.ada.git('merge', '--quiet', '--no-edit', 'origin/main')
  const againstMain = decide(team, { tokens: [token] })
  team.ada.git('reset', '--quiet', '--hard', 'HEAD~1')
  team.sign(team.grace, ['--yes'])
  team.ada.git('merge', '--quiet', '--no-edit', 'origin/main')
  expect([againstMain, decide(team)]).toEqual([other, allowed])
})
