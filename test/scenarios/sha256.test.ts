// The whole story in a repository whose ids are SHA-256: init, a refused push, a sign-off, the push, verify; and a server's own hook.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { guard } from '../support/server.ts'
import { asClaude, inTerminal } from '../support/team.ts'
import { bin, createWorld, type Key, type Ran, type Repo } from '../support/world.ts'

const world = createWorld()
let refused: Ran, past: Ran, signed: Ran, pushed: Ran, verified: Ran
let id: string
afterAll(() => world.dispose())

/** A repository of that format with a remote of the same; a clone of an empty one would be of the other (git before 2.43). */
function begin(): { ada: Repo; remote: string; key: Key } {
  const [remote, dir] = [join(world.dir, 'remote.git'), join(world.dir, 'ada')]
  const format = ['init', '--quiet', '--object-format=sha256', '-b', 'main']
  world.run('git', [...format, '--bare', remote])
  world.run('git', [...format, dir])
  return { remote, key: world.key('id_ed25519'), ada: world.repository('ada') }
}

beforeAll(() => {
  const { ada, remote, key } = begin()
  ada.git('remote', 'add', 'origin', remote)
  ada.cli(['init', '--yes', '--name', 'Grace Hopper', '--email', 'grace@example.com'])
  ada.commit('Enrol', { 'src/app.ts': 'export const one = 1\n' })
  ada.git('push', '--quiet', '--set-upstream', 'origin', 'main')
  ada.git('remote', 'set-head', 'origin', 'main')
  const server = guard({ world, remote, ada })
  id = ada.commit('Refresh', { 'src/session.ts': 'export {}\n' }, asClaude)
  refused = ada.tryGit(['push', 'origin', 'main'])
  past = server.push(['origin', 'main'])
  signed = inTerminal(world, [process.execPath, bin, 'sign', '--key', key.file, '--yes'], { cwd: ada.dir })
  pushed = ada.tryGit(['push', 'origin', 'main'])
  const ci = world.clone(remote, 'ci')
  verified = ci.cli(['verify', 'HEAD~1..HEAD', '--fetch'])
}, 60_000)

describe('in a SHA-256 repository', () => {
  test('ids are of 64 digits', () => expect(id).toMatch(/^[0-9a-f]{64}$/))
  test('the push is refused by the hook', () => {
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('it needs 1 senior sign-off and has 0')])
  })
  test('and by the server', () => {
    expect([past.code, past.stderr]).toEqual([1, expect.stringContaining('it needs 1 senior sign-off and has 0')])
  })
  test('a senior signs', () => expect([signed.code, signed.said]).toEqual([0, expect.stringContaining('✓ signed')]))
  test('then it passes both', () => {
    expect([pushed.code, pushed.stderr.match(/signed off by Grace Hopper/g)?.length]).toEqual([0, 2])
  })
  test('and a fresh clone verifies it', () => {
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('signed off by Grace Hopper')])
  })
})
