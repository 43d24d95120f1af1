// What gets past the client's hook does not get past the server's: ways around the hook, and what git is told
// about the server.
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange, decide } from '../support/attack.ts'
import { guard, sendLines, told, type Server } from '../support/server.ts'
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
