// The guard reads git's options as git does: what it objects to is what git would have skipped the hooks for, and nothing else.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { objectionToScript } from '../../src/guard/guard.ts'
import { chanceOf } from '../support/fuzz/random.ts'
import { test, writeScript, type Repo, type World } from '../support/world.ts'

const commitWords = `-m x -n -nm -mn -qn -vqnm -F a -- -C HEAD -c -t /dev/null -uno -un -Un
--no-verify --no-veri --no-ver --no-v --no-verb --verify --verbose -q -v -a -e -s
--message --message=-n --mess --author A<a@b> --date=now --date --trailer --trailer=a:b --fixup --file
--cleanup --cleanup=strip --edit --no-edit --squash --allow-empty-message --template --amend`.split(/\s/)

/** Runs it in a repository whose pre-commit hook stops it. */
function skipsHooks(world: World, repo: Repo, args: readonly string[]): 'skipped' | 'ran' | 'neither' {
  const mark = join(world.dir, 'ran')
  rmSync(mark, { force: true })
  const env = { GIT_EDITOR: ':', AI_AGENT: '' }
  const { code } = repo.tryGit(['commit', '--allow-empty', ...args], { env })
  if (existsSync(mark)) return 'ran'
  return code === 0 ? 'skipped' : 'neither' // wrong usage: git starts nothing
}

/** 1 to 4 of the words, the same ones each time. */
function drawn(seed: number, words: readonly string[]): string[] {
  const chance = chanceOf(seed)
  return Array.from({ length: 1 + chance.below(4) }, () => words[chance.below(words.length)] ?? '')
}

const quoted = (args: readonly string[]): string => args.map((word) => `'${word}'`).join(' ')

test('git commit with two hundred lists of options', ({ world }) => {
  const repo = world.repository('repo')
  repo.commit('First', { a: '' })
  writeScript(join(repo.dir, '.git/hooks/pre-commit'), `#!/bin/sh\n: >'${join(world.dir, 'ran')}'\nexit 1\n`)
  const seen = Array.from({ length: 200 }, (_, seed) => {
    const args = ['-m', 'message', ...drawn(seed, commitWords)]
    const script = `git commit ${quoted(args)}`
    return { script, git: skipsHooks(world, repo, args), denied: objectionToScript(script, () => null) !== null }
  })
  const count = (git: string): number => seen.filter((one) => one.git === git).length
  const wrong = seen.filter(({ git, denied }) => (git === 'skipped' && !denied) || (git === 'ran' && denied))
  expect([count('skipped') > 10, count('ran') > 50, wrong]).toEqual([true, true, []])
})

const pushWords =
  `origin main topic HEAD @ HEAD:main +main :main : refs/heads/main topic:main topic:heads/main main:other
refs/heads/*:refs/heads/* refs/heads/t*:refs/heads/t* refs/heads/m* --all --mirror --tags --follow-tags -d --delete --del -n --dry-run --dry
-f -u -q -fu -qn --repo=origin --repo --prune --atomic --force-with-lease --force v1 tag refs/tags/v1:refs/heads/main v1:topic HEAD:topic`.split(
    /\s/,
  )

test.for(['topic', 'main'])('git push with a hundred lists of words, on %s', (branch, { world }) => {
  const remote = world.bare('remote.git')
  const repo = world.clone(remote, 'repo')
  const first = repo.commit('First', { a: '' })
  repo.git('push', '--quiet', 'origin', 'HEAD:main', 'HEAD:topic')
  repo.commit('Second', { a: 'more\n' })
  repo.git('branch', 'topic')
  repo.git('tag', 'v1')
  repo.git('switch', '--quiet', branch)
  repo.git('config', 'push.default', 'current')
  world.run('git', ['-C', remote, 'config', 'receive.denyDeleteCurrent', 'ignore'])
  const inRemote = (...args: string[]): string => world.run('git', ['-C', remote, ...args]).stdout.trim()
  const rules = {
    protects: (ref: string) => ref === 'refs/heads/main',
    defaultBranch: 'main',
    branch,
    pushesTo: null,
    signers: [],
  }
  const seen = Array.from({ length: 100 }, (_, seed) => {
    inRemote('update-ref', 'refs/heads/main', first)
    const args = [...(seed % 4 === 0 ? [] : ['origin']), ...drawn(seed, pushWords)]
    const { code } = repo.tryGit(['push', ...args])
    const script = `git push ${quoted(args)}`
    const moved = inRemote('rev-parse', '--verify', '--quiet', 'refs/heads/main') !== first
    return { script, code, moved, denied: objectionToScript(script, () => rules) !== null }
  })
  const wrong = seen.filter(({ code, moved, denied }) => (moved ? !denied : denied && code === 0))
  const moves = seen.filter(({ moved }) => moved).length
  const goesElsewhere = seen.filter(({ moved, code }) => !moved && code === 0).length
  expect([moves > 10, goesElsewhere > 10, wrong]).toEqual([true, true, []])
})
