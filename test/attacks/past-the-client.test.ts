// What gets past the client's hook does not get past the server's: ways around the hook, and clients that lie.
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange, commitPastHooks, decide, signed, statementFor, tokenFor } from '../support/attack.ts'
import { guard, nobody, sendLines, serverOf, signHereOnly, told, tokenRefs, type Server } from '../support/server.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test, writeScript, type Ran } from '../support/world.ts'

/** The server alone decides these; without its hook each lands. */
const ways: readonly [string, (team: Team) => Ran][] = [
  ['--no-verify', ({ ada }) => ada.tryGit(['push', '--no-verify', 'origin', 'HEAD:main'])],
  ['core.hooksPath', ({ ada }) => ada.tryGit(['-c', 'core.hooksPath=/dev/null', 'push', 'origin', 'HEAD:main'])],
  ['send-pack', ({ ada, remote }) => ada.tryGit(['send-pack', remote, 'HEAD:refs/heads/main'])],
  ['a client of one’s own', (team) => sendLines(team, [[team.id('HEAD~1'), team.id('HEAD'), 'refs/heads/main']])],
]

describe('past the client’s hook, the server refuses what comes by', () => {
  test.for(ways)('%s', ([, land], { world }) => {
    const team = createTeam(world)
    const server = guard(team)
    const old = team.id('HEAD')
    const head = agentsChange(team)
    land(team)
    const guarded = server.at('refs/heads/main')
    server.git('config', 'core.hooksPath', '/dev/null')
    land(team)
    expect([guarded, server.at('refs/heads/main')]).toEqual([old, head])
  })
})

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

type Bend = (team: Team, server: Server) => Record<string, string> | void

/** Of what a pusher's own environment and pushes can bring to a server, and what somebody left in its configuration. */
const bends: readonly [string, Bend][] = [
  ['GIT_ATTR_SOURCE, GIT_TRACE', ({ world }) => ({ GIT_ATTR_SOURCE: 'HEAD', GIT_TRACE: join(world.dir, 'trace') })],
  ['GIT_QUARANTINE_PATH', ({ world }) => ({ GIT_QUARANTINE_PATH: join(world.dir, 'elsewhere') })],
  ['GIT_CONFIG_COUNT', () => ({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.hooksPath', GIT_CONFIG_VALUE_0: '' })],
  ['GIT_ALTERNATE_OBJECT_DIRECTORIES', ({ world }) => ({ GIT_ALTERNATE_OBJECT_DIRECTORIES: join(world.dir, 'none') })],
  [
    'replace refs that were pushed',
    (team, server) => {
      team.ada.git('replace', '-f', 'HEAD', team.ada.git('commit-tree', 'HEAD~1^{tree}', '-p', 'HEAD~1', '-m', 'No'))
      server.push(['--quiet', 'origin', 'refs/replace/*:refs/replace/*'])
      if (server.at('refs/replace/') === '') throw new Error('the replace ref did not arrive')
    },
  ],
  ['diff.external', ({ world }, server) => void server.git('config', 'diff.external', `${world.dir}/liar`)],
  [
    'core.attributesFile',
    ({ ada, world }, server) => {
      ada.write({ '../attributes': '* -diff linguist-generated\n' })
      server.git('config', 'core.attributesFile', `${world.dir}/attributes`)
    },
  ],
]

describe('what git is told about a server changes no decision of its hook:', () => {
  test.for(bends)('%s', ([, bend], { world }) => {
    const team = createTeam(world)
    const server = guard(team)
    writeScript(join(world.dir, 'liar'), '#!/bin/sh\nexit 0\n')
    agentsChange(team)
    const before = told(server.push())
    const env = bend(team, server) ?? {}
    expect([before[0], told(server.push(undefined, { env }))]).toEqual([expect.stringContaining('refused'), before])
  })

  test('a namespace is not judged, and nothing is moved', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    const ran = server.push(['origin', 'HEAD:other'], { env: { GIT_NAMESPACE: 'elsewhere' } })
    expect([ran.code, told(ran)[0], server.at('refs/namespaces/')]).toEqual([
      1,
      expect.stringContaining('namespace'),
      '',
    ])
  })
})

describe('outside a receive hook', () => {
  test('the variables of one bring no objects in', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const ci = world.clone(team.remote, 'ci')
    const objects = join(team.ada.dir, '.git/objects')
    const env = {
      GIT_QUARANTINE_PATH: objects,
      GIT_OBJECT_DIRECTORY: objects,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: objects,
    }
    const args = [`${team.id('HEAD~1')}..${team.id('HEAD')}`, '--target', 'main']
    expect([decide({ ada: ci }, { args, env }).code, decide(team, { args, env }).code]).toEqual([3, 1])
  })

  test('a folder that lies nowhere near the server’s objects is not believed to be git’s', ({ world }) => {
    const team = createTeam(world)
    guard(team)
    agentsChange(team)
    const objects = join(team.ada.dir, '.git/objects')
    const env = {
      GIT_DIR: '.',
      GIT_QUARANTINE_PATH: objects,
      GIT_OBJECT_DIRECTORY: objects,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: objects,
    }
    const input = `${team.id('HEAD~1')} ${team.id('HEAD')} refs/heads/main\n`
    const hook = (): string => world.run('sh', ['hooks/pre-receive'], { cwd: team.remote, env, input }).stderr
    const outside = hook()
    symlinkSync(objects, join(team.remote, 'objects/incoming-1'))
    env.GIT_QUARANTINE_PATH = env.GIT_OBJECT_DIRECTORY = join(team.remote, 'objects/incoming-1')
    env.GIT_ALTERNATE_OBJECT_DIRECTORIES = join(team.remote, 'objects')
    expect([outside, hook()]).toEqual([
      expect.stringContaining('What is pushed to main is no commit'),
      expect.stringContaining('it needs 1 senior sign-off and has 0'),
    ])
  })
})
