// `ai-signoff score --each`: every commit of a range as `score` would score it alone, in one pass.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { policyText } from '../support/policy-text.ts'
import { each, lines, scoredAlone, scoredEach } from '../support/score-each.ts'
import { test } from '../support/world.ts'

test('each commit is a record, newest first, with these fields and no others', ({ world }) => {
  const repo = world.repository('r')
  const one = repo.commit('one', { 'a.ts': lines(3) })
  const two = repo.commit('two', { 'src/auth.ts': lines(10), 'package.json': '{}\n' })
  const told = { version: 1, engine: 1, why: null }
  expect(each(repo, 'HEAD')).toHaveLength(1)
  expect(
    repo
      .cli(['score', '--each', `${one}..`, '--format', 'json'])
      .stdout.split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      ...told,
      commit: two,
      score: 33,
      level: 'high',
      parts: { size: 21, reach: null, sensitive: 12 },
      floor: 'high',
      files: 2,
      reviewable: 11,
    },
  ])
})

test('the attributes and the policy are those of each base, whatever lies between', ({ world }) => {
  const repo = world.repository('r')
  const policy = (floor: string): string => policyText({ paths: [{ match: ['src/**'], floor }] })
  const commits = [
    repo.commit('one', { 'src/a.ts': lines(30), 'gen/.gitattributes': 'made.ts linguist-generated\n' }),
    repo.commit('two', {
      'gen/made.ts': lines(30),
      'src/a.ts': lines(40),
      '.gitattributes': '[attr]made linguist-generated\n',
    }),
    repo.commit('three', { 'gen/.gitattributes': '# none\n', 'gen/made.ts': lines(60) }),
    repo.commit('four', { 'gen/made.ts': lines(90), '.ai-signoff.yml': policy('high') }),
    repo.commit('five', { 'gen/.gitattributes': 'made.ts made\n', 'src/a.ts': lines(50) }),
    repo.commit('six', { 'gen/made.ts': lines(120), '.ai-signoff.yml': policy('critical') }),
    repo.commit('seven', { 'src/a.ts': lines(60), 'gen/made.ts': lines(150) }),
  ]
  repo.git('checkout', '-q', '-b', 'side', 'HEAD~4')
  commits.push(repo.commit('side', { 'src/b.ts': lines(9), 'gen/made.ts': lines(70) }))
  repo.git('checkout', '-q', 'main')
  repo.git('merge', '-q', '-s', 'ours', '-m', 'merge', 'side')
  const told = scoredEach(repo, `${commits[0] ?? ''}..`)
  expect(told).toHaveLength(8)
  expect(told).toEqual(told.map(({ commit }) => scoredAlone(repo, commit)))
})

test('what lines hide counts: huge lines, pointers, binaries, submodules, odd names', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(3), 'b.min.js': `${'x'.repeat(9_000)}\n`, 'bin.dat': Buffer.alloc(4000) })
  repo.commit('huge line', { 'a.ts': `${lines(2)}${'y'.repeat(40_000)}\n` })
  repo.commit('pointer', {
    'big.ts': `version https://git-lfs.github.com/spec/v1\noid sha256:${'4'.repeat(64)}\nsize 1\n`,
  })
  repo.commit('binary', { 'bin.dat': Buffer.alloc(9000, 1), 'b.min.js': `${'z'.repeat(9_000)}\n` })
  repo.commit('names', { 'two\nlines.ts': lines(9), '0000 1111\n': lines(9), ':100644.ts': lines(9) })
  repo.git('mv', 'a.ts', 'c.ts')
  repo.commit('moved', {})
  repo.git('rm', '-q', 'c.ts')
  repo.commit('deleted', {})
  repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.git('rev-parse', 'HEAD')},module`)
  repo.git('commit', '-q', '-m', 'submodule')
  const told = scoredEach(repo, 'HEAD~7..')
  expect(told).toHaveLength(7)
  expect(told).toEqual(told.map(({ commit }) => scoredAlone(repo, commit)))
})

test('a root commit is scored against nothing', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(3) })
  repo.commit('two', { 'a.ts': lines(4) })
  const ids = repo.git('rev-list', 'HEAD').split('\n')
  repo.git('checkout', '-q', '--orphan', 'empty')
  repo.git('rm', '-rfq', '.')
  repo.commit('nothing', {})
  expect(each(repo, 'empty..main').map(({ commit, score }) => [commit, score])).toEqual([
    [ids[0], 6],
    [ids[1], 12],
  ])
})

test('in a shallow clone a commit whose parent is not here has no score, and that is no answer', ({ world }) => {
  const repo = world.repository('r')
  for (const word of ['one', 'two', 'three']) repo.commit(word, { 'a.ts': lines(9, word) })
  const dir = join(world.dir, 'shallow')
  world.run('git', ['clone', '-q', '--depth=2', `file://${repo.dir}`, dir])
  const { code, stdout, stderr } = repo.cli(['score', '--each', 'HEAD~1', '--format', 'json'], { cwd: dir })
  const why = `its parent ${repo.git('rev-parse', 'HEAD~2')} is not in this clone`
  expect([code, stderr, JSON.parse(stdout)]).toMatchObject([
    3,
    '1 of 1 commits could not be scored\n  next   git fetch --unshallow (in CI: fetch-depth: 0)\n',
    { commit: repo.git('rev-parse', 'HEAD~1'), score: null, level: null, parts: null, why },
  ])
})

test.for([
  ['three commits', 3, 3],
  ['one commit and no more', 1, 0],
  ['a commit alone', 0, 0],
] as const)(
  'where git is told that history ends at the tip, no commit is passed over in silence: %s',
  ([, back, exit], { world }) => {
    const repo = world.repository('r')
    for (const word of ['one', 'two', 'three', 'four']) repo.commit(word, { 'a.ts': lines(9, word) })
    const [tip, range] = [
      repo.git('rev-parse', 'HEAD'),
      back === 0 ? 'HEAD' : `${repo.git('rev-parse', `HEAD~${back}`)}..`,
    ]
    writeFileSync(join(repo.dir, '.git/shallow'), `${tip}\n`)
    const { code, stdout, stderr } = repo.cli(['score', '--each', range, '--format', 'json'])
    const next = '  next   git fetch --unshallow (in CI: fetch-depth: 0)\n'
    const says = `this clone is shallow: what lies behind ${tip.slice(0, 10)} was not looked at\n${next}`
    expect([code, stderr, JSON.parse(stdout)]).toMatchObject([exit, exit === 0 ? '' : says, { commit: tip, score: 20 }])
  },
)

test('where a shallow clone ends at a merge, the branch that it lacks is not passed over in silence', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(9) })
  repo.git('checkout', '-q', '-b', 'side')
  repo.commit('side', { 'b.ts': lines(9) })
  repo.git('checkout', '-q', 'main')
  repo.git('merge', '-q', '--no-ff', '-m', 'merge', 'side')
  const dir = join(world.dir, 'shallow')
  world.run('git', ['clone', '-q', '--depth=1', `file://${repo.dir}`, dir])
  world.run('git', ['-C', dir, 'fetch', '-q', '--depth=1', 'origin', repo.git('rev-parse', 'HEAD^1')])
  const { code, stderr } = repo.cli(['score', '--each', 'FETCH_HEAD..HEAD', '--format', 'json'], { cwd: dir })
  expect([code, stderr]).toEqual([
    3,
    expect.stringContaining(`behind ${repo.git('rev-parse', 'HEAD').slice(0, 10)} was`),
  ])
})

test('a policy that cannot be read leaves the commits on it without a score, and no others', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(1) })
  repo.commit('breaks it', { '.ai-signoff.yml': 'version: 9\n' })
  repo.commit('on it', { 'a.ts': lines(2) })
  repo.git('rm', '-q', '.ai-signoff.yml')
  repo.commit('takes it away', {})
  repo.commit('after it', { '.ai-signoff.yml/x': 'a folder\n' })
  repo.commit('on a folder', { 'a.ts': lines(3) })
  expect(each(repo, 'HEAD~5..').map(({ why }) => why?.replace(/[0-9a-f]{10}.*/, ''))).toEqual([
    '.ai-signoff.yml at ',
    undefined,
    '.ai-signoff.yml at ',
    '.ai-signoff.yml at ',
    undefined,
  ])
})

test('for people it is a line a commit', ({ world }) => {
  const repo = world.repository('r')
  const id = repo.commit('one', { 'a.ts': lines(3), 'package.json': '{}\n' }).slice(0, 10)
  expect(repo.cli(['score', '--each', 'HEAD']).stdout).toBe(`${id}   12  high by a floor      one\n`)
})

test('no commit is no line for a program, and a word for people', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(3) })
  expect([
    repo.cli(['score', '--each', 'HEAD..', '--format', 'json']),
    repo.cli(['score', '--each', 'HEAD..']),
  ]).toMatchObject([
    { code: 0, stdout: '' },
    { code: 0, stdout: 'no commits in HEAD..\n' },
  ])
})

const notForIt = ['--staged', '--worktree', '--format=markdown']

test(`it is not for ${notForIt.join(', ')}`, ({ world }) => {
  const repo = world.repository('r')
  expect(notForIt.map((option) => repo.cli(['score', '--each', option]).code)).toEqual([2, 2, 2])
})
