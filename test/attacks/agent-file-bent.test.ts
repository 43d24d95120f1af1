// Agents' hook files come with commits: what is put where they are, and where agents look for what they call, makes nothing of ours write or
// run outside.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentHookCommand } from '../../src/setup/agent-hook-command.ts'
import { enrolledSoon, test, type Package } from '../support/package.ts'
import type { Ran, Repo, World } from '../support/world.ts'

const claudeFile = '.claude/settings.json'
const init = (pack: Package, repo: Repo): Ran => pack.cli(repo, ['init', '--yes', '--agents=claude'])

describe('a link is not followed', () => {
  const outside = (world: World): string => {
    mkdirSync(join(world.home, '.claude'), { recursive: true })
    writeFileSync(join(world.home, claudeFile), '{}\n')
    return join(world.home, '.claude')
  }
  const links: readonly [what: string, says: RegExp, (repo: Repo, target: string) => void][] = [
    [
      'where the file is one',
      /settings\.json is a symbolic link: it stays/,
      (repo, target) => {
        mkdirSync(join(repo.dir, '.claude'))
        symlinkSync(join(target, 'settings.json'), join(repo.dir, claudeFile))
      },
    ],
    [
      'where its folder is one',
      /lies behind the symbolic link \.claude: it stays/,
      (repo, target) => symlinkSync(target, join(repo.dir, '.claude')),
    ],
    [
      'where it leads nowhere',
      /is a symbolic link: it stays/,
      (repo, target) => {
        mkdirSync(join(repo.dir, '.claude'))
        symlinkSync(join(target, 'gone'), join(repo.dir, claudeFile))
      },
    ],
  ]
  test.for(links)('%s', ([, says, link], { world, pack }) => {
    const repo = enrolledSoon(world)
    link(repo, outside(world))
    const { code, stderr } = init(pack, repo)
    expect([code, stderr, readFileSync(join(world.home, claudeFile), 'utf8')]).toEqual([
      2,
      expect.stringMatching(says),
      '{}\n',
    ])
  })

  test('by uninstall', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    init(pack, repo)
    const text = readFileSync(join(repo.dir, claudeFile), 'utf8')
    writeFileSync(join(outside(world), 'settings.json'), text)
    world.run('rm', ['-r', join(repo.dir, '.claude')])
    symlinkSync(join(world.home, '.claude'), join(repo.dir, '.claude'))
    pack.cli(repo, ['uninstall', '--yes'])
    expect(readFileSync(join(world.home, claudeFile), 'utf8')).toBe(text)
  })
})

describe('a shim that came with a commit is not run', () => {
  const hostile = 'echo hostile >"$HOME/hostile"\n'
  const gifts: readonly [what: string, where: string, (repo: Repo, world: World) => void][] = [
    [
      'from a bare repository in the work tree',
      'gift',
      (repo, world) => {
        world.run('git', ['init', '--quiet', '--bare', join(repo.dir, 'gift')])
        repo.write({ 'gift/ai-signoff/hooks/agent-after': hostile })
      },
    ],
    [
      'from one that says where its work tree is',
      'gift',
      (repo, world) => {
        world.run('git', ['init', '--quiet', '--bare', join(repo.dir, 'gift')])
        repo.write({
          'gift/ai-signoff/hooks/agent-after': hostile,
          'gift/config': '[core]\n\tbare = false\n\tworktree = .\n',
        })
      },
    ],
    ['from the folder itself', '.', (repo) => repo.write({ 'ai-signoff/hooks/agent-after': hostile })],
  ]
  test.for(gifts)('%s', ([, where, give], { world }) => {
    const repo = enrolledSoon(world)
    give(repo, world)
    repo.commit('a gift', {})
    const { code } = world.run('sh', ['-c', agentHookCommand('after', 'codex')], { cwd: join(repo.dir, where) })
    expect([code, existsSync(join(world.home, 'hostile'))]).toEqual([0, false])
  })

  test('while the one in the git folder is', ({ world }) => {
    const repo = enrolledSoon(world)
    repo.write({ '.git/ai-signoff/hooks/agent-after': hostile })
    world.run('sh', ['-c', agentHookCommand('after', 'codex')], { cwd: repo.dir })
    expect(existsSync(join(world.home, 'hostile'))).toBe(true)
  })
})
