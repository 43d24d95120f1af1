// The digest of many commits through one process: what it tells apart, and what leaves it alone.
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { changeDigests } from '../../src/git/change-digest.ts'
import { openRepository } from '../../src/git/repository.ts'
import { openScratch } from '../../src/git/scratch.ts'
import { parseCommitId } from '../../src/model/ids.ts'
import { commitId } from '../support/provenance.ts'
import { test, type Repo, type World } from '../support/world.ts'

async function digests(world: World, repo: Repo, revisions: readonly string[]): Promise<(string | undefined)[]> {
  const scratch = openScratch(openRepository(repo.dir, world.env))
  try {
    const ids = revisions.map((revision) => commitId(repo, revision))
    const found = await changeDigests(scratch, ids)
    return ids.map((id) => found.get(id))
  } finally {
    scratch.dispose()
  }
}

test('it is of the patch without line numbers and the blob ids of text', async ({ world }) => {
  const repo = world.repository('repo')
  repo.commit('First', { a: 'one\n' })
  const patch = 'diff --git a/a b/a\nnew file mode 100644\n--- /dev/null\n+++ b/a\n+one\n'
  expect(await digests(world, repo, ['HEAD'])).toEqual([createHash('sha256').update(patch).digest('hex')])
})

test('it tells two binaries of one size apart', async ({ world }) => {
  const repo = world.repository('repo')
  repo.commit('First', { 'a.bin': Buffer.of(0, 0) })
  repo.commit('Second', { 'a.bin': Buffer.of(0, 1) })
  repo.git('switch', '--quiet', '--detach', 'HEAD^')
  repo.commit('Other', { 'a.bin': Buffer.of(0, 2) })
  const [second, another] = await digests(world, repo, ['main', 'HEAD'])
  expect(second).not.toBe(another)
})

test('content that looks like a header counts as content', async ({ world }) => {
  const repo = world.repository('repo')
  repo.commit('First', { a: '' })
  repo.commit('Second', { a: '@@ -1 +1 @@\nindex 1..2\nBinary files a/x and b/x differ\n' })
  repo.git('switch', '--quiet', '--detach', 'HEAD^')
  repo.commit('Other', { a: '@@ -2 +2 @@\nindex 1..2\nBinary files a/x and b/x differ\n' })
  const [second, another] = await digests(world, repo, ['main', 'HEAD'])
  expect(second).not.toBe(another)
})

test('a merge has the digest of what it does to its first parent', async ({ world }) => {
  const repo = world.repository('repo')
  repo.commit('First', { a: 'one\n' })
  repo.git('switch', '--quiet', '-c', 'side')
  repo.commit('Second', { b: 'one\n' })
  repo.git('switch', '--quiet', 'main')
  repo.commit('Third', { c: 'one\n' })
  repo.git('merge', '--quiet', '--no-edit', 'side')
  const [merge, side] = await digests(world, repo, ['main', 'side'])
  expect(merge).toBe(side)
})

test('lines longer than a read of the pipe are counted whole', async ({ world }) => {
  const repo = world.repository('repo')
  const lines = `${'x'.repeat(300_000)}\n${'é'.repeat(300_000)}\n`
  repo.commit('First', { a: lines })
  const patch = `diff --git a/a b/a\nnew file mode 100644\n--- /dev/null\n+++ b/a\n+${lines.trimEnd().replace('\n', '\n+')}\n`
  expect(await digests(world, repo, ['HEAD'])).toEqual([createHash('sha256').update(patch).digest('hex')])
})

test('a commit without lines and one that is missing differ: the second is a fault', async ({ world }) => {
  const repo = world.repository('repo')
  repo.commit('First', { a: 'one\n' })
  repo.commit('Second', {})
  const scratch = openScratch(openRepository(repo.dir, world.env))
  const there = commitId(repo, 'HEAD')
  const absent = parseCommitId('d'.repeat(40)) ?? there
  await expect(changeDigests(scratch, [there, absent])).rejects.toMatchObject({ exitCode: 3 })
})
