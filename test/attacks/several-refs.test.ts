import { describe, expect } from 'vitest'
import { agentsChange, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { projectDir, test, type Ran } from '../support/world.ts'

/** What a push brings beside a signed landing on main. */
const companions: readonly [string, readonly string[], string][] = [
  ['a change that nobody signed, to another protected branch', ['unsigned:release/9'], 'release/9: refused'],
  ['the same change, signed for main alone', ['HEAD:release/9'], 'is for main, not release/9'],
  ['a protected branch forced back', ['+HEAD~1:release/8'], 'drops 1 commit from release/8'],
  ['a protected branch deleted', [':release/8'], 'deletes release/8'],
  ['a history that shares nothing', ['orphan:release/9'], 'shares no history'],
]

/** Main is to take Ada’s signed change; release/8 has a commit that main has not. */
function signedPush(team: Team): string {
  const { ada } = team
  ada.git('branch', 'orphan', ada.git('commit-tree', 'HEAD^{tree}', '-m', 'Another beginning'))
  const onRelease = ada.git('commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'Of the release')
  ada.git('push', '--quiet', '--no-verify', 'origin', `${onRelease}:refs/heads/release/8`)
  ada.git('branch', 'unsigned', ada.git('commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'Nobody signed'))
  agentsChange(team)
  return tokenFor(team)
}

describe('nothing of a push goes through when it brings beside a signed landing', () => {
  test.for(companions)('%s', ([, refspecs, why], { world }) => {
    const team = createTeam(world)
    const env = { AI_SIGNOFF_TOKEN: signedPush(team) }
    const before = team.ada.git('ls-remote', '--heads', 'origin')
    const mixed = team.push(['origin', 'HEAD:main', ...refspecs], { env })
    const after = team.ada.git('ls-remote', '--heads', 'origin')
    expect([mixed.code, mixed.stderr, after]).toEqual([1, expect.stringContaining(why), before])
    expect(team.push(['origin', 'HEAD:main'], { env }).code).toBe(0)
  })
})

/** The hook as git starts it, told that main was at `old`. */
function hookTold({ ada, remote, world }: Team, old: string): Ran {
  const input = `HEAD ${ada.git('rev-parse', 'HEAD')} refs/heads/main ${old}\n`
  return world.run('sh', [`${projectDir}/hooks/pre-push`, 'origin', remote], { cwd: ada.dir, input })
}

const falseIds: readonly [string, (team: Team) => string, number, string][] = [
  ['none, as if main were new', () => '0'.repeat(40), 1, 'main: refused'],
  ['a commit that is not there', () => '1'.repeat(40), 3, 'is what the remote has, and this clone lacks it'],
  ['a tree', (team) => team.id('HEAD^{tree}'), 3, 'is what the remote has, and this clone lacks it'],
  ['no id', () => 'main', 3, 'which names no ref update'],
  [
    'a commit of another history',
    (team) => team.ada.git('commit-tree', 'HEAD^{tree}', '-m', 'x'),
    1,
    'shares no history',
  ],
]

describe('a false old id on the hook’s standard input does not open main', () => {
  test.for(falseIds)('%s', ([, old, code, why], { world }) => {
    const team = createTeam(world)
    const truth = hookTold(team, team.id('HEAD'))
    agentsChange(team)
    expect([truth.code, hookTold(team, old(team))]).toEqual([
      0,
      expect.objectContaining({ code, stderr: expect.stringContaining(why) }),
    ])
  })
})
