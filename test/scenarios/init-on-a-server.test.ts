// ai-signoff init in a bare repository: the hook that judges pushes, beside what is there, and taken back again.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { test } from '../support/package.ts'
import { writeScript } from '../support/world.ts'

/** Every file below a folder with its mode and content. */
const snapshot = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => {
      const stat = statSync(join(dir, path))
      return `${path} ${stat.mode} ${stat.isFile() ? readFileSync(join(dir, path), 'latin1') : ''}`
    })

describe('init in a bare repository', () => {
  test('puts the program and pre-receive there, and nothing else', ({ world, pack }) => {
    const dir = world.bare('server.git')
    const before = new Set(readdirSync(dir, { recursive: true, encoding: 'utf8' }))
    const { code } = pack.cli({ dir }, ['init', '--yes'])
    const made = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => !before.has(path))
    expect([code, made.filter((path) => !path.startsWith('ai-signoff/dist')).sort()]).toEqual([
      0,
      [
        'ai-signoff',
        'ai-signoff/hooks',
        'ai-signoff/hooks/lib.sh',
        'ai-signoff/hooks/pre-receive',
        'hooks/pre-receive',
      ],
    ])
  })

  test('shows the plan first, and without --yes or a terminal does nothing', ({ world, pack }) => {
    const dir = world.bare('server.git')
    const before = snapshot(dir)
    const [shown, asked] = [pack.cli({ dir }, ['init', '--dry-run']), pack.cli({ dir }, ['init'])]
    expect([shown.code, shown.stdout, asked.code, snapshot(dir)]).toEqual([
      0,
      'This will\n  put the hook program into server.git/ai-signoff/\n  write hooks/pre-receive\n',
      2,
      before,
    ])
  })

  test('a second time changes nothing and says so', ({ world, pack }) => {
    const dir = world.bare('server.git')
    pack.cli({ dir }, ['init', '--yes'])
    const before = snapshot(dir)
    const again = pack.cli({ dir: join(dir, 'refs') }, ['init', '--yes'])
    expect([again.stderr, snapshot(dir)]).toEqual([expect.stringMatching(/^Nothing to do/), before])
  })

  test('says when HEAD names no branch that is there', ({ world, pack }) => {
    const work = world.repository('work')
    work.commit('first', { 'readme.md': 'hello\n' })
    const dir = world.bare('server.git')
    work.git('push', '--quiet', dir, 'main:trunk')
    expect(pack.cli({ dir }, ['init', '--yes']).stderr).toContain('git symbolic-ref HEAD refs/heads/BRANCH')
  })

  test('takes nobody’s name: a policy comes by a push', ({ world, pack }) => {
    const dir = world.bare('server.git')
    const before = snapshot(dir)
    const ran = pack.cli({ dir }, ['init', '--yes', '--name', 'Grace Hopper'])
    expect([ran.code, ran.stderr, snapshot(dir)]).toEqual([2, expect.stringContaining('by a push'), before])
  })

  test('puts nothing where other repositories’ hooks are', ({ world, pack }) => {
    const dir = world.bare('server.git')
    mkdirSync(join(world.dir, 'shared'))
    world.run('git', ['config', 'core.hooksPath', join(world.dir, 'shared')], { cwd: dir })
    const ran = pack.cli({ dir }, ['init', '--yes'])
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('outside this repository')])
  })
})

describe('a pre-receive hook that was there', () => {
  test('runs after ours with the same standard input, and its refusal counts', ({ world, pack }) => {
    const [work, dir] = [world.repository('work'), world.bare('server.git')]
    const id = work.commit('first', { 'readme.md': 'hello\n' })
    writeScript(join(dir, 'hooks/pre-receive'), `#!/bin/sh\n{ echo theirs; cat; } | ${pack.logLine}\nexit 1\n`)
    pack.cli({ dir }, ['init', '--yes'])
    const pushed = work.tryGit(['push', dir, 'main'])
    const line = `${'0'.repeat(40)} ${id} refs/heads/main`
    expect([pushed.code, pack.log()]).toEqual([1, ['ours pre-receive', `  ${line}`, '  theirs', `  ${line}`]])
  })

  test('does not run when ours refuses', ({ world, pack }) => {
    const [work, dir] = [world.repository('work'), world.bare('server.git')]
    work.commit('first', { 'readme.md': 'hello\n' })
    writeScript(join(dir, 'hooks/pre-receive'), `#!/bin/sh\necho theirs | ${pack.logLine}\n`)
    pack.cli({ dir }, ['init', '--yes'])
    const pushed = work.tryGit(['push', dir, 'main'], { env: { STUB_REFUSES: '1' } })
    expect([pushed.code, pack.log()]).toEqual([1, ['ours pre-receive', expect.stringContaining('refs/heads/main')]])
  })

  test('and everything else is byte for byte what it was after uninstall', ({ world, pack }) => {
    const dir = world.bare('server.git')
    writeScript(join(dir, 'hooks/pre-receive.real'), '#!/bin/sh\n# no newline at its end')
    chmodSync(join(dir, 'hooks/pre-receive.real'), 0o750)
    symlinkSync('pre-receive.real', join(dir, 'hooks/pre-receive'))
    const before = snapshot(dir)
    pack.cli({ dir }, ['init', '--yes'])
    const between = existsSync(join(dir, 'hooks/pre-receive.before-ai-signoff'))
    const { code } = pack.cli({ dir }, ['uninstall', '--yes'])
    expect([between, code, snapshot(dir)]).toEqual([true, 0, before])
  })
})

test('a server whose program is gone refuses, and says where to put it back', ({ world, pack }) => {
  const [work, dir] = [world.repository('work'), world.bare('server.git')]
  work.commit('first', { 'readme.md': 'hello\n' })
  pack.cli({ dir }, ['init', '--yes'])
  const taken = work.tryGit(['push', dir, 'main:one']).code
  world.run('rm', ['-r', join(dir, 'ai-signoff')])
  const pushed = work.tryGit(['push', dir, 'main:two'])
  expect([taken, pushed.code, pushed.stderr]).toEqual([0, 1, expect.stringContaining('not installed on this server')])
})
