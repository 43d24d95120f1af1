// The line in an agent's hook file, run as agents run it: by a shell, somewhere in a work tree, with JSON on standard input.
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentHookCommand } from '../../src/setup/agent-hook-command.ts'
import { test, type Ran, type Repo, type World } from '../support/world.ts'

const awkward = `it's a "clone" $HOME`

/** A clone whose shim says who called it, where, with what; and ends with 2. */
function withShim(world: World, name = 'work'): Repo {
  const repo = world.repository(name)
  repo.commit('first', { 'src/a.ts': 'export {}\n' })
  for (const when of ['before', 'after'])
    repo.write({ [`.git/ai-signoff/hooks/agent-${when}`]: `echo "${when} $* in $PWD:" && cat && exit 2\n` })
  return repo
}

const runIn = (world: World, cwd: string): Ran =>
  world.run('sh', ['-c', agentHookCommand('after', 'codex')], { cwd, input: '{"a": 1}' })

const called = (cwd: string): object => ({ code: 2, stdout: `after codex in ${cwd}:\n{"a": 1}`, stderr: '' })
const silent = { code: 0, stdout: '', stderr: '' }

describe('the shim gets the input, and the agent its exit code', () => {
  test.for(['bash', 'dash'])('where sh is %s, and the agent uses it too', (shell, { world }) => {
    const repo = withShim(world)
    const bin = join(world.dir, 'bin')
    mkdirSync(bin)
    symlinkSync(world.run('which', [shell]).stdout.trim(), join(bin, 'sh'))
    world.env['PATH'] = `${bin}:${world.env['PATH']}`
    expect(['.', 'src'].map((folder) => runIn(world, join(repo.dir, folder)))).toMatchObject([
      called(repo.dir),
      called(join(repo.dir, 'src')),
    ])
  })

  test('before as well as after', ({ world }) => {
    const { dir } = withShim(world)
    const ran = world.run('sh', ['-c', agentHookCommand('before', 'droid')], { cwd: dir })
    expect([ran.code, ran.stdout]).toEqual([2, `before droid in ${dir}:\n`])
  })

  test.for(['work', awkward])('in a subfolder of %s', (name, { world }) => {
    const { dir } = withShim(world, name)
    expect(runIn(world, join(dir, 'src'))).toMatchObject(called(join(dir, 'src')))
  })

  test.for(['work', awkward])('in a linked worktree of %s', (name, { world }) => {
    const repo = withShim(world, name)
    const tree = join(world.dir, `${name} too`)
    repo.git('worktree', 'add', '--quiet', '--detach', tree)
    expect([runIn(world, tree), runIn(world, join(tree, 'src'))]).toMatchObject([
      called(tree),
      called(join(tree, 'src')),
    ])
  })

  test('of the submodule where the agent stands in one', ({ world }) => {
    const inner = withShim(world, 'inner')
    const outer = withShim(world, 'outer')
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.dir, 'lib')
    outer.write({ '.git/modules/lib/ai-signoff/hooks/agent-after': 'echo the submodule’s\n' })
    expect(runIn(world, join(outer.dir, 'lib')).stdout).toBe('the submodule’s\n')
  })
})

describe('nothing is said, and all is well', () => {
  test('where the shim is not installed', ({ world }) => {
    const { dir } = world.repository(awkward)
    expect(runIn(world, dir)).toMatchObject(silent)
  })

  test('in a folder outside any repository', ({ world }) => {
    expect(runIn(world, world.home)).toMatchObject(silent)
  })

  test('where there is no git', ({ world }) => {
    const bare = join(world.dir, 'bin')
    mkdirSync(bare)
    for (const name of ['sh', 'cat']) symlinkSync(world.run('which', [name]).stdout.trim(), join(bare, name))
    const ran = world.run('sh', ['-c', agentHookCommand('after', 'codex')], { cwd: world.home, env: { PATH: bare } })
    expect(ran).toMatchObject(silent)
  })

  test('and an agent with more to say than a pipe holds gets it all off', ({ world }) => {
    const script = `head -c 300000 /dev/zero | { ${agentHookCommand('after', 'codex')}; echo "$?"; }`
    const ran = world.run('bash', ['-o', 'pipefail', '-c', script], { cwd: world.repository('work').dir })
    expect(ran).toMatchObject({ code: 0, stdout: '0\n' })
  })
})

test('the line is one that a team can read in its settings file', () => {
  expect(agentHookCommand('before', 'claude-code')).toMatch(/^[^\n\\!]{1,240}$/)
})
