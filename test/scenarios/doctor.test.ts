// ai-signoff doctor: what it finds in a clone that works, and in one that doesn't.
import { appendFileSync, chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { healthy, json, told } from '../support/doctor.ts'
import { test } from '../support/package.ts'
import { inTerminal } from '../support/team.ts'
import type { Repo, World } from '../support/world.ts'

describe('in a clone where all is well, doctor', () => {
  test('says so, a line a check, and ends with 0', ({ world, pack }) => {
    const { code, stdout } = pack.cli(healthy(world, pack), ['doctor'])
    const marks = stdout.split('\n').flatMap((line) => /^([✓!✗]) (\w+)/.exec(line)?.slice(1).join(' ') ?? [])
    expect([code, marks]).toEqual([
      0,
      [
        '✓ git',
        '✓ node',
        '✓ history',
        '✓ hooks',
        '✓ canary',
        '✓ agents',
        '✓ remote',
        '✓ policy',
        '✓ tokens',
        '! key',
        '✓ roster',
        '! here',
      ],
    ])
  })

  test('in a terminal without an agent finds that sign would go on', ({ world, pack }) => {
    const repo = healthy(world, pack)
    const ran = inTerminal(world, [process.execPath, join(pack.dir, 'bin/ai-signoff.js'), 'doctor'], { cwd: repo.dir })
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining('✓ here     no agent in the environment')])
  })

  test('below an agent finds that sign would refuse', ({ world, pack }) => {
    const ran = pack.cli(healthy(world, pack), json, { env: { CLAUDECODE: '1' } })
    expect(told(ran)).toMatchObject({
      code: 0,
      here: expect.stringContaining('an agent is at work here (claude-code)'),
    })
  })
})

describe('doctor ends with 1 and says what to run', () => {
  type Breaking = (repo: Repo, world: World) => void
  const breakings: readonly [what: string, about: string, says: RegExp, Breaking][] = [
    [
      'when a hook is gone',
      'hooks',
      /does not run us at pre-push → npx ai-signoff init/,
      ({ dir }) => rmSync(join(dir, '.git/hooks/pre-push')),
    ],
    [
      'when a hook is another’s',
      'hooks',
      /does not run us at commit-msg → npx/,
      ({ dir }) => writeFileSync(join(dir, '.git/hooks/commit-msg'), '#!/bin/sh\n'),
    ],
    [
      'when git passes over a hook that may not be executed',
      'hooks',
      /git passes over pre-push in .*: not executable → npx/,
      ({ dir }) => chmodSync(join(dir, '.git/hooks/pre-push'), 0o644),
    ],
    [
      'when git looks for hooks elsewhere in the repository',
      'hooks',
      /does not run us at pre-commit, prepare-commit-msg, commit-msg, pre-push → npx/,
      (repo) => repo.git('config', 'core.hooksPath', '.git/nowhere'),
    ],
    [
      'when git looks for hooks outside the repository',
      'hooks',
      /outside this repository: .*→ git config --local core.hooksPath/,
      (repo, world) => repo.git('config', 'core.hooksPath', join(world.dir, 'shared')),
    ],
    [
      'when the program that hooks run is gone',
      'hooks',
      /the program that they run is not all there → npx/,
      ({ dir }) => rmSync(join(dir, '.git/ai-signoff/dist/hook.cjs')),
    ],
    [
      'when the remote has no policy yet, and this clone has',
      'policy',
      /origin has no .ai-signoff.yml on main.* → git push origin HEAD:main/,
      (repo) => repo.git('update-ref', 'refs/remotes/origin/main', 'HEAD~1'),
    ],
    [
      'when the remote has a policy that does not parse',
      'policy',
      /.ai-signoff.yml at .*/,
      (repo) => {
        repo.commit('Break', { '.ai-signoff.yml': 'version: 1\nprotect: [main]\n' })
        repo.git('push', '--quiet', '--no-verify', 'origin', 'main')
      },
    ],
    [
      'when the policy names another default branch than the remote',
      'policy',
      /its default-branch is main, the remote's is other: /,
      (repo) => {
        repo.git('push', '--quiet', '--no-verify', 'origin', 'main:other')
        repo.git('remote', 'set-head', 'origin', 'other')
      },
    ],
  ]

  test.for(breakings)('%s', ([, about, says, breaks], { world, pack }) => {
    const repo = healthy(world, pack)
    const before = pack.cli(repo, ['doctor']).code
    breaks(repo, world)
    expect([before, told(pack.cli(repo, json))]).toEqual([
      0,
      expect.objectContaining({
        code: 1,
        [about]: expect.stringMatching(new RegExp(`^broken: .*${says.source}`, 's')),
      }),
    ])
  })

  test('in a shallow clone', ({ world, pack }) => {
    healthy(world, pack)
    world.run('git', ['clone', '--quiet', '--depth=1', `file://${join(world.dir, 'work.git')}`, 'shallow'])
    const ran = pack.cli({ dir: join(world.dir, 'shallow') }, json)
    expect(told(ran)).toMatchObject({ code: 1, history: expect.stringContaining('→ git fetch --unshallow') })
  })

  test('when hooks find no node', ({ world, pack }) => {
    const repo = healthy(world, pack)
    const programs = join(world.dir, 'programs')
    mkdirSync(programs)
    symlinkSync(world.run('sh', ['-c', 'command -v git']).stdout.trim(), join(programs, 'git'))
    expect(told(pack.cli(repo, json, { env: { PATH: programs } }))).toMatchObject({
      code: 1,
      node: expect.stringMatching(/^broken: there is no node in PATH/),
    })
  })
})

describe('doctor doubts, and ends with 0,', () => {
  test('a clone that fetches notes over its own', ({ world, pack }) => {
    const repo = healthy(world, pack)
    repo.git('config', '--add', 'remote.origin.fetch', '+refs/notes/*:refs/notes/*')
    expect(told(pack.cli(repo, json))).toMatchObject({
      code: 0,
      tokens: expect.stringMatching(
        /^doubtful: remote.origin.fetch has \+refs\/notes\/\*:refs\/notes\/\*, which throws away/,
      ),
    })
  })

  test('a clone that does not know the remote’s default branch', ({ world, pack }) => {
    const repo = healthy(world, pack)
    repo.git('remote', 'set-head', 'origin', '--delete')
    expect(told(pack.cli(repo, json))).toMatchObject({
      code: 0,
      remote: expect.stringContaining('→ git remote set-head origin --auto'),
    })
  })

  test('hooks of another version', ({ world, pack }) => {
    const repo = healthy(world, pack)
    appendFileSync(join(repo.dir, '.git/ai-signoff/hooks/lib.sh'), '# older\n')
    expect(told(pack.cli(repo, json))).toMatchObject({
      code: 0,
      hooks: expect.stringMatching(/another version.*→ npx/),
    })
  })
})

test('outside a repository doctor can’t tell, in JSON as well', ({ world, pack }) => {
  const [text, machine] = [['doctor'], json].map((args) => pack.cli({ dir: world.dir }, args))
  expect([text?.code, machine?.code, JSON.parse(machine?.stdout ?? '')]).toEqual([
    2,
    2,
    expect.objectContaining({
      healthy: false,
      checks: [],
      fault: expect.objectContaining({ code: 'not-a-repository' }),
    }),
  ])
})

test('doctor changes nothing', ({ world, pack }) => {
  const repo = healthy(world, pack)
  const before = repo.git('for-each-ref') + repo.git('config', '--list') + repo.git('status', '--porcelain')
  pack.cli(repo, ['doctor'])
  expect(repo.git('for-each-ref') + repo.git('config', '--list') + repo.git('status', '--porcelain')).toBe(before)
})
