// ai-signoff init: what it writes, what it asks, and where it refuses to write anything.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { parsePolicy } from '../../src/policy/parse.ts'
import { securityKey } from '../support/signing.ts'
import { agentShims, enrolledSoon, events, test } from '../support/package.ts'
import type { Repo, World } from '../support/world.ts'

const policyOf = (repo: Repo) => parsePolicy(readFileSync(join(repo.dir, '.ai-signoff.yml'), 'utf8'), 'the policy')

/** Every path below a folder with its size, to see whether anything was written. */
const snapshot = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => `${path} ${statSync(join(dir, path), { throwIfNoEntry: false })?.size ?? 'dangling'}`)

/** hook.cjs and the parts that it loads. */
const hookProgram = (packageDir: string): string[] => [
  'hook',
  'hook.cjs',
  ...readdirSync(join(packageDir, 'dist/hook')).map((name) => join('hook', name)),
]

describe('in a fresh repository, init --yes', () => {
  test('writes a policy that parses and names the person at the keyboard as its senior', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    expect(policyOf(repo).roster.people).toMatchObject([
      { name: 'Ada Lovelace', emails: ['ada@example.com'], seniority: 'senior' },
    ])
  })

  test('copies the runtime into the git folder', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    const runtime = join(repo.dir, '.git/ai-signoff')
    expect([
      ...readdirSync(join(runtime, 'dist'), { recursive: true }),
      ...readdirSync(join(runtime, 'hooks')),
    ]).toEqual([...hookProgram(pack.dir), ...[...agentShims, ...events, 'lib.sh'].sort()])
  })

  test('makes each of the four hooks fire, in order', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    const id = repo.commit('second', {})
    repo.git('push', '--quiet', 'origin', 'main')
    const line = `  refs/heads/main ${id} refs/heads/main ${'0'.repeat(40)}`
    expect(pack.log()).toEqual(['ours pre-commit', 'ours prepare-commit-msg', 'ours commit-msg', 'ours pre-push', line])
  })

  test('says what comes next', ({ world, pack }) => {
    const { code, stderr } = pack.cli(enrolledSoon(world), ['init', '--yes'])
    expect([code, stderr]).toEqual([0, expect.stringMatching(/commit it[\s\S]*git push[\s\S]*ai-signoff demo/)])
  })

  test('recommends doctor and, unless the key is on one, hardware', ({ world, pack }) => {
    const file = pack.cli(enrolledSoon(world), ['init', '--yes']).stderr
    writeFileSync(join(world.home, '.ssh/id_ed25519_sk.pub'), `${securityKey('ed25519', { flags: 1 }).line}\n`)
    const hardware = pack.cli(world.repository('other'), ['init', '--yes']).stderr
    const recommends = (said: string): boolean[] =>
      ['ai-signoff doctor', '-t ed25519-sk'].map((word) => said.includes(word))
    expect([file, hardware].map(recommends)).toEqual([
      [true, true],
      [true, false],
    ])
  })

  test('a second time changes nothing and says so', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    const before = snapshot(repo.dir)
    const again = pack.cli(repo, ['init', '--yes'])
    expect([again.code, again.stderr, snapshot(repo.dir)]).toEqual([0, expect.stringMatching(/^Nothing to do/), before])
  })

  test('works in a repository without any commit', ({ world, pack }) => {
    world.key('id_ed25519')
    const repo = world.repository('empty')
    pack.cli(repo, ['init', '--yes'])
    expect(policyOf(repo).protected).toEqual(['main'])
  })

  test('works from a folder below the top', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    mkdirSync(join(repo.dir, 'deep/down'), { recursive: true })
    pack.cli({ dir: join(repo.dir, 'deep/down') }, ['init', '--yes'])
    expect(existsSync(join(repo.dir, '.ai-signoff.yml'))).toBe(true)
  })

  test('runs our hooks in a worktree that is made later', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    repo.git('worktree', 'add', '--quiet', '../tree')
    world.run('git', ['commit', '--quiet', '--allow-empty', '-m', 'there'], { cwd: join(world.dir, 'tree') })
    expect(pack.log()).toEqual(['ours pre-commit', 'ours prepare-commit-msg', 'ours commit-msg'])
  })

  test('can be run inside a worktree', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    repo.git('worktree', 'add', '--quiet', '../tree')
    const { code } = pack.cli({ dir: join(world.dir, 'tree') }, ['init', '--yes'])
    expect([code, existsSync(join(repo.dir, '.git/hooks/pre-push'))]).toEqual([0, true])
  })
})

describe('the policy that init writes', () => {
  test("protects the remote's default branch, not the one checked out", ({ world, pack }) => {
    const first = enrolledSoon(world)
    first.git('push', '--quiet', 'origin', 'main')
    const clone = world.clone(join(world.dir, 'work.git'), 'clone')
    clone.git('switch', '--quiet', '-c', 'topic')
    pack.cli(clone, ['init', '--yes'])
    expect(policyOf(clone)).toMatchObject({ defaultBranch: 'main', protected: ['main'] })
  })

  test('protects the branches that --branch names, the first being the default', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes', '--branch', 'trunk', 'release/*'])
    expect(policyOf(repo)).toMatchObject({ defaultBranch: 'trunk', protected: ['trunk', 'release/*'] })
  })

  test('names whom --name and --email name, with the key of --key', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const key = world.key('other')
    pack.cli(repo, [
      'init',
      '--yes',
      '--name',
      'Grace "Amazing" Hopper',
      '--email',
      'grace@example.com',
      '--key',
      key.file,
    ])
    expect(policyOf(repo).roster.people).toMatchObject([
      { name: 'Grace "Amazing" Hopper', emails: ['grace@example.com'], keys: [{ blob: key.public.split(' ')[1] }] },
    ])
  })

  test('is never written over one that is there', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    const mine = `# ours\n${readFileSync(join(repo.dir, '.ai-signoff.yml'), 'utf8')}`
    repo.write({ '.ai-signoff.yml': mine })
    rmSync(join(repo.dir, '.git/hooks/pre-push'))
    pack.cli(repo, ['init', '--yes', '--name', 'Somebody Else'])
    expect(readFileSync(join(repo.dir, '.ai-signoff.yml'), 'utf8')).toBe(mine)
  })
})

describe('a policy that HEAD has and the work tree lacks', () => {
  test('is not written anew', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    repo.commit('policy', {})
    rmSync(join(repo.dir, '.ai-signoff.yml'))
    const { stderr } = pack.cli(repo, ['init', '--yes'])
    expect([stderr, existsSync(join(repo.dir, '.ai-signoff.yml'))]).toEqual([
      expect.stringMatching(/^Nothing to do/),
      false,
    ])
  })
})

describe('init asks first', () => {
  test('a dry run shows the plan on standard output and writes nothing', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const before = snapshot(repo.dir)
    const { code, stdout } = pack.cli(repo, ['init', '--dry-run'])
    expect([code, stdout, snapshot(repo.dir)]).toEqual([
      0,
      expect.stringMatching(/write \.ai-signoff\.yml[\s\S]*pre-push/),
      before,
    ])
  })

  test('without a terminal and without --yes it writes nothing and names --yes', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const before = snapshot(repo.dir)
    const { code, stderr } = pack.cli(repo, ['init'])
    expect([code, stderr, snapshot(repo.dir)]).toEqual([
      2,
      expect.stringMatching(/next {3}npx ai-signoff init --yes/),
      before,
    ])
  })
})

describe('init refuses, and writes nothing,', () => {
  const refusals: [string, RegExp, number, (world: World, repo: Repo) => void][] = [
    [
      'without any key',
      /ssh-keygen -t ed25519-sk/,
      2,
      (world) => rmSync(join(world.home, '.ssh'), { recursive: true }),
    ],
    [
      'when hooks are shared by all repositories',
      /next {3}git config --local core\.hooksPath \S+\/work\/\.git\/hooks/,
      2,
      (world) => void world.run('git', ['config', '--global', 'core.hooksPath', join(world.home, 'hooks')]),
    ],
    [
      'when the hooks folder is a link that leads outside',
      /next {3}rm \S+\/work\/\.git\/hooks/,
      2,
      (world, repo) => {
        rmSync(join(repo.dir, '.git/hooks'), { recursive: true })
        mkdirSync(join(world.dir, 'shared'))
        symlinkSync(join(world.dir, 'shared'), join(repo.dir, '.git/hooks'))
      },
    ],
    [
      'when the policy that is there does not parse',
      /\.ai-signoff\.yml: \d+ problems/,
      2,
      (_, repo) => repo.write({ '.ai-signoff.yml': 'version: 2\n' }),
    ],
    [
      'when the policy is a symbolic link',
      /symbolic link/,
      2,
      (_, repo) => symlinkSync('README.md', join(repo.dir, '.ai-signoff.yml')),
    ],
    [
      'beside a file that could be taken for the policy',
      /looks like \.ai-signoff\.yml/,
      2,
      (_, repo) => repo.write({ '.AI-signoff.yml': '' }),
    ],
    [
      'when a folder stands where a hook belongs',
      /hooks\/pre-push is not a file/,
      3,
      (_, repo) => mkdirSync(join(repo.dir, '.git/hooks/pre-push')),
    ],
    [
      'when git does not know who is there',
      /next {3}npx ai-signoff init --name NAME --email EMAIL/,
      2,
      (world) => {
        delete world.env['GIT_AUTHOR_NAME']
      },
    ],
  ]
  test.for(refusals)('%s', ([, says, code, prepare], { world, pack }) => {
    const repo = enrolledSoon(world)
    prepare(world, repo)
    const before = snapshot(repo.dir)
    const ran = pack.cli(repo, ['init', '--yes'])
    expect([ran.code, ran.stderr, snapshot(repo.dir)]).toEqual([code, expect.stringMatching(says), before])
  })

  const badWishes: [string, string[], RegExp][] = [
    [
      'a branch that cannot be one',
      ['--branch', 'a b'],
      /"a b" can not be the name of a branch\n {2}next {3}npx ai-signoff init --branch main "release\/\*"/,
    ],
    [
      'a pattern that is none',
      ['--branch', 'main', 'a//b\\'],
      /the pattern .*\n {2}next {3}npx ai-signoff init --branch/,
    ],
    ['patterns that leave the default branch out', ['--branch', 'main', '!main'], /leave "main" itself unprotected/],
    ['an address that is none', ['--email', 'ada'], /the address "ada" is no e-mail.*\n {2}next .* --email EMAIL/],
    ['a name without a letter', ['--name', '7'], /the name "7" has no letter.*\n {2}next .* --name NAME/],
    ['a key that is not there', ['--key', 'gone'], /gone \(with \.pub\)\n {2}next .*ai-signoff init --key FILE/],
    ['a key that is none', ['--key', 'README.md'], /README\.md.*\n {2}next {3}.*ai-signoff init --key FILE/],
  ]
  test.for(badWishes)('when asked for %s, and says what to ask for instead', ([, wish, says], { world, pack }) => {
    const repo = enrolledSoon(world)
    repo.write({ 'README.md.pub': 'not a key\n' })
    const before = snapshot(repo.dir)
    const ran = pack.cli(repo, ['init', '--yes', ...wish])
    expect([ran.code, ran.stderr, snapshot(repo.dir)]).toEqual([2, expect.stringMatching(says), before])
  })

  test('outside a repository', ({ world, pack }) => {
    const { code, stderr } = pack.cli({ dir: world.home }, ['init', '--yes'])
    expect([code, stderr]).toEqual([2, expect.stringMatching(/not a git repository/)])
  })

  test('inside .git, where no work tree is', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const { code, stderr } = pack.cli({ dir: join(repo.dir, '.git') }, ['init', '--yes'])
    expect([code, stderr]).toEqual([2, expect.stringMatching(/bare repository, or a place inside \.git/)])
  })

  test('and puts back what it wrote, when a folder cannot be made', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    writeFileSync(join(repo.dir, '.git/ai-signoff'), 'a file where a folder must be')
    const before = snapshot(repo.dir)
    const { code } = pack.cli(repo, ['init', '--yes'])
    expect([code, snapshot(repo.dir)]).toEqual([3, before])
  })

  test('and puts back what it wrote, when the disk takes no more', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    writeFileSync(join(pack.dir, 'dist/hook.cjs'), 'x'.repeat(100_000))
    const before = snapshot(repo.dir)
    const init = `ulimit -f 16; exec '${process.execPath}' '${join(pack.dir, 'bin/ai-signoff.js')}' init --yes`
    const { code, stderr } = world.run('sh', ['-c', init], { cwd: repo.dir })
    expect([code, stderr, snapshot(repo.dir)]).toEqual([3, expect.stringMatching(/nothing was changed: EFBIG/), before])
  })
})
