// A person commits an agent's work anew: HEAD is moved back, and the same lines are committed from a shell without the agent. They stay
// the agent's, also in part, in several commits, or with a person's lines beside them; what was thrown away does not come back.
import { existsSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { hookedRepository, provenanceOf, recordingNode } from '../support/provenance.ts'
import { asClaude } from '../support/team.ts'
import { test, type Repo, type World } from '../support/world.ts'

const [one, two] = ['const first = compute(1)\n', 'const second = compute(2)\n']
const long = one.repeat(60_000)
const agents = { 'a.ts': one + two, 'b.ts': `${two}${one}`, 'long.ts': long }

/** A repository whose last commit is an agent's. */
function withAgentsCommit(world: World): Repo {
  const repo = hookedRepository(world)
  repo.commit('First', { 'mine.txt': 'mine\n' })
  repo.commit('Second', agents, asClaude)
  return repo
}

const ways: Record<string, (repo: Repo) => void> = {
  'reset --soft': (repo) => {
    repo.git('reset', '--soft', 'HEAD~1')
    repo.git('commit', '-m', 'Mine')
  },
  'reset and add': (repo) => {
    repo.git('reset', '--quiet', 'HEAD~1')
    repo.commit('Mine', {})
  },
  'a line more': (repo) => {
    repo.git('reset', '--quiet', 'HEAD~1')
    repo.commit('Mine', { 'a.ts': `${one}// and this is mine\n` })
  },
  'a line more in a file that is too long to be compared': (repo) => {
    repo.git('reset', '--quiet', 'HEAD~1')
    repo.write({ 'long.ts': `${long}// and this is mine\n` })
    repo.git('add', 'long.ts')
    repo.git('commit', '-m', 'Mine')
  },
  'two commits, of which this is the second': (repo) => {
    repo.git('reset', '--quiet', 'HEAD~1')
    repo.git('add', 'a.ts')
    repo.git('commit', '-m', 'Mine')
    repo.git('add', 'b.ts')
    repo.git('commit', '-m', 'Mine, the rest')
  },
  'a squash of it and a person’s commit': (repo) => {
    repo.commit('Third', { 'mine.txt': 'mine\nmore\n' })
    repo.git('reset', '--soft', 'HEAD~2')
    repo.git('commit', '-m', 'Mine')
  },
  'the edit stop of a rebase': (repo) => {
    repo.tryGit(['rebase', '-i', 'HEAD~1'], { env: { GIT_SEQUENCE_EDITOR: 'sed -i s/^pick/edit/' } })
    repo.git('reset', '--quiet', 'HEAD~1')
    repo.commit('Mine', {})
    repo.tryGit(['rebase', '--continue'], { env: { GIT_EDITOR: 'true' } })
  },
}

describe('an agent’s commit stays the agent’s, committed anew by', () => {
  test.for(Object.entries(ways))('%s', async ([, anew], { world }) => {
    const repo = withAgentsCommit(world)
    anew(repo)
    expect(await provenanceOf(world, repo)).toMatchObject({ kind: 'generated', agents: [{ name: 'claude-code' }] })
  })
})

test('a commit that nobody looked at stays so', async ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit('First', { 'mine.txt': 'mine\n' })
  repo.write(agents)
  repo.git('add', '--all')
  repo.git('-c', 'core.hooksPath=/dev/null', 'commit', '-m', 'Second')
  ways['reset --soft']?.(repo)
  expect(await provenanceOf(world, repo)).toMatchObject({ kind: 'undeclared' })
})

test('a person’s own commit, committed anew, is a person’s', async ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit('First', { 'mine.txt': 'mine\n' })
  repo.commit('Second', agents)
  ways['reset --soft']?.(repo)
  expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
})

test('an agent’s commit that was thrown away leaves a person’s work a person’s', async ({ world }) => {
  const repo = withAgentsCommit(world)
  repo.git('reset', '--quiet', '--hard', 'HEAD~1')
  repo.commit('Mine', { 'a.ts': 'let another = way.to(do, it)\n', 'c.ts': two })
  expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
})

test('a stash starts no Node at the next commit', ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit('First', { 'mine.txt': 'mine\n' })
  repo.write({ 'mine.txt': 'more\n' })
  repo.git('stash', '--quiet')
  const node = recordingNode(world)
  repo.commit('Second', { 'mine.txt': 'other\n' }, { env: node.env })
  expect(existsSync(node.mark)).toBe(false)
})
