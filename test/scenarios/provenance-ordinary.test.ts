// A person commits, no agent is about: each way to make a commit ends in a `none` that fits its lines.
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { editor, hookedRepository, message, provenanceOf, recordingNode } from '../support/provenance.ts'
import { test, writeScript, type Repo, type World } from '../support/world.ts'

type Way = (world: World, repo: Repo) => void

const git = (repo: Repo, args: readonly string[], env: Record<string, string> = {}): void => {
  const ran = repo.tryGit(args, { env })
  if (ran.code !== 0) throw new Error(ran.said)
}

const ways: Record<string, Way> = {
  '-m': (_, repo) => git(repo, ['commit', '-m', 'Second']),
  '-m with a body': (_, repo) => git(repo, ['commit', '-m', 'Second', '-m', 'fix: because']),
  '-F': (world, repo) => {
    repo.write({ '../message': 'Second\n\nBecause.\n' })
    git(repo, ['commit', '-F', join(world.dir, 'message')])
  },
  '-a': (_, repo) => git(repo, ['commit', '-a', '-m', 'Second']),
  'named paths': (_, repo) => git(repo, ['commit', '-m', 'Second', 'a.txt']),
  '--no-verify -m': (_, repo) => git(repo, ['commit', '--no-verify', '-m', 'Second']),
  'an editor that leaves comments': (world, repo) => git(repo, ['commit'], { GIT_EDITOR: editor(world, 'Second\n') }),
  'an editor and -v': (world, repo) => git(repo, ['commit', '-v'], { GIT_EDITOR: editor(world, 'Second\n') }),
  'an editor and --cleanup=scissors': (world, repo) =>
    git(repo, ['commit', '--cleanup=scissors'], { GIT_EDITOR: editor(world, 'Second\n') }),
  'an editor and --cleanup=verbatim': (world, repo) =>
    git(repo, ['commit', '--cleanup=verbatim'], { GIT_EDITOR: editor(world, 'Second\n') }),
  'core.commentChar': (world, repo) =>
    git(repo, ['-c', 'core.commentChar=;', 'commit'], { GIT_EDITOR: editor(world, 'Second\n') }),
  'core.commentChar=auto and a heading': (world, repo) =>
    git(repo, ['-c', 'core.commentChar=auto', 'commit', '-e', '-v', '-m', 'Second\n\n# Heading'], {
      GIT_EDITOR: editor(world, ''),
    }),
  '--amend --no-edit': (_, repo) => git(repo, ['commit', '--amend', '--no-edit']),
  '--amend -m': (_, repo) => git(repo, ['commit', '--amend', '-m', 'Second']),
  '--amend with an editor': (_, repo) => git(repo, ['commit', '--amend'], { GIT_EDITOR: 'true' }),
  'an abbreviated --amend': (_, repo) => git(repo, ['commit', '--ame', '--no-edit']),
  'an alias for --amend': (_, repo) => git(repo, ['-c', 'alias.fix=commit --amend --no-edit', 'fix']),
  '-C, the message of a commit with other lines': (_, repo) => git(repo, ['commit', '-C', 'HEAD']),
  '-c and an editor': (_, repo) => git(repo, ['commit', '-c', 'HEAD'], { GIT_EDITOR: 'true' }),
  '--include': (_, repo) => git(repo, ['commit', '-m', 'Second', '--include', 'a.txt']),
  '--only': (_, repo) => git(repo, ['commit', '-m', 'Second', '--only', 'a.txt']),
  '--trailer': (_, repo) => git(repo, ['commit', '-m', 'Second', '--trailer', 'Reviewed-by: Grace Hopper']),
  '--signoff': (_, repo) => git(repo, ['commit', '-m', 'Second', '--signoff']),
  'commit.verbose and an editor': (world, repo) =>
    git(repo, ['-c', 'commit.verbose=2', 'commit'], { GIT_EDITOR: editor(world, 'Second\n') }),
  'core.commentString, whether this git knows it or not': (world, repo) =>
    git(repo, ['-c', 'core.commentString=//', 'commit'], { GIT_EDITOR: editor(world, 'Second\n') }),
  ...Object.fromEntries(
    ['strip', 'whitespace', 'verbatim', 'scissors', 'default'].flatMap((mode): [string, Way][] => [
      [
        `commit.cleanup=${mode} and -m`,
        (_, repo) => git(repo, ['-c', `commit.cleanup=${mode}`, 'commit', '-m', 'Second']),
      ],
      [
        `commit.cleanup=${mode}, an editor and -v`,
        (world, repo) =>
          git(repo, ['-c', `commit.cleanup=${mode}`, 'commit', '-v'], { GIT_EDITOR: editor(world, 'Second\n') }),
      ],
    ]),
  ),
  'a linked worktree': (_, repo) => {
    git(repo, ['commit', '-m', 'Second'])
    git(repo, ['worktree', 'add', '-b', 'side', '../tree'])
    repo.write({ '../tree/c.txt': 'c\n' })
    git(repo, ['-C', '../tree', 'add', '.'])
    git(repo, ['-C', '../tree', 'commit', '-m', 'Third'])
    git(repo, ['merge', '--ff-only', 'side'])
  },
  'a commit.template': (world, repo) => {
    repo.write({ '../template': 'Subject:\n\nWhy:\n' })
    git(repo, ['commit', '-t', join(world.dir, 'template')], { GIT_EDITOR: editor(world, 'Second\n') })
  },
  'a message that begins with #': (_, repo) => git(repo, ['commit', '-m', '#12 Second']),
  'a message with "--amend" in it': (_, repo) =>
    git(repo, ['commit', '-m', 'Explain\n\nWhat is git commit --amend\n--amend\n?']),
  'a folder and -diff attributes': (_, repo) => {
    repo.write({ '.gitattributes': '* -diff\n', 'dir/.gitattributes': '* binary\n', 'dir/é "x"': 'a\nb\n' })
    git(repo, ['add', '.'])
    git(repo, ['commit', '-m', 'Second'])
  },
  'hostile settings': (_, repo) => {
    const settings = [
      'diff.noprefix=true',
      'diff.external=false',
      'diff.context=9',
      'diff.algorithm=patience',
      'core.quotePath=false',
      'diff.renames=copies',
    ]
    git(repo, [...settings.flatMap((setting) => ['-c', setting]), 'commit', '-m', 'Second'], {
      GIT_DIFF_OPTS: '--unified=7',
      GIT_EXTERNAL_DIFF: 'false',
    })
  },
}

describe('an ordinary commit says "none", and the digest fits', () => {
  for (const [way, commit] of Object.entries(ways)) {
    test(`by ${way}`, async ({ world }) => {
      const repo = hookedRepository(world)
      repo.commit('First', { 'a.txt': 'one\n', 'é.bin': Buffer.of(0, 1, 2), old: 'same\nlines\n' })
      repo.write({ 'a.txt': 'two\n', 'é.bin': Buffer.of(0, 9), new: 'same\nlines\n' })
      repo.git('rm', '--quiet', '--cached', 'old')
      repo.git('add', 'a.txt', 'é.bin', 'new')
      commit(world, repo)
      expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
    })
  }

  test('by the first one of a repository', async ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('First', { 'a.txt': 'one\n' })
    expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
  })

  test('by --amend of the first one', async ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('First', { 'a.txt': 'one\n' })
    repo.write({ 'a.txt': 'two\n' })
    git(repo, ['commit', '-a', '--amend', '--no-edit'])
    expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
  })

  test('by a commit without lines', async ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('First', { 'a.txt': 'one\n' })
    git(repo, ['commit', '--allow-empty', '-m', 'Second'])
    expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
  })

  test('in a repository of SHA-256', async ({ world }) => {
    world.run('git', ['init', '--quiet', '--object-format=sha256', join(world.dir, 'repo')])
    const repo = hookedRepository(world)
    repo.commit('First', { 'a.txt': 'one\n' })
    repo.commit('Second', { 'b.txt': 'one\n' })
    expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
  })
})

/** main and side have parted. */
function mergeable(world: World): Repo {
  const repo = hookedRepository(world)
  repo.commit('First', { first: 'one\n' })
  repo.git('switch', '--quiet', '-c', 'side')
  repo.commit('Theirs', { theirs: 'one\n' })
  repo.git('switch', '--quiet', 'main')
  repo.commit('Ours', { ours: 'one\n' })
  return repo
}

describe('an ordinary commit starts no Node', () => {
  for (const args of [['-m', 'Second'], ['-m', 'fix: second', '-m', 'Body: with a colon.'], []]) {
    test(`with ${args.join(' ') || 'an editor'}`, ({ world }) => {
      const repo = hookedRepository(world)
      const { env, mark } = recordingNode(world)
      repo.write({ a: 'one\n' })
      repo.git('add', '.')
      git(repo, ['commit', ...args], { ...env, GIT_EDITOR: editor(world, 'Second\n') })
      expect([existsSync(mark), message(repo).includes('level=none')]).toEqual([false, true])
    })
  }
})

test("a merge's message, which has no line break at its end, gets its trailer without Node", ({ world }) => {
  const repo = mergeable(world)
  const { env, mark } = recordingNode(world)
  git(repo, ['merge', '--no-edit', 'side'], env)
  expect([existsSync(mark), message(repo)]).toEqual([
    false,
    expect.stringMatching(/^Merge branch 'side'\n\nAI-Provenance: v1 level=none /),
  ])
})

test('the shell alone writes what git interpret-trailers would have written', ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit('Second', { a: 'one\n' })
  const trailer = message(repo).trimEnd().split('\n').at(-1) ?? ''
  const made = world.run('git', ['interpret-trailers', '--trailer', trailer], { input: 'Second\n' }).stdout
  expect(message(repo)).toBe(made)
})

describe('an empty message is still no commit', () => {
  const empties: Record<string, readonly [args: readonly string[], editor: string]> = {
    'an editor that nobody wrote in': [[], 'true'],
    'an editor, -v': [['-v'], 'true'],
    'an editor, --signoff': [['--signoff'], 'true'],
    'an empty -m': [['-m', ''], 'true'],
    'comments alone, --cleanup=strip': [['--cleanup=strip', '-m', '# nothing'], 'true'],
    'comments of another character': [['--cleanup=strip', '-m', '; nothing'], 'true'],
    'no editor to ask': [[], ':'],
  }
  for (const [what, [args, command]] of Object.entries(empties)) {
    test(what, ({ world }) => {
      const repo = hookedRepository(world)
      if (what.includes('another')) repo.git('config', 'core.commentChar', ';')
      const ran = repo.tryGit(['commit', '--allow-empty', ...args], { env: { GIT_EDITOR: command } })
      expect(ran.said).toMatch(/Aborting commit due to empty commit message/)
    })
  }

  test('comments alone, commit.cleanup=strip', ({ world }) => {
    const repo = hookedRepository(world)
    repo.git('config', 'commit.cleanup', 'strip')
    expect(repo.tryGit(['commit', '--allow-empty', '-m', '# nothing']).said).toMatch(/empty commit message/)
  })

  for (const extra of [[], ['-v'], ['--signoff']]) {
    test(`a template that nobody touched ${extra.join(' ')}`, ({ world }) => {
      const repo = hookedRepository(world)
      repo.write({ '../template': 'Subject: \n\nWhy:\n' })
      repo.git('config', 'commit.template', join(world.dir, 'template'))
      const ran = repo.tryGit(['commit', '--allow-empty', ...extra], { env: { GIT_EDITOR: 'true' } })
      expect(ran.said).toMatch(/you did not edit the message/)
    })
  }

  test('core.commentChar=auto and an editor that nobody wrote in', ({ world }) => {
    const repo = hookedRepository(world)
    repo.git('config', 'core.commentChar', 'auto')
    writeScript(join(world.dir, 'empty'), `#!/bin/sh\nsed -i -e '/^#/d' -e '/^Heading/d' "$1"\n`)
    const ran = repo.tryGit(['commit', '--allow-empty', '-e', '-m', '#', '-m', 'Heading'], {
      env: { GIT_EDITOR: join(world.dir, 'empty') },
    })
    expect(ran.said).toMatch(/empty commit message/)
  })
})

test('where Node is missing, the commit goes through and one line says what to run', ({ world }) => {
  const repo = hookedRepository(world)
  const tools = join(world.dir, 'tools')
  mkdirSync(tools)
  for (const tool of ['git', 'sh', 'sed', 'grep', 'sha256sum', 'tr'])
    symlinkSync(world.run('which', [tool]).stdout.trim(), join(tools, tool))
  const ran = repo.tryGit(['commit', '--quiet', '--allow-empty', '-m', 'Second'], {
    env: { CLAUDECODE: '1', PATH: tools },
  })
  expect([ran.code, ran.said]).toEqual([
    0,
    'ai-signoff: the commit-message hook found no node in PATH; install Node 20.19 or newer, then run: npx ai-signoff init\n',
  ])
})
