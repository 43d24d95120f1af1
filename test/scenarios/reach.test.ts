// Who imports what a change touches, in real repositories: by the base's tree alone, with and without what was kept of it.
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { policy, strictRules } from '../support/team.ts'
import { projectDir, test, type Ran, type Repo, type World } from '../support/world.ts'

interface ScoreJson {
  readonly score: number
  readonly reasons: readonly { readonly signal: string; readonly points: number; readonly says: string }[]
  readonly parts: { readonly reach: number | null }
  readonly graph: object | null
  readonly files: readonly { readonly importers: object | null }[]
}

const reach = (ran: Ran): ScoreJson['reasons'][number] | undefined =>
  (JSON.parse(ran.stdout) as ScoreJson).reasons.find(({ signal }) => signal === 'reach')
const scored = (repo: Repo, ...args: string[]) => repo.cli(['score', '--format', 'json', ...args])

/** money.ts, and so many files that import it: enough for the graph to be kept. */
function shop(world: World, importers: number): Repo {
  const repo = world.repository('shop')
  const uses = Array.from({ length: importers }, (_, at) => [
    `src/use-${at}.ts`,
    `import { round } from './money.js'\n`,
  ])
  repo.commit('Start', {
    'src/money.ts': 'export const round = 1\n',
    'docs/a.md': '# A\n',
    ...Object.fromEntries(uses),
  })
  return repo
}

const kept = (repo: Repo): string => join(repo.dir, '.git/ai-signoff/imports')

test('files of the base that import what is touched count, those that the change brings do not', ({ world }) => {
  const repo = shop(world, 3)
  repo.commit('Round up', { 'src/money.ts': 'export const round = 2\n', 'src/new.ts': `import './money'\n` })
  const names = ['src/use-0.ts', 'src/use-1.ts', 'src/use-2.ts']
  expect(reach(scored(repo))).toEqual({
    signal: 'reach',
    points: 3,
    says: `3 files import what is touched: ${names.join(', ')}`,
    paths: { count: 3, first: names.map((path) => ({ path })) },
  })
})

test('a bare repository gives the same score as a clone of it, and so does a linked work tree', ({ world }) => {
  const repo = shop(world, 20)
  repo.commit('Round up', { 'src/money.ts': 'export const round = 2\n' })
  const bare = world.bare('bare.git')
  repo.git('push', '--quiet', bare, 'main')
  repo.git('worktree', 'add', '--quiet', '--detach', join(world.dir, 'linked'))
  const answers = [repo.dir, bare, join(world.dir, 'linked')].map(
    (dir) => scored({ ...repo, cli: cliIn(world, repo, dir) }).stdout,
  )
  expect(new Set(answers).size).toBe(1)
})

const cliIn =
  (_world: World, repo: Repo, dir: string): Repo['cli'] =>
  (args, options) =>
    repo.cli(['--cwd', dir, ...args], options)

test('where only documentation changes no other file is asked for', ({ world }) => {
  const repo = shop(world, 3)
  const blob = repo.git('rev-parse', 'HEAD:src/use-1.ts')
  repo.commit('Words', { 'docs/a.md': '# B\n' })
  repo.commit('Round up', { 'src/money.ts': 'export const round = 2\n' })
  rmSync(join(repo.dir, '.git/objects', blob.slice(0, 2), blob.slice(2)))
  expect([scored(repo, 'HEAD~1').code, scored(repo, 'HEAD').code]).toEqual([0, 3])
})

test('a file too large and files that the base calls generated are not read, and it is said', ({ world }) => {
  const repo = world.repository('r')
  const use = `import './a'\n`
  repo.commit('Start', {
    'a.ts': '1\n',
    'large.ts': `${use}// ${'x'.repeat(1_000_000)}`,
    'src/vendor/b.ts': use,
    'made/c.ts': use,
    'd.ts': use,
    '.gitattributes': 'made/** linguist-generated\n',
  })
  repo.commit('Two', { 'a.ts': '2\n' })
  expect([JSON.parse(scored(repo).stdout), repo.cli(['score']).stdout]).toMatchObject([
    {
      parts: { reach: 2 },
      graph: { files: 2, resolved: 1, unresolved: 0, computed: 0, cycles: 0, large: 1, generated: 2 },
      files: [{ importers: { count: 1, first: [{ path: 'd.ts' }] } }],
    },
    expect.stringContaining('files not read: 1 too large, 2'),
  ])
})

test('the score is the same with what was kept of the graph, with some of it, and without', ({ world }) => {
  const repo = shop(world, 450)
  repo.commit('Round up', { 'src/money.ts': 'export const round = 2\n' })
  const cold = scored(repo).stdout
  const files = readdirSync(kept(repo)).length
  const warm = scored(repo).stdout
  for (const name of readdirSync(kept(repo))) if (name.startsWith('graph-')) rmSync(join(kept(repo), name))
  const some = scored(repo).stdout
  rmSync(kept(repo), { recursive: true })
  expect([files, new Set([cold, warm, some, scored(repo).stdout]).size]).toEqual([2, 1])
})

test('what was kept and can be read no more is written anew', ({ world }) => {
  const repo = shop(world, 450)
  repo.commit('Round up', { 'src/money.ts': 'export const round = 2\n' })
  const cold = scored(repo).stdout
  const [whole, paths] = [new Map<string, string>(), readdirSync(kept(repo)).map((name) => join(kept(repo), name))]
  for (const path of paths) {
    whole.set(path, readFileSync(path, 'utf8'))
    writeFileSync(path, 'ai-signoff')
  }
  const again = scored(repo).stdout
  expect([again, paths.map((path) => readFileSync(path, 'utf8'))]).toEqual([cold, paths.map((path) => whole.get(path))])
})

test('no more than four graphs are kept', ({ world }) => {
  const repo = shop(world, 450)
  for (let at = 0; at < 6; at++) {
    repo.commit('Round', { 'src/money.ts': `export const round = ${at}\n` })
    scored(repo)
  }
  expect(readdirSync(kept(repo)).filter((name) => name.startsWith('graph-')).length).toBe(4)
})

test('the advice at a commit counts who imports what is staged', ({ world }) => {
  const repo = shop(world, 32)
  repo.write({ '.git/hooks/pre-commit': `#!/bin/sh\nexec sh -e "${projectDir}/hooks/pre-commit" "$@"\n` })
  const commit = (path: string): string => {
    repo.write({ [path]: 'export const line = 1\n'.repeat(100) })
    repo.git('add', '--all')
    return repo.tryGit(['commit', '--quiet', '-m', 'More']).said
  }
  // The limit has the program asked about every commit.
  const rules = `${strictRules}sign-off: { reviewable-lines: 169 }\n`
  repo.commit('Rules', { '.ai-signoff.yml': policy(world.key('grace'), world.key('linus'), rules) })
  chmodSync(join(repo.dir, '.git/hooks/pre-commit'), 0o755)
  // The first takes an importer away: 31 are left.
  expect([commit('src/use-0.ts'), commit('src/money.ts')]).toEqual([
    '',
    expect.stringContaining('what is staged is high (48 of 100)'),
  ])
})

test('uninstall takes away what was kept', ({ world }) => {
  const repo = shop(world, 450)
  repo.commit('Round up', { 'src/money.ts': 'export const round = 2\n' })
  scored(repo)
  repo.cli(['uninstall', '--yes'])
  expect(readdirSync(join(repo.dir, '.git'))).not.toContain('ai-signoff')
})

test('a small repository has nothing kept', ({ world }) => {
  const repo = shop(world, 3)
  repo.commit('Round up', { 'src/money.ts': 'export const round = 2\n' })
  scored(repo)
  expect(readdirSync(join(repo.dir, '.git'))).not.toContain('ai-signoff')
})
