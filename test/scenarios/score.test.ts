// `ai-signoff score` on real changes: which files, how many lines, and from where to where.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test, type Repo } from '../support/world.ts'

interface ScoreJson {
  readonly score: number
  readonly level: string
  readonly reviewable: number
  readonly base: string
  readonly result: string
  readonly files: readonly Record<string, string | number | null>[]
}

const scored = (repo: Repo, ...args: string[]): ScoreJson =>
  JSON.parse(repo.cli(['score', '--format', 'json', ...args]).stdout) as ScoreJson
const paths = ({ files }: ScoreJson) => new Set(files.map(({ path }) => path))
const lines = (count: number, word = 'line') => Array.from({ length: count }, (_, at) => `${word} ${at}\n`).join('')

test('a commit is scored against its first parent', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(3) })
  repo.commit('two', { 'b.ts': lines(10) })
  expect(scored(repo, 'HEAD')).toMatchObject({
    score: 21,
    level: 'low',
    files: [{ path: 'b.ts', from: null, added: 10, deleted: 0, kind: 'source' }],
  })
})

test('a root commit is scored against nothing', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(3), 'b.ts': lines(2) })
  expect(scored(repo)).toMatchObject({ reviewable: 5, base: '4b825dc642cb6eb9a060e54bf8d69288fbee4904' })
})

test('a root commit of a SHA-256 repository too', ({ world }) => {
  world.run('git', ['init', '-q', '--object-format=sha256', '-b', 'main', join(world.dir, 'r')])
  const repo = { ...world.repository('r'), dir: join(world.dir, 'r') }
  repo.commit('one', { 'a.ts': lines(3) })
  expect(scored(repo).reviewable).toBe(3)
})

test('a JSON report has these fields and no others', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'src/auth.ts': lines(3) })
  expect(JSON.parse(repo.cli(['score', '--format', 'json']).stdout)).toEqual({
    version: 1,
    engine: 1,
    score: 24,
    level: 'low',
    floor: null,
    parts: { size: 12, reach: null, sensitive: 12 },
    reasons: [
      { signal: 'size', points: 12, says: '3 effective lines: 3 source', paths: { count: 0, first: [] } },
      {
        signal: 'sensitive',
        points: 12,
        says: 'touches sensitive paths: src/auth.ts',
        paths: { count: 1, first: [{ path: 'src/auth.ts' }] },
      },
    ],
    graph: null,
    files: [
      {
        path: 'src/auth.ts',
        from: null,
        added: 3,
        deleted: 0,
        estimated: null,
        kind: 'source',
        points: 24,
        level: 'low',
        floor: null,
        sensitive: true,
        importers: null,
        says: 'source; added; sensitive path',
      },
    ],
    reviewable: 3,
    base: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
    result: repo.git('rev-parse', 'HEAD^{tree}'),
  })
})

test('what is staged is scored, not what the work tree has', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(1) })
  repo.write({ 'b.ts': lines(5) })
  repo.git('add', 'b.ts')
  repo.write({ 'b.ts': lines(50), 'c.ts': lines(9) })
  expect(scored(repo, '--staged').files).toMatchObject([{ path: 'b.ts', added: 5 }])
})

test('what is staged before the first commit is scored against nothing', ({ world }) => {
  const repo = world.repository('r')
  repo.write({ 'a.ts': lines(5) })
  repo.git('add', 'a.ts')
  expect(scored(repo, '--staged').reviewable).toBe(5)
})

test('the work tree counts with untracked files and without ignored ones', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(1), 'gone.ts': lines(1, 'old'), '.gitignore': '*.log\n' })
  repo.write({ 'a.ts': lines(4), 'sub/new.ts': lines(2), 'x.log': lines(9) })
  execFileSync('rm', [join(repo.dir, 'gone.ts')])
  expect(paths(scored(repo, '--worktree'))).toEqual(new Set(['a.ts', 'gone.ts', 'sub/new.ts']))
})

test('scoring the work tree leaves index and objects as they were', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(1) })
  repo.write({ 'new.ts': lines(2) })
  const state = () => world.run('sh', ['-c', 'find .git -type f | sort | xargs sha256sum'], { cwd: repo.dir }).stdout
  const before = state()
  scored(repo, '--worktree')
  expect(state()).toBe(before)
})

test('the work tree is scored whole from a folder below the top', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'sub/a.ts': lines(1) })
  repo.write({ 'top.ts': lines(2) })
  expect(
    paths(
      JSON.parse(
        repo.cli(['score', '--worktree', '--format', 'json'], { cwd: join(repo.dir, 'sub') }).stdout,
      ) as ScoreJson,
    ),
  ).toEqual(new Set(['top.ts']))
})

function forked(repo: Repo): void {
  repo.commit('one', { 'a.ts': lines(1) })
  repo.git('switch', '-qc', 'topic')
  repo.commit('two', { 'b.ts': lines(2) })
  repo.git('switch', '-q', 'main')
  repo.commit('three', { 'c.ts': lines(3, 'other') })
}

test('A..B is the two trees', ({ world }) => {
  const repo = world.repository('r')
  forked(repo)
  expect(paths(scored(repo, 'main..topic'))).toEqual(new Set(['b.ts', 'c.ts']))
})

test('A...B begins where they parted', ({ world }) => {
  const repo = world.repository('r')
  forked(repo)
  expect(paths(scored(repo, 'main...topic'))).toEqual(new Set(['b.ts']))
})

test.for([
  [['nonsense'], 2, '"nonsense" is no commit'],
  [['--', '--output=x'], 2, '"--output=x" is no commit'],
  [['a..b..c'], 2, 'is no range'],
  [['..'], 2, 'is no range'],
  [['HEAD:a.ts'], 2, 'is not a commit'],
  [['1111111111111111111111111111111111111111'], 3, 'is not in this clone'],
  [['HEAD', '--staged'], 2, 'three different changes'],
  [['--format', 'xml'], 2, 'Allowed choices'],
] as const)('score %j exits %d', ([args, code, says], { world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(1) })
  const ran = repo.cli(['score', ...args])
  expect([ran.code, ran.stdout, ran.stderr]).toEqual([code, '', expect.stringContaining(says)])
})

test('a repository without commits says so', ({ world }) => {
  const ran = world.repository('r').cli(['score'])
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('no commit here yet')])
})

test('a shallow clone that lacks the parent decides nothing', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(1) })
  repo.commit('two', { 'b.ts': lines(1) })
  world.run('git', ['clone', '-q', '--depth=1', `file://${repo.dir}`, join(world.dir, 's')])
  const ran = repo.cli(['score', '--cwd', join(world.dir, 's')])
  expect([ran.code, ran.stderr]).toEqual([3, expect.stringContaining('git fetch --unshallow')])
})

test.for(['HEAD~1', 'HEAD^..HEAD', '--each HEAD~1..'])(
  '%s in a clone that ends at HEAD decides nothing',
  (what, { world }) => {
    const repo = world.repository('r')
    repo.commit('one', { 'a.ts': lines(1) })
    repo.commit('two', { 'b.ts': lines(1) })
    world.run('git', ['clone', '-q', '--depth=1', `file://${repo.dir}`, join(world.dir, 's')])
    const ran = repo.cli(['score', ...what.split(' '), '--cwd', join(world.dir, 's')])
    expect([ran.code, ran.stderr]).toEqual([3, expect.stringContaining('git fetch --unshallow')])
  },
)

test('an object missing from the clone decides nothing', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(1) })
  const blob = repo.git('rev-parse', 'HEAD:a.ts')
  execFileSync('rm', ['-f', join(repo.dir, '.git/objects', blob.slice(0, 2), blob.slice(2))])
  expect(repo.cli(['score']).code).toBe(3)
})

test('open conflicts decide nothing', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': 'a\n' })
  repo.git('switch', '-qc', 'topic')
  repo.commit('two', { 'a.ts': 'b\n' })
  repo.git('switch', '-q', 'main')
  repo.commit('three', { 'a.ts': 'c\n' })
  repo.tryGit(['merge', 'topic'])
  const ran = repo.cli(['score', '--staged'])
  expect([ran.code, ran.stderr]).toEqual([3, expect.stringContaining('conflicts')])
})

test('a rename is one file with both paths', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'src/old.ts': lines(20) })
  repo.git('mv', 'src/old.ts', 'new.ts')
  repo.commit('two', {})
  expect(scored(repo).files).toMatchObject([{ path: 'new.ts', from: 'src/old.ts', added: 0 }])
})

test('a binary file has a size', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'src/a.js': Buffer.concat([Buffer.of(0), Buffer.alloc(4000, 'x')]) })
  expect(scored(repo)).toMatchObject({ score: 40, files: [{ added: null, deleted: null, points: 40 }] })
})

test('a submodule’s bump has a size', ({ world }) => {
  const repo = world.repository('r')
  const id = repo.commit('one', { 'a.ts': lines(1) })
  repo.git('update-index', '--add', '--cacheinfo', `160000,${id},lib`)
  expect(scored(repo, '--staged')).toMatchObject({ score: 40, files: [{ path: 'lib', added: null }] })
})

test('a change of mode is a file without lines', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'run.sh': lines(3) })
  repo.git('update-index', '--chmod=+x', 'run.sh')
  expect(scored(repo, '--staged')).toMatchObject({ score: 0, files: [{ path: 'run.sh', added: 0 }] })
})

test('attributes of the base tell what is generated; the change can’t', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', { 'src/.gitattributes': 'api.ts linguist-generated\n' })
  repo.commit('two', { '.gitattributes': '*.ts linguist-generated\n', 'src/api.ts': lines(50), 'b.ts': lines(50) })
  const kinds = Object.fromEntries(scored(repo).files.map(({ path, kind }) => [path, kind]))
  expect(kinds).toMatchObject({ 'src/api.ts': 'generated', 'b.ts': 'source' })
})

test.for([
  'with space.ts',
  'line\nbreak.ts',
  '"quoted".ts',
  '-rf',
  'tab\tbed.ts',
  'back\\slash.ts',
  ':(glob)*.ts',
  'ünï.ts',
  '\u001b[31mred.ts',
])('the path %j is named as it is', (name, { world }) => {
  const repo = world.repository('r')
  repo.commit('one', { [name]: lines(1), '.gitattributes': '* linguist-generated=false\n' })
  repo.commit('two', { [name]: lines(2) })
  expect(scored(repo).files).toMatchObject([{ path: name, added: 1 }])
})

test('.gitattributes of the base hold, however long they are', ({ world }) => {
  const repo = world.repository('r')
  const long = '# a remark\n'.repeat(1_600_000)
  repo.commit('one', { '.gitattributes': `${long}made.ts linguist-generated\n` })
  repo.commit('two', { 'made.ts': lines(50) })
  expect(scored(repo).files).toMatchObject([{ path: 'made.ts', kind: 'generated' }])
})

test('a path that is not UTF-8 is escaped, and whole as base64', ({ world }) => {
  const repo = world.repository('r')
  writeFileSync(Buffer.concat([Buffer.from(`${repo.dir}/`), Buffer.from([0x61, 0xff, 0x2e, 0x74, 0x73])]), 'x\n')
  repo.commit('one', {})
  expect(scored(repo).files).toMatchObject([{ path: String.raw`a\xff.ts`, pathBase64: 'Yf8udHM=' }])
})

test('what people see can’t drive their terminal, and fits 80 columns', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', {
    ['\u001b[31mred\n.ts']: lines(1),
    [`${'long/'.repeat(30)}a.ts`]: lines(3),
    'package.json': '{}',
  })
  const { stdout } = repo.cli(['score'], { env: { NO_COLOR: '1' } })
  expect(stdout.split('\n').filter((line) => line.length > 80 || /[\u0000-\u001f]/.test(line))).toEqual([])
})

test('only the ten riskiest files are listed', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('one', Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`f${at}.ts`, lines(1)])))
  expect(repo.cli(['score']).stdout).toContain('and 4 more')
})
