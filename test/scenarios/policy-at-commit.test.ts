// The policy is read from a commit's raw objects: a plain file of exactly that name, or a fault.
import { describe, expect } from 'vitest'
import { openRepository } from '../../src/git/repository.ts'
import { readPolicyAt } from '../../src/git/policy-file.ts'
import { parseCommitId } from '../../src/model/ids.ts'
import { Fault } from '../../src/errors.ts'
import { test, type Repo, type World } from '../support/world.ts'

type Read = ReturnType<typeof readPolicyAt> | { readonly fault: string }

function read(world: World, repo: Repo, commit: string): Read {
  const id = parseCommitId(commit)
  if (id === undefined) throw new Error(`no commit: ${commit}`)
  try {
    return readPolicyAt(openRepository(repo.dir, world.env).git, id)
  } catch (error) {
    if (error instanceof Fault) return { fault: error.code }
    throw error
  }
}

/** A commit whose root tree has just these entries, as raw as git can be made to write them. */
function commitOf(repo: Repo, entries: readonly (readonly [mode: string, name: string, id: string])[]): string {
  const bytes = Buffer.concat(
    entries.map(([mode, name, id]) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')])),
  )
  const tree = repo
    .tryGit(['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'], { input: bytes })
    .stdout.trim()
  return repo.git('commit-tree', '-m', 'x', tree)
}

const blob = (repo: Repo, text: string): string =>
  repo.tryGit(['hash-object', '-w', '--stdin'], { input: text }).stdout.trim()

describe('the policy at a commit', () => {
  test('is its bytes and its blob, whatever the work tree says', ({ world }) => {
    const repo = world.repository('r')
    const commit = repo.commit('policy', { '.ai-signoff.yml': 'version: 1\n' })
    repo.write({ '.ai-signoff.yml': 'something else' })
    expect(read(world, repo, commit)).toEqual({
      found: 'policy',
      bytes: Buffer.from('version: 1\n'),
      blob: blob(repo, 'version: 1\n'),
    })
  })
  test('is none where the tree has none', ({ world }) => {
    const repo = world.repository('r')
    expect(read(world, repo, repo.commit('x', { 'sub/.ai-signoff.yml': 'x', a: 'b' }))).toEqual({ found: 'none' })
  })
  test('is none in an empty tree', ({ world }) => {
    const repo = world.repository('r')
    expect(read(world, repo, repo.commit('x', {}))).toEqual({ found: 'none' })
  })
  test('is read in a SHA-256 repository', ({ world }) => {
    world.run('git', ['init', '--quiet', '--object-format=sha256', '-b', 'main', 'r256'])
    const repo = world.repository('r256')
    expect(read(world, repo, repo.commit('x', { a: '1', '.ai-signoff.yml': 'x' }))).toMatchObject({
      found: 'policy',
      bytes: Buffer.from('x'),
    })
  })
  test('is not what a replacement ref says', ({ world }) => {
    const repo = world.repository('r')
    const strict = repo.commit('strict', { '.ai-signoff.yml': 'strict' })
    const lax = repo.commit('lax', { '.ai-signoff.yml': 'lax' })
    repo.git('replace', strict, lax)
    expect(read(world, repo, strict)).toMatchObject({ bytes: Buffer.from('strict') })
  })
})

describe('a fault is', () => {
  const odd: [string, string, (repo: Repo) => string][] = [
    [
      'a symbolic link',
      'policy-not-a-file',
      (repo) => commitOf(repo, [['120000', '.ai-signoff.yml', blob(repo, 'a')]]),
    ],
    ['an executable', 'policy-not-a-file', (repo) => commitOf(repo, [['100755', '.ai-signoff.yml', blob(repo, 'a')]])],
    [
      'a mode git would call 100644',
      'policy-not-a-file',
      (repo) => commitOf(repo, [['100664', '.ai-signoff.yml', blob(repo, 'a')]]),
    ],
    [
      'a submodule',
      'policy-not-a-file',
      (repo) => commitOf(repo, [['160000', '.ai-signoff.yml', repo.commit('x', {})]]),
    ],
    ['a directory', 'policy-not-a-file', (repo) => repo.commit('x', { '.ai-signoff.yml/file': 'a' })],
    [
      'an entry twice',
      'policy-ambiguous',
      (repo) =>
        commitOf(repo, [
          ['100644', '.ai-signoff.yml', blob(repo, 'a')],
          ['100644', '.ai-signoff.yml', blob(repo, 'b')],
        ]),
    ],
    [
      'a case twin alone',
      'policy-ambiguous',
      (repo) => commitOf(repo, [['100644', '.AI-SIGNOFF.yml', blob(repo, 'a')]]),
    ],
    [
      'a case twin beside it',
      'policy-ambiguous',
      (repo) =>
        commitOf(repo, [
          ['100644', '.AI-signoff.yml', blob(repo, 'a')],
          ['100644', '.ai-signoff.yml', blob(repo, 'b')],
        ]),
    ],
    [
      'a twin with an invisible character',
      'policy-ambiguous',
      (repo) => commitOf(repo, [['100644', '.ai-\u200dsignoff.yml', blob(repo, 'a')]]),
    ],
    [
      'a blob that is not here',
      'missing-object',
      (repo) => commitOf(repo, [['100644', '.ai-signoff.yml', 'ab'.repeat(20)]]),
    ],
    ['a commit that is not here', 'missing-object', () => 'ab'.repeat(20)],
  ]
  test.for(odd)('%s', ([, code, make], { world }) => {
    const repo = world.repository('r')
    expect(read(world, repo, make(repo))).toEqual({ fault: code })
  })
})
