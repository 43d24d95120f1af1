// Commits that are picked, rebased, merged and copied: a digest that still fits is kept, and nobody's look is made up for.
import { describe, expect } from 'vitest'
import { hookedRepository, provenanceOf, switchHooksOn } from '../support/provenance.ts'
import { asClaude } from '../support/team.ts'
import { test, type Repo, type RunOptions, type World } from '../support/world.ts'

/** main: First, Third. side: First, Second. */
function forked(world: World): Repo {
  const repo = hookedRepository(world)
  repo.commit('First', { a: '1\n2\n3\n4\n5\n6\n7\n8\n9\n', 'data.bin': Buffer.of(0, 1) })
  repo.git('switch', '--quiet', '-c', 'side')
  repo.commit('Second', { a: '1\n2\n3\n4\n5\n6\n7\n8\nnine\n', 'other.bin': Buffer.of(0, 2) })
  repo.git('switch', '--quiet', 'main')
  repo.commit('Third', { a: 'zero\n0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n', 'data.bin': Buffer.of(0, 3) })
  return repo
}

const trailer = (repo: Repo, revision: string): string =>
  repo.git('log', '-1', '--format=%(trailers:key=AI-Provenance)', revision)

const switchHooksOff = (repo: Repo): string => repo.git('config', 'core.hooksPath', '/dev/null')

describe('a clean replay keeps a digest that fits', () => {
  const ways: Record<string, readonly string[][]> = {
    'cherry-pick': [['cherry-pick', 'side']],
    rebase: [
      ['switch', '--quiet', 'side'],
      ['rebase', 'main'],
    ],
    'rebase --apply, which runs no hooks': [
      ['switch', '--quiet', 'side'],
      ['rebase', '--apply', 'main'],
    ],
  }
  for (const [way, commands] of Object.entries(ways)) {
    test(`by ${way}`, async ({ world }) => {
      const repo = forked(world)
      const before = trailer(repo, 'side')
      for (const command of commands) repo.git(...command)
      expect([await provenanceOf(world, repo), trailer(repo, 'HEAD')]).toEqual([
        { kind: 'none', sources: ['hook'] },
        before,
      ])
    })
  }

  test('by a rebase with hooks off', async ({ world }) => {
    const repo = forked(world)
    switchHooksOff(repo)
    repo.git('rebase', 'main', 'side')
    expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
  })

  test('and a squashing rebase of such commits fits again', async ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('First', { a: 'one\n' })
    repo.commit('Second', { b: 'one\n' })
    repo.commit('squash! Second', { b: 'two\n' })
    repo.tryGit(['rebase', '-i', '--autosquash', 'HEAD~2'], { env: { GIT_SEQUENCE_EDITOR: ':', GIT_EDITOR: 'true' } })
    expect([repo.git('log', '--format=%s'), await provenanceOf(world, repo)]).toEqual([
      'Second\nFirst',
      { kind: 'none', sources: ['hook'] },
    ])
  })
})

test('an octopus is judged against its first parent', async ({ world }) => {
  const repo = forked(world)
  repo.git('switch', '--quiet', '-c', 'other', 'side~')
  repo.commit('Fourth', { b: 'one\n' })
  repo.git('switch', '--quiet', '-c', 'another', 'side~')
  repo.commit('Fifth', { c: 'one\n' })
  repo.git('merge', '--quiet', '--no-edit', 'side', 'other')
  expect([repo.git('log', '-1', '--format=%P').split(' ').length, await provenanceOf(world, repo)]).toEqual([
    3,
    { kind: 'none', sources: ['hook'] },
  ])
})

/** Second, an agent's or a person's, is rebased over what is in its way. */
function rebasedOverConflict(world: World, who: RunOptions, hooks: 'on' | 'off' = 'on'): Repo {
  const repo = hookedRepository(world)
  repo.commit('First', { a: 'one\n' })
  repo.git('switch', '--quiet', '-c', 'side')
  repo.commit('Second', { a: 'two\n' }, who)
  repo.git('switch', '--quiet', 'main')
  repo.commit('Third', { a: 'three\n' })
  if (hooks === 'off') switchHooksOff(repo)
  repo.tryGit(['rebase', 'main', 'side'])
  repo.write({ a: 'two and three\n' })
  repo.git('add', 'a')
  repo.tryGit(['rebase', '--continue'], { env: { GIT_EDITOR: 'true' } })
  return repo
}

describe('a conflict that was solved in a rebase', () => {
  test('is looked at, and the trailer is about the new lines', async ({ world }) => {
    expect(await provenanceOf(world, rebasedOverConflict(world, {}))).toEqual({ kind: 'none', sources: ['hook'] })
  })

  test('keeps the level of an agent’s commit', async ({ world }) => {
    expect(await provenanceOf(world, rebasedOverConflict(world, asClaude))).toMatchObject({ kind: 'generated' })
  })

  test('leaves a trailer that is about other lines, where no hook looked', async ({ world }) => {
    expect(await provenanceOf(world, rebasedOverConflict(world, {}, 'off'))).toEqual({
      kind: 'undeclared',
      why: 'its AI-Provenance trailer is about other lines: the commit was changed since, or the trailer copied',
    })
  })
})

describe('an interactive rebase', () => {
  const todo = (command: string): Record<string, string> => ({
    GIT_SEQUENCE_EDITOR: `sed -i '1s/^pick/${command}/'`,
    GIT_EDITOR: 'true',
  })
  const rebased = (world: World, who: RunOptions, args: readonly string[], env: Record<string, string>): Repo => {
    const repo = hookedRepository(world)
    repo.commit('First', { a: 'one\n' })
    repo.commit('Second', { b: 'one\n' }, who)
    const ran = repo.tryGit(['rebase', '-i', ...args, 'HEAD~'], { env })
    if (ran.code !== 0) throw new Error(ran.said)
    return repo
  }
  const ways: Record<string, readonly [args: readonly string[], env: Record<string, string>]> = {
    'that rewords': [['--no-ff'], todo('reword')],
    'that runs something': [['--no-ff', '--exec', 'true'], todo('pick')],
    'that amends each commit': [['--exec', 'git commit --amend --no-edit'], todo('pick')],
  }
  for (const [way, [args, env]] of Object.entries(ways)) {
    test(`${way} keeps a person's commit a person's`, async ({ world }) => {
      expect(await provenanceOf(world, rebased(world, {}, args, env))).toEqual({ kind: 'none', sources: ['hook'] })
    })

    test(`${way} keeps an agent's commit an agent's`, async ({ world }) => {
      expect(await provenanceOf(world, rebased(world, asClaude, args, env))).toMatchObject({ kind: 'generated' })
    })
  }

  test.for<[string, RunOptions, string]>([
    ['a person’s', {}, 'none'],
    ['an agent’s', asClaude, 'generated'],
  ])('that takes message and lines of %s fixup -C looks at both', async ([, who, kind], { world }) => {
    const repo = hookedRepository(world)
    repo.commit('First', { a: 'one\n' })
    repo.commit('Second', { b: 'one\n' })
    repo.write({ b: 'two\n' })
    const env = { ...who.env, GIT_EDITOR: 'sed -i s/^Second$/Reworded/' }
    repo.tryGit(['commit', '--all', '--fixup=amend:HEAD'], { env })
    repo.tryGit(['rebase', '-i', '--autosquash', 'HEAD~2'], { env: { GIT_SEQUENCE_EDITOR: ':', GIT_EDITOR: 'true' } })
    expect([repo.git('log', '--format=%s'), (await provenanceOf(world, repo)).kind]).toEqual(['Reworded\nFirst', kind])
  })
})

describe('git am, which runs none of these hooks,', () => {
  const applied = (world: World, who: RunOptions): Repo => {
    const repo = hookedRepository(world)
    repo.commit('First', { a: 'one\n' })
    repo.git('switch', '--quiet', '-c', 'side')
    repo.commit('Second', { b: 'one\n' }, who)
    const patch = repo.git('format-patch', '--stdout', 'main')
    repo.git('switch', '--quiet', 'main')
    repo.commit('Third', { c: 'one\n' })
    const ran = repo.tryGit(['am'], { input: `${patch}\n` })
    if (ran.code !== 0) throw new Error(ran.said)
    return repo
  }

  test.for([
    ['a person’s', {}, 'none'],
    ['an agent’s', asClaude, 'generated'],
  ] as const)('keeps the trailer of %s commit true', async ([, who, kind], { world }) => {
    expect((await provenanceOf(world, applied(world, who))).kind).toBe(kind)
  })
})

test('a merge is judged against its first parent', async ({ world }) => {
  const repo = forked(world)
  repo.git('merge', '--no-edit', 'side')
  expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
})

test('the trailers of a merge stand apart from its subject', ({ world }) => {
  const repo = forked(world)
  repo.git('merge', '--no-edit', 'side')
  expect(repo.git('log', '-1', '--format=%s|%(trailers:key=AI-Provenance,keyonly)')).toBe(
    "Merge branch 'side'|AI-Provenance\n",
  )
})

test('a merge whose conflict a person solved is judged against its first parent', async ({ world }) => {
  const repo = forked(world)
  repo.commit('Fourth', { a: 'all other\n' })
  repo.tryGit(['merge', 'side'])
  repo.write({ a: 'solved\n' })
  repo.git('add', 'a')
  repo.git('commit', '--no-edit')
  expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook'] })
})

describe('what nobody looked at stays undeclared', () => {
  test('a commit with hooks off', async ({ world }) => {
    const repo = hookedRepository(world)
    switchHooksOff(repo)
    repo.commit('First', { a: 'one\n' })
    expect((await provenanceOf(world, repo)).kind).toBe('undeclared')
  })

  test('a commit with a none trailer, amended with hooks off', async ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('First', { a: 'one\n' })
    switchHooksOff(repo)
    repo.write({ a: 'two\n' })
    repo.git('commit', '-a', '--amend', '--no-edit')
    expect((await provenanceOf(world, repo)).kind).toBe('undeclared')
  })

  test('a none trailer copied onto another commit', async ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('First', { a: 'one\n' })
    const copied = trailer(repo, 'HEAD')
    switchHooksOff(repo)
    repo.commit(`Second\n\n${copied}`, { a: 'two\n' })
    expect((await provenanceOf(world, repo)).kind).toBe('undeclared')
  })

  test('a part of it, when it is squashed with what a person says was assisted', async ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('First', { a: 'one\n' })
    repo.git('switch', '--quiet', '-c', 'side')
    repo.commit('Second\n\nAssisted-by: Codex:gpt-5.2', { b: 'one\n' })
    switchHooksOff(repo)
    repo.commit('Third', { c: 'one\n' })
    repo.git('switch', '--quiet', 'main')
    switchHooksOn(world, repo)
    repo.git('merge', '--squash', 'side')
    repo.git('commit', '-m', 'Mine')
    expect(await provenanceOf(world, repo)).toMatchObject({
      kind: 'assisted',
      undeclared: 'lines of it come from a commit of undeclared origin',
    })
  })

  const laundries: Record<string, readonly string[][]> = {
    'an amend': [
      ['switch', '--quiet', 'side'],
      ['commit', '--amend', '--no-edit'],
    ],
    'an amend with a new message': [
      ['switch', '--quiet', 'side'],
      ['commit', '--amend', '-m', 'Mine'],
    ],
    'a cherry-pick': [['cherry-pick', 'side']],
    'a rebase': [['rebase', 'main', 'side']],
    'a squash': [
      ['merge', '--squash', 'side'],
      ['commit', '-m', 'Mine'],
    ],
  }
  for (const [way, commands] of Object.entries(laundries)) {
    test(`${way} with hooks on, of a commit made with hooks off`, async ({ world }) => {
      const repo = hookedRepository(world)
      repo.commit('First', { a: 'one\n' })
      repo.git('switch', '--quiet', '-c', 'side')
      switchHooksOff(repo)
      repo.commit('Second', { b: 'one\n' })
      repo.git('switch', '--quiet', 'main')
      repo.commit('Third', { c: 'one\n' })
      switchHooksOn(world, repo)
      for (const command of commands) repo.git(...command)
      expect((await provenanceOf(world, repo)).kind).toBe('undeclared')
    })
  }
})
