// An agent is about, or the message speaks of one: the commit says so, and goes on saying so.
import { describe, expect } from 'vitest'
import { editor, hookedRepository, message, provenanceOf } from '../support/provenance.ts'
import { test } from '../support/world.ts'

const claude = { CLAUDECODE: '1' }
const marker = 'Co-authored-by: Claude Opus 4.6 <noreply@anthropic.com>'

test('an agent in the environment is written down, its model unknown', ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit('Second', { a: 'one\n' }, { env: claude })
  expect(message(repo)).toMatch(
    /^Second\n\nAssisted-by: Claude:unknown\nAI-Provenance: v1 level=generated sources=hook,env digest=sha256:[0-9a-f]{64}\n/,
  )
})

test("a merge that an agent makes keeps a blank line below git's subject", ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit('First', { first: 'one\n' })
  repo.git('switch', '--quiet', '-c', 'side')
  repo.commit('Theirs', { theirs: 'one\n' })
  repo.git('switch', '--quiet', 'main')
  repo.commit('Ours', { ours: 'one\n' })
  repo.tryGit(['merge', '--quiet', '--no-edit', 'side'], { env: claude })
  expect(message(repo)).toMatch(/^Merge branch 'side'\n\nAssisted-by: Claude:unknown\nAI-Provenance: /)
})

test('the model that a marker names is written down', ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit(`Second\n\n${marker}`, { a: 'one\n' }, { env: claude })
  expect(message(repo)).toContain(
    `${marker}\nAssisted-by: Claude:claude-opus-4.6\nAI-Provenance: v1 level=generated sources=hook,env,marker digest=`,
  )
})

test('a marker in the message gives its level', ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit('Second\n\nassisted-by: Codex:gpt-5.2', { a: 'one\n' })
  expect(message(repo)).toMatch(
    /assisted-by: Codex:gpt-5\.2\nAI-Provenance: v1 level=assisted sources=hook,marker digest=/,
  )
})

test('a person thanked by Assisted-by is no AI', async ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit('Second\n\nAssisted-by: Jay Satiro', { a: 'one\n' })
  expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
})

test('a variable that switches an agent off leaves a person', async ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit('Second', { a: 'one\n' }, { env: { CLAUDECODE: '0' } })
  expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
})

test('a claim that names no agent leaves the commit undeclared, and says why', async ({ world }) => {
  const repo = hookedRepository(world)
  repo.write({ a: 'one\n' })
  repo.git('add', '.')
  const ran = repo.tryGit(['commit', '--quiet', '-m', 'Second'], { env: { AI_AGENT: '1' } })
  expect([ran.said, (await provenanceOf(world, repo)).kind]).toEqual([
    'ai-signoff: this commit stays undeclared: AI_AGENT is set and names no agent\n',
    'undeclared',
  ])
})

test('the editor of an agent writes its trailers above the comments', async ({ world }) => {
  const repo = hookedRepository(world)
  repo.write({ a: 'one\n' })
  repo.git('add', '.')
  repo.tryGit(['commit', '-v'], { env: { ...claude, GIT_EDITOR: editor(world, 'Second\n') } })
  expect(await provenanceOf(world, repo)).toMatchObject({
    kind: 'generated',
    agents: [{ name: 'claude-code', model: null }],
  })
})

describe('the level does not fall by itself', () => {
  for (const args of [['--no-edit'], ['-m', 'Another'], ['--reset-author', '--no-edit']]) {
    test(`when a person amends with ${args.join(' ')}`, async ({ world }) => {
      const repo = hookedRepository(world)
      repo.commit('Second', { a: 'one\n' }, { env: claude })
      repo.write({ a: 'two\n' })
      repo.git('commit', '-a', '--amend', ...args)
      expect(await provenanceOf(world, repo)).toMatchObject({ kind: 'generated', agents: [{ name: 'claude-code' }] })
    })
  }

  test('and our own trailer stands there once', ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('Second', { a: 'one\n' }, { env: claude })
    repo.git('commit', '--amend', '--no-edit')
    repo.git('commit', '--amend', '--no-edit')
    expect(message(repo).match(/^(?:AI-Provenance|Assisted-by): \S+ ?\S*/gm)).toEqual([
      'Assisted-by: Claude:unknown',
      'AI-Provenance: v1 level=generated',
    ])
  })

  test('when commits are squashed by a rebase', async ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('First', { a: 'one\n' })
    repo.commit('Second', { b: 'one\n' })
    repo.commit('fixup! Second', { b: 'two\n' }, { env: claude })
    repo.tryGit(['rebase', '-i', '--autosquash', 'HEAD~2'], { env: { GIT_SEQUENCE_EDITOR: ':' } })
    expect([repo.git('log', '-1', '--format=%s'), (await provenanceOf(world, repo)).kind]).toEqual([
      'Second',
      'generated',
    ])
  })

  test('when a branch is merged with --squash', async ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('First', { a: 'one\n' })
    repo.git('switch', '--quiet', '-c', 'side')
    repo.commit('Second', { b: 'one\n' }, { env: claude })
    repo.git('switch', '--quiet', 'main')
    repo.git('merge', '--squash', 'side')
    repo.git('commit', '-m', 'All of it')
    expect(await provenanceOf(world, repo)).toMatchObject({ kind: 'generated', agents: [{ name: 'claude-code' }] })
  })
})
