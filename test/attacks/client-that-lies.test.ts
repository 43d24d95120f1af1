// A client of somebody's own says what it likes of old tips and names; a server goes by the refs that it has.
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange, commitPastHooks } from '../support/attack.ts'
import { guard, nobody, sendLines, serverOf, told } from '../support/server.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** What Ada's own client says of main, which is at HEAD~1; the last commit is an agent's. */
const lies: readonly [string, (team: Team) => (readonly [string, string, string])[]][] = [
  ['that main is where it is to go', (team) => [[team.id('HEAD'), team.id('HEAD'), 'refs/heads/main']]],
  ['that main is not there', (team) => [[nobody, team.id('HEAD'), 'refs/heads/main']]],
  ['that main is not there, and deletes it', () => [[nobody, nobody, 'refs/heads/main']]],
  ['that main is where nobody was, and deletes it', () => [['1'.repeat(40), nobody, 'refs/heads/main']]],
  [
    'the truth about main, and then that it has moved',
    (team) => [
      [team.id('HEAD~1'), team.id('HEAD~1'), 'refs/heads/main'],
      [team.id('HEAD'), nobody, 'refs/heads/main'],
    ],
  ],
]

describe('a client that lies about old tips moves nothing when it says', () => {
  test.for(lies)('%s', ([, lines], { world }) => {
    const team = createTeam(world)
    const server = guard(team)
    agentsChange(team)
    const before = server.at('refs/heads/')
    sendLines(team, lines(team))
    expect([server.at('refs/heads/'), before]).toEqual([team.id('HEAD~1'), team.id('HEAD~1')])
  })

  test('which without the hook deletes main, whatever the server’s receive.denyDeletes', ({ world }) => {
    const team = createTeam(world)
    const server = serverOf(team)
    server.git('config', 'receive.denyDeletes', 'true')
    sendLines(team, [[nobody, nobody, 'refs/heads/main']])
    expect(server.at('refs/heads/main')).toBe('')
  })
})

test('an old tip that neither clone nor remote has decides nothing in the client’s hook', ({ world }) => {
  const team = createTeam(world)
  const line = (old: string): string => `HEAD ${agentsChange(team)} refs/heads/main ${old}\n`
  const hook = (input: string): number =>
    world.run('sh', [join(world.dir, 'hooks/pre-push'), 'origin', team.remote], { cwd: team.ada.dir, input }).code
  const old = team.id('HEAD')
  expect([hook(line(old)), hook(line('1'.repeat(40)))]).toEqual([1, 3])
})

describe('a branch that is only another name of a protected one', () => {
  test('is judged as that one', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    server.git('symbolic-ref', 'refs/heads/stable', 'refs/heads/main')
    agentsChange(team)
    const ran = server.push(['origin', 'HEAD:stable'])
    expect([ran.code, told(ran)[0]]).toEqual([1, expect.stringContaining('refs/heads/main: refused')])
  })

  test('does not stand in for a default branch that is gone', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    const weak = team.ada.git('show', 'HEAD:.ai-signoff.yml').replace('generated: 1', 'generated: 0')
    team.ada.write({ '.ai-signoff.yml': weak })
    commitPastHooks(team.ada, 'Weaken')
    const decoys = ['refs/tags/refs/heads/main', 'refs/heads/refs/heads/main'].map((ref) => `HEAD:${ref}`)
    const pushed = server.push(['--quiet', 'origin', ...decoys])
    server.git('update-ref', '-d', 'refs/heads/main')
    const ran = server.push(['origin', 'HEAD:release/9'])
    expect([pushed.code, ran.code, told(ran)[0]]).toEqual([0, 1, expect.stringContaining('HEAD of the server')])
  })
})
