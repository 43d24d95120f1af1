import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { asClaude, createTeam, strictRules } from '../support/team.ts'
import { bin, test, writeScript, type World } from '../support/world.ts'

const inDir = (world: World, dir: string, args: readonly string[], env = {}) =>
  world.run(process.execPath, [bin, ...args], { cwd: dir, env })

describe('a clear error and exit 2', () => {
  test('outside a repository', ({ world }) => {
    expect(inDir(world, world.home, ['score'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('not a git repository'),
    })
  })

  test.for([
    ['is not there', 'nowhere'],
    ['is a file', 'home/file'],
    ['would be in a file', 'home/file/in'],
  ])('for a --cwd that %s', ([, dir = ''], { world }) => {
    writeFileSync(join(world.home, 'file'), '')
    expect(inDir(world, world.dir, ['--cwd', dir, 'score'])).toMatchObject({
      code: 2,
      stderr: `✗ there is no folder ${join(world.dir, dir)}\n  next   pass --cwd a folder that exists\n`,
    })
  })

  test('for arguments that a command does not know, with that command’s help', ({ world }) => {
    expect(world.repository('empty').cli(['declare'])).toMatchObject({
      code: 2,
      stderr: "error: missing required argument 'level'\n(see ai-signoff declare --help)\n",
    })
  })

  test('in a repository without commits, where the next step is one', ({ world }) => {
    expect(world.repository('empty').cli(['score'])).toMatchObject({
      code: 2,
      stderr: '✗ there is no commit here yet\n  next   git commit, then run it again\n',
    })
  })

  test('for --worktree in a bare repository', ({ world }) => {
    expect(inDir(world, world.bare('bare.git'), ['score', '--worktree'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('bare repository'),
    })
  })

  test('for an unknown revision, which is never taken for an option', ({ world }) => {
    const team = createTeam(world)
    expect(team.ada.cli(['score', '--', '--output=pwned'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"--output=pwned" is no commit'),
    })
  })

  test('for an unknown flag, an unknown command and a bad format', ({ world }) => {
    const codes = [['--nope'], ['nope'], ['score', '--format', 'xml']].map(
      (args) => inDir(world, world.home, args).code,
    )
    expect(codes).toEqual([2, 2, 2])
  })

  test('for a git older than 2.34', ({ world }) => {
    writeScript(join(world.dir, 'old/git'), '#!/bin/sh\necho git version 2.30.2\n')
    const ran = world.repository('some').cli(['score'], { env: { PATH: `${world.dir}/old:${world.env['PATH']}` } })
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('needs git 2.34 or newer') })
  })

  test('for a policy at the old tip that is broken, with its line and column', ({ world }) => {
    const team = createTeam(world)
    landPastTheHook(team, 'version: 1\nprotected: [main\nroster: []\n')
    team.ada.commit('More', { 'src/a.ts': 'export {}\n' })
    expect(team.push()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/\.ai-signoff\.yml at [0-9a-f]{10}: 1 problem\n.*line 3, column 1: /),
    })
  })

  test('for a policy with an unknown key, naming the nearest known one', ({ world }) => {
    const team = createTeam(world, { rules: strictRules })
    landPastTheHook(team, `${team.ada.git('show', 'HEAD:.ai-signoff.yml')}\nrequirments: 1\n`)
    team.ada.commit('More', { 'src/a.ts': 'export {}\n' })
    expect(team.ada.cli(['verify'])).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean') })
  })

  test('for signing with a key that is no public key', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('More', { 'src/a.ts': 'export {}\n' }, asClaude)
    writeFileSync(join(world.dir, 'odd.pub'), 'not a key\n')
    const odd = { file: join(world.dir, 'odd'), public: '' }
    expect(team.sign(odd, ['--yes'])).toMatchObject({ code: 2, said: expect.stringContaining('odd.pub') })
  })

  test('for signing without ssh-keygen', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('More', { 'src/a.ts': 'export {}\n' }, asClaude)
    const path = join(world.dir, 'few')
    mkdirSync(path)
    for (const tool of ['git', 'sh', 'script'])
      world.run('ln', ['-s', world.run('which', [tool]).stdout.trim(), join(path, tool)])
    expect(team.sign(team.grace, ['--yes'], { env: { PATH: path } })).toMatchObject({
      code: 2,
      said: expect.stringContaining('ssh-keygen could not be started'),
    })
    expect(team.ada.tryGit(['rev-parse', '--verify', 'refs/notes/ai-signoff']).code).not.toBe(0)
  })
})

function landPastTheHook(team: ReturnType<typeof createTeam>, policy: string): void {
  team.ada.commit('Policy', { '.ai-signoff.yml': policy })
  team.push(['--quiet', '--no-verify', 'origin', 'HEAD:main'])
}

describe('could not decide, exit 3', () => {
  test.for([
    ['a commit', ['score', 'HEAD']],
    ['what is staged', ['score', '--staged']],
    ['the demo', ['demo']],
  ] as const)('when there is no room to work in, for %s', ([, args], { world }) => {
    const team = createTeam(world)
    const ran = team.ada.cli(args, { env: { TMPDIR: join(world.dir, 'nowhere') } })
    expect(ran).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(/no room to work in.*\n {2}next .*TMPDIR/s),
    })
  })

  test('when standard output takes no more, as on a full disk', ({ world }) => {
    const team = createTeam(world)
    const ran = world.run('sh', ['-c', `'${process.execPath}' '${bin}' score HEAD > /dev/full`], { cwd: team.ada.dir })
    expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining('no space left on device') })
  })
})

describe('hostile text is printed harmlessly', () => {
  const escape = '\u001B[2J\u001B]0;owned\u0007'

  test('in names, messages and paths', ({ world }) => {
    const team = createTeam(world)
    const name = `src/${escape}\n::error::x\u202Ec.ts`
    team.ada.write({ [name]: 'export const a = 1\n' })
    team.ada.git('add', '--all')
    const hostile = { GIT_AUTHOR_NAME: `Eve ${escape}`, CLAUDECODE: '1' }
    team.ada.tryGit(['commit', '--quiet', '-m', `Subject ${escape}`], { env: hostile })
    const said = [
      team.push().said,
      team.ada.cli(['verify']).said,
      team.ada.cli(['score', '--format', 'json']).said,
      team.ada.cli(['score']).said,
    ].join('')
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|^::/m)
  })

  test('in names of branches that look like options', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('More', { 'src/a.ts': 'export {}\n' }, asClaude)
    expect(team.push(['--quiet', 'origin', 'HEAD:refs/heads/--output=x']).code).toBe(0)
  })
})
