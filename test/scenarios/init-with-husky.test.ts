// In a repository that uses husky, our lines stand at the top of husky's own files.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { enrolledSoon, test, type Package } from '../support/package.ts'
import { projectDir, type Repo, type World } from '../support/world.ts'

/** The real husky, as npm would have put it there. */
function withHusky(world: World, files: Record<string, string> = {}): Repo {
  const repo = enrolledSoon(world)
  mkdirSync(join(repo.dir, 'node_modules'))
  symlinkSync(join(projectDir, 'node_modules/husky'), join(repo.dir, 'node_modules/husky'))
  repo.write({
    '.gitignore': 'node_modules\n',
    'package.json': '{"devDependencies":{"husky":"^9"},"scripts":{"prepare":"husky"}}\n',
    ...files,
  })
  return repo
}

const startHusky = (world: World, repo: Repo): void => {
  const { code, said } = world.run(process.execPath, [join(projectDir, 'node_modules/husky/bin.js')], { cwd: repo.dir })
  if (code !== 0) throw new Error(said)
}

const theirs = ({ logLine }: Package): string => `{ echo theirs; cat; } | ${logLine}\n`

describe('with husky set up', () => {
  test('all four hooks fire', ({ world, pack }) => {
    const repo = withHusky(world)
    startHusky(world, repo)
    pack.cli(repo, ['init', '--yes'])
    repo.commit('second', {})
    repo.git('push', '--quiet', 'origin', 'main')
    expect(pack.log().filter((line) => line.startsWith('ours'))).toEqual([
      'ours pre-commit',
      'ours prepare-commit-msg',
      'ours commit-msg',
      'ours pre-push',
    ])
  })

  test('what stood in a husky hook runs after ours with the same standard input', ({ world, pack }) => {
    const repo = withHusky(world)
    repo.write({ '.husky/pre-push': theirs(pack) })
    startHusky(world, repo)
    pack.cli(repo, ['init', '--yes'])
    repo.git('push', '--quiet', 'origin', 'main')
    const line = expect.stringContaining(`refs/heads/main ${repo.git('rev-parse', 'main')}`)
    expect(pack.log()).toEqual(['ours pre-push', line, '  theirs', line])
  })

  test('a refusal of ours stops the push before the rest of the hook', ({ world, pack }) => {
    const repo = withHusky(world)
    repo.write({ '.husky/pre-push': theirs(pack) })
    startHusky(world, repo)
    pack.cli(repo, ['init', '--yes'])
    const { code } = repo.tryGit(['push', 'origin', 'main'], { env: { STUB_REFUSES: '1' } })
    expect([code, pack.log().includes('  theirs')]).toEqual([1, false])
  })

  test('nothing is written to .git/hooks', ({ world, pack }) => {
    const repo = withHusky(world)
    startHusky(world, repo)
    pack.cli(repo, ['init', '--yes'])
    expect(existsSync(join(repo.dir, '.git/hooks/pre-push'))).toBe(false)
  })

  test('a second time changes nothing', ({ world, pack }) => {
    const repo = withHusky(world)
    startHusky(world, repo)
    pack.cli(repo, ['init', '--yes'])
    expect(pack.cli(repo, ['init', '--yes']).stderr).toMatch(/^Nothing to do/)
  })

  test('uninstall takes our lines out and leaves the rest byte for byte', ({ world, pack }) => {
    const repo = withHusky(world)
    repo.write({ '.husky/pre-push': '#!/usr/bin/env sh\nnpm test' })
    startHusky(world, repo)
    pack.cli(repo, ['init', '--yes'])
    pack.cli(repo, ['uninstall', '--yes'])
    expect([
      readFileSync(join(repo.dir, '.husky/pre-push'), 'utf8'),
      existsSync(join(repo.dir, '.husky/commit-msg')),
    ]).toEqual(['#!/usr/bin/env sh\nnpm test', false])
  })

  test('a clone whose git folder has no runtime uses the one npm installed', ({ world, pack }) => {
    const repo = withHusky(world)
    startHusky(world, repo)
    pack.cli(repo, ['init', '--yes'])
    repo.commit('husky and ai-signoff', {}, { env: { HUSKY: '0' } })
    const clone = world.clone(repo.dir, 'clone')
    mkdirSync(join(clone.dir, 'node_modules'))
    symlinkSync(pack.dir, join(clone.dir, 'node_modules/ai-signoff'))
    startHusky(world, clone)
    clone.git('commit', '--quiet', '--allow-empty', '-m', 'x')
    expect(pack.log()).toEqual(['ours pre-commit', 'ours prepare-commit-msg', 'ours commit-msg'])
  })
})

describe('with husky in package.json, not set up yet', () => {
  test('the lines go to .husky, and the next step is npx husky', ({ world, pack }) => {
    const repo = withHusky(world)
    const { stderr } = pack.cli(repo, ['init', '--yes'])
    expect([existsSync(join(repo.dir, '.husky/pre-push')), stderr]).toEqual([
      true,
      expect.stringMatching(/1\. npx husky/),
    ])
  })

  test('a folder that husky is told to use is the one we use', ({ world, pack }) => {
    const repo = withHusky(world, { 'package.json': '{"scripts":{"prepare":"husky tools/hooks"}}' })
    pack.cli(repo, ['init', '--yes'])
    expect(existsSync(join(repo.dir, 'tools/hooks/pre-push'))).toBe(true)
  })
})
