// Reverts: what a commit was made from stays said, whichever way git was told to revert.
import { describe, expect } from 'vitest'
import { editor, hookedRepository, provenanceOf } from '../support/provenance.ts'
import { asClaude } from '../support/team.ts'
import { test, type Repo, type RunOptions, type World } from '../support/world.ts'

const asPerson: RunOptions = {}

/** A person's commit, and on it one that is an agent's, or another person's. */
function repository(world: World, who: RunOptions): Repo {
  const repo = hookedRepository(world)
  repo.commit('First', { a: 'one\n' })
  repo.commit('Second', { b: 'two\n' }, who)
  return repo
}

function run(repo: Repo, args: readonly string[], env: Record<string, string> = {}): void {
  const { code, said } = repo.tryGit(args, { env })
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${said}`)
}

const ways: Record<string, (world: World, repo: Repo) => void> = {
  'without an editor': (_, repo) => run(repo, ['revert', '--no-edit', 'HEAD']),
  'where no terminal is': (_, repo) => run(repo, ['revert', 'HEAD'], { GIT_EDITOR: 'true' }),
  'with an editor': (_, repo) => run(repo, ['revert', '--edit', 'HEAD'], { GIT_EDITOR: 'true' }),
  'with another subject': (world, repo) =>
    run(repo, ['revert', '--edit', 'HEAD'], { GIT_EDITOR: editor(world, 'Mine\n\n') }),
  'by an abbreviated id': (_, repo) => run(repo, ['revert', '--no-edit', '--reference', 'HEAD']),
  'without a commit, and a message of one’s own': (_, repo) => {
    run(repo, ['revert', '--no-commit', 'HEAD'])
    run(repo, ['commit', '-m', 'Mine'])
  },
  'after a conflict': (_, repo) => {
    repo.commit('Third', { b: 'other\n' })
    repo.tryGit(['revert', '--no-edit', 'HEAD~'])
    repo.write({ b: 'solved\n' })
    repo.git('add', 'b')
    run(repo, ['commit', '--no-edit'])
  },
}

/** HEAD taken back, by a revert that says `none` of the right lines: an older hook's, or one that somebody wrote. */
function revertClaimingNone(repo: Repo): void {
  const reverted = repo.git('rev-parse', 'HEAD')
  repo.git('rm', '--quiet', 'b')
  repo.git('commit', '--quiet', '-m', 'Take it back')
  const trailer = repo.git('log', '-1', '--format=%(trailers:key=AI-Provenance)')
  const message = `Take it back\n\nThis reverts commit ${reverted}.\n\n${trailer}`
  repo.git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--amend', '-m', message)
}

describe.for(Object.entries(ways))('a revert %s', ([, revert]) => {
  test('keeps the level of an agent’s commit', async ({ world }) => {
    const repo = repository(world, asClaude)
    revert(world, repo)
    expect((await provenanceOf(world, repo)).kind).toBe('generated')
  })

  test('of a person’s commit is a person’s', async ({ world }) => {
    const repo = repository(world, asPerson)
    revert(world, repo)
    expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
  })

  test('of the revert of an agent’s commit keeps its level, even where the first one claimed "none"', async ({
    world,
  }) => {
    const repo = repository(world, asClaude)
    revertClaimingNone(repo)
    revert(world, repo)
    expect((await provenanceOf(world, repo)).kind).toBe('generated')
  })

  test('of the revert of a person’s commit is a person’s', async ({ world }) => {
    const repo = repository(world, asPerson)
    run(repo, ['revert', '--no-edit', 'HEAD'])
    revert(world, repo)
    expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
  })
})

test('of several reverts in one go each keeps its own level', async ({ world }) => {
  const repo = repository(world, asClaude)
  repo.commit('Third', { c: 'three\n' })
  run(repo, ['revert', '--no-edit', 'HEAD', 'HEAD~'])
  expect([(await provenanceOf(world, repo, 'HEAD~')).kind, (await provenanceOf(world, repo)).kind]).toEqual([
    'none',
    'generated',
  ])
})

describe('what a merge brought keeps its level', () => {
  function merged(world: World): Repo {
    const repo = hookedRepository(world)
    repo.commit('First', { a: 'one\n' })
    repo.git('switch', '--quiet', '-c', 'side')
    repo.commit('Second', { b: 'two\n' }, asClaude)
    repo.git('switch', '--quiet', 'main')
    repo.commit('Third', { c: 'three\n' })
    run(repo, ['merge', '--no-edit', 'side'])
    return repo
  }

  test('when the merge is reverted, and that again', async ({ world }) => {
    const repo = merged(world)
    run(repo, ['revert', '--no-edit', '--mainline', '1', 'HEAD'])
    run(repo, ['revert', '--no-edit', 'HEAD'])
    expect((await provenanceOf(world, repo)).kind).toBe('generated')
  })

  test('when the merge is picked', async ({ world }) => {
    const repo = merged(world)
    repo.git('switch', '--quiet', '-c', 'other', 'HEAD~')
    run(repo, ['cherry-pick', '--mainline', '1', 'main'])
    expect((await provenanceOf(world, repo)).kind).toBe('generated')
  })
})

describe('a revert is undeclared', () => {
  test('when it is of a commit that nobody looked at', async ({ world }) => {
    const repo = repository(world, asPerson)
    repo.git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--amend', '-m', 'Second')
    run(repo, ['revert', '--no-edit', 'HEAD'])
    expect((await provenanceOf(world, repo)).kind).toBe('undeclared')
  })

  test('when the commit that it names is not here', async ({ world }) => {
    const repo = repository(world, asPerson)
    repo.commit(`Mine\n\nThis reverts commit ${'ab'.repeat(20)}.`, { b: 'three\n' })
    expect((await provenanceOf(world, repo)).kind).toBe('undeclared')
  })
})
