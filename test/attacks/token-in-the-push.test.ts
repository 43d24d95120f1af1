// Tokens that reach a server in the push they are for count by the same rules as any others.
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange, commitPastHooks, signed, statementFor, tokenFor } from '../support/attack.ts'
import { guard, signHereOnly, tokenRefs } from '../support/server.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** Puts a token into Ada's own notes, on HEAD. */
function keep({ ada, world }: Team, token: string): void {
  world.run('git', ['notes', '--ref=ai-signoff', 'append', '-F', '-'], { cwd: ada.dir, input: token })
}

describe('tokens in the same push count by the same rules:', () => {
  test('for other content they don’t', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    agentsChange(team)
    signHereOnly(team, server)
    team.ada.write({ 'src/session.ts': 'export {}\n' })
    commitPastHooks(team.ada, 'Another')
    const ran = server.push(['origin', 'HEAD:main', ...tokenRefs])
    expect([ran.code, server.at('refs/')]).toEqual([1, team.id('HEAD~2')])
  })

  test('by a key that the policy brought along they don’t', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    const mine = team.ada.git('show', 'HEAD:.ai-signoff.yml').replace(team.grace.public, team.world.key('mine').public)
    agentsChange(team, { '.ai-signoff.yml': mine })
    keep(team, signed(team, { file: join(world.home, '.ssh/mine'), public: mineOf(mine) }, statementFor(team)))
    const own = server.push(['origin', 'HEAD:main', tokenRefs[0] ?? '']).code
    keep(team, tokenFor(team))
    expect([own, server.push(['origin', 'HEAD:main', tokenRefs[0] ?? '']).code]).toEqual([1, 0])
  })

  test('those that the push takes away don’t count either', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    agentsChange(team)
    team.sign(team.grace, ['--yes'])
    const without = server.push(['origin', 'HEAD:main', ':refs/notes/ai-signoff'])
    expect([without.code, server.push().code]).toEqual([1, 0])
  })
})

const mineOf = (policy: string): string => /keys: \["(ssh-ed25519 [^"]+ mine)"\]/.exec(policy)?.[1] ?? ''
