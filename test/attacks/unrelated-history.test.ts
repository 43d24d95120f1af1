import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, refused, tokenFor, type Decision } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** A commit without a parent, with this tree. */
const rootWith = ({ ada }: Team, tree: string): string => ada.git('commit-tree', tree, '-m', 'Another beginning')

describe('a history that shares nothing with main', () => {
  test('does not take main’s place', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const tokens = [tokenFor(team)]
    const root = rootWith(team, 'HEAD^{tree}')
    expect([decide(team, { tokens }), decide(team, { tokens, args: [`origin/main..${root}`] })]).toEqual([
      allowed,
      refused('unrelated-history'),
    ])
  })

  test('does not become a protected branch', ({ world }) => {
    const team = createTeam(world)
    const root = rootWith(team, 'HEAD^{tree}')
    const zeros = '0'.repeat(40)
    const orphan = decide(team, { args: [`${zeros}..${root}`, '--target', 'release/9'] })
    expect([orphan, team.push(['origin', `${root}:refs/heads/release/9`]).code]).toEqual([
      refused('unrelated-history'),
      1,
    ])
  })
})

/** The signed change reaches main beside a root commit; what the merge makes of them is what was signed. */
const other = notSignedOff('sign-off-other-change')

const merges: readonly [string, (team: Team) => readonly string[], Decision][] = [
  ['brings the signed files itself', (team) => ['origin/main', rootWith(team, 'HEAD^{tree}')], other],
  [
    'has files of its own, and gives way in the merge',
    (team) => ['origin/main', 'HEAD', rootWith(team, backdoor(team))],
    other,
  ],
  // Here the signed commit is a step of its own, and the root is what is left.
  ['has the files of main', (team) => ['HEAD', rootWith(team, 'origin/main^{tree}')], notSignedOff()],
]

function backdoor({ ada }: Team): string {
  const blob = ada.tryGit(['hash-object', '-w', '--stdin'], { input: 'export {}\n' }).stdout.trim()
  return ada.tryGit(['mktree'], { input: `100644 blob ${blob}\tbackdoor.ts\n` }).stdout.trim()
}

test.for(merges)(
  'a root commit that nobody signed does not land beside a signed change, when it %s',
  ([, parents, decision], { world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const tokens = [tokenFor(team)]
    const merge = (of: readonly string[]): string =>
      team.ada.git('commit-tree', 'HEAD^{tree}', ...of.flatMap((parent) => ['-p', parent]), '-m', 'Merge')
    const decisions = [merge(['origin/main', 'HEAD']), merge(parents(team))].map((tip) =>
      decide(team, { tokens, args: [`origin/main..${tip}`] }),
    )
    expect(decisions).toEqual([allowed, decision])
  },
)
