// `ai-signoff provenance`: what a history says of AI's part, commit by commit, whatever bytes it is made of.
import { describe, expect } from 'vitest'
import { hookedRepository } from '../support/provenance.ts'
import { asClaude } from '../support/team.ts'
import { bin, test, type Repo, type World } from '../support/world.ts'

interface Told {
  readonly version: number
  readonly commit: string
  readonly merge: string
  readonly kind: string | null
  readonly why: string | null
  readonly undeclared: string | null
  readonly agents: readonly { readonly name: string; readonly model: string | null }[]
  readonly evidence: readonly { readonly source: string; readonly weight: string; readonly text: string }[]
}

const told = (repo: Repo, ...args: string[]): Told[] => {
  const { code, stdout, stderr } = repo.cli(['provenance', ...args, '--format', 'json'])
  if (code !== 0) throw new Error(stderr)
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
}

const kindsOf = (records: readonly Told[]): (string | null)[] => records.map(({ kind }) => kind)
const agentsOf = (records: readonly Told[]): string[] => records.flatMap(({ agents }) => agents.map(({ name }) => name))

const mark = 'Co-authored-by: Claude Opus 4.6 <noreply@anthropic.com>'

/** A commit of these very bytes, with HEAD for its parent where there is one. */
function rawCommit(repo: Repo, headers: readonly string[], message: string | Uint8Array): string {
  const tree = repo.git('write-tree')
  const by = 'Ada Lovelace <ada@example.com> 1770000000 +0000'
  const given = headers.some((line) => line.startsWith('author '))
  const lines = [`tree ${tree}`, ...parentsOf(repo), ...(given ? [] : [`author ${by}`, `committer ${by}`]), ...headers]
  const input = Buffer.concat([Buffer.from(`${lines.join('\n')}\n\n`, 'latin1'), Buffer.from(message)])
  const made = repo.tryGit(['hash-object', '-t', 'commit', '--literally', '-w', '--stdin'], { input })
  repo.git('update-ref', 'refs/heads/main', made.stdout.trim())
  return made.stdout.trim()
}

const parentsOf = (repo: Repo): string[] => {
  const { code, stdout } = repo.tryGit(['rev-parse', '--verify', '--quiet', 'HEAD'])
  return code === 0 ? [`parent ${stdout.trim()}`] : []
}

describe('the commits are', () => {
  test('that commit alone, for a COMMIT', ({ world }) => {
    const repo = world.repository('repo')
    repo.commit('One', { a: '1\n' })
    const two = repo.commit(`Two\n\n${mark}`, { a: '2\n' })
    repo.commit('Three', { a: '3\n' })
    expect(told(repo, 'HEAD~1').map(({ commit, kind }) => [commit, kind])).toEqual([[two, 'generated']])
  })

  test('those of B that A lacks, for A..B and A...B, newest first', ({ world }) => {
    const repo = world.repository('repo')
    repo.commit('One', { a: '1\n' })
    const [two, three] = [repo.commit('Two', { a: '2\n' }), repo.commit('Three', { a: '3\n' })]
    const ids = ['HEAD~2..HEAD', 'HEAD~2...HEAD', 'HEAD~2..'].map((range) =>
      told(repo, range).map((each) => each.commit),
    )
    expect(ids).toEqual([1, 2, 3].map(() => [three, two]))
  })

  test("those that the remote's default branch lacks, unless a range is given; and all with --all", ({ world }) => {
    const repo = world.repository('repo')
    repo.commit('One', { a: '1\n' })
    const clone = world.clone(repo.dir, 'clone')
    const two = clone.commit('Two', { a: '2\n' })
    expect([told(clone).map(({ commit }) => commit), told(clone, '--all').length]).toEqual([[two], 2])
  })

  test("those of HEAD's whole history where there is no remote", ({ world }) => {
    const repo = world.repository('repo')
    repo.commit('One', { a: '1\n' })
    repo.commit('Two', { a: '2\n' })
    expect(told(repo).length).toBe(2)
  })

  test('none, and said so, where the remote has all', ({ world }) => {
    const repo = world.repository('repo')
    repo.commit('One', { a: '1\n' })
    const { code, stdout } = world.clone(repo.dir, 'clone').cli(['provenance'])
    expect([code, stdout]).toEqual([0, 'no commits in origin/main..HEAD\n'])
  })
})

describe('exit 2 with the next command for', () => {
  const asked: Readonly<Record<string, readonly string[]>> = {
    'a branch that is not here': ['nowhere'],
    'three dots twice': ['HEAD...HEAD...HEAD'],
    'a range and --all': ['HEAD..HEAD', '--all'],
    'an option that rev-list has': ['--not'],
  }
  for (const [what, args] of Object.entries(asked)) {
    test(what, ({ world }) => {
      const repo = world.repository('repo')
      repo.commit('One', { a: '1\n' })
      const { code, stdout } = repo.cli(['provenance', ...args])
      expect([code, stdout]).toEqual([2, ''])
    })
  }

  test('a repository without a commit', ({ world }) => {
    expect(world.repository('repo').cli(['provenance']).code).toBe(2)
  })
})

describe('with our hooks on', () => {
  test("a person's commit is none, an agent's generated, one past the hooks undeclared", ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('By hand', { a: '1\n' })
    repo.commit('By an agent', { a: '2\n' }, asClaude)
    repo.git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--allow-empty', '-m', 'Past them')
    expect(kindsOf(told(repo))).toEqual(['undeclared', 'generated', 'none'])
  })

  test('a receipt that fits is strong, one about other lines is weak', ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('By an agent', { a: '2\n' }, asClaude)
    repo.write({ a: '3\n' })
    repo.git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--all', '--amend', '--no-edit')
    const changed = told(repo)
    repo.write({ a: '2\n' })
    repo.git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--all', '--amend', '--no-edit')
    const receipt = (records: readonly Told[]): unknown =>
      records
        .flatMap(({ evidence }) => evidence.filter(({ text }) => text.startsWith('AI-Provenance')))
        .map((each) => each.weight)
    expect([receipt(changed), receipt(told(repo))]).toEqual([['weak'], ['strong']])
  })

  test('the union of a range is told at the end, with how many commits each part has', ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('By hand', { a: '1\n' })
    repo.commit('By an agent', { a: '2\n' }, asClaude)
    repo.commit('By an agent, too', { a: '3\n' }, asClaude)
    const past = repo.tryGit([
      '-c',
      'core.hooksPath=/dev/null',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'Past them',
    ])
    const lines = repo.cli(['provenance']).stdout.split('\n')
    expect([past.code, ...lines.slice(5, 8)]).toEqual([
      0,
      '4 commits: 1 none, 2 generated, 1 undeclared',
      'agents      claude-code 2',
      `undeclared  ${repo.git('rev-parse', '--short=10', 'HEAD')}`,
    ])
  })
})

describe('merges', () => {
  /** main and a branch that an agent made, merged. */
  function merged(world: World, ...args: string[]): Repo {
    const repo = world.repository('repo')
    repo.commit('Base', { a: '1\n' })
    repo.git('checkout', '--quiet', '-b', 'topic')
    repo.commit(`Topic\n\n${mark}`, { b: '1\n' })
    repo.git('checkout', '--quiet', 'main')
    repo.commit('Main', { c: '1\n' })
    repo.git('merge', '--quiet', ...args, 'topic')
    return repo
  }

  test('that git makes by itself have no provenance of their own', ({ world }) => {
    const [merge] = told(merged(world, '--no-ff', '-m', 'Merge'), 'HEAD~1..HEAD')
    expect([merge?.merge, merge?.kind, merge?.why]).toEqual(['clean', null, null])
  })

  test('with a line of their own are held to what they say', ({ world }) => {
    const repo = merged(world, '--no-ff', '--no-commit')
    repo.commit('Merge', { a: 'more\n' })
    const [merge] = told(repo, 'HEAD~1..HEAD')
    expect([merge?.merge, merge?.kind]).toEqual(['changed', 'undeclared'])
  })

  test('squashed by a forge, without a marker, leave the change undeclared', ({ world }) => {
    const repo = merged(world, '--squash')
    repo.git('commit', '--quiet', '-m', 'Topic (#1)')
    expect(kindsOf(told(repo, 'HEAD'))).toEqual(['undeclared'])
  })
})

describe('an agent is found in a message', () => {
  const messages: Readonly<Record<string, readonly [headers: readonly string[], message: string | Uint8Array]>> = {
    'of ISO-8859-1': [['encoding ISO-8859-1'], Buffer.from(`Gr\xfc\xdfe\n\n${mark}\n`, 'latin1')],
    'of Shift_JIS': [['encoding Shift_JIS'], Buffer.from(`\x83e\x83X\x83g\n\n${mark}\n`, 'latin1')],
    'of an encoding that nobody knows': [['encoding x-nobody'], `Subject\n\n${mark}\n`],
    'that says it is UTF-16, and is not': [['encoding UTF-16LE'], `Subject\n\n${mark}\n`],
    'that is not UTF-8': [[], Buffer.concat([Buffer.from([0x53, 0xff, 0xfe, 0x0a, 0x0a]), Buffer.from(`${mark}\n`)])],
    'of three megabytes': [[], `Subject\n\n${'A line of a log.\n'.repeat(180_000)}\n${mark}\n`],
    'beside a header of another tool': [['change-id zzzzzzzz'], `Subject\n\n${mark}\n`],
    'of a signed commit': [
      ['gpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n \n -----END SSH SIGNATURE-----'],
      `Subject\n\n${mark}\n`,
    ],
    'with the mark folded': [[], 'Subject\n\nCo-authored-by: Claude\n  <noreply@anthropic.com>\n'],
  }
  for (const [what, [headers, message]] of Object.entries(messages)) {
    test(what, ({ world }) => {
      const repo = world.repository('repo')
      rawCommit(repo, headers, message)
      expect(agentsOf(told(repo))).toEqual(['claude-code'])
    })
  }
})

describe('a malformed commit is an undeclared record, and the list goes on:', () => {
  const by = 'Ada Lovelace <ada@example.com> 1770000000 +0000'
  const odd: Readonly<Record<string, readonly [headers: readonly string[], message: string]>> = {
    'an author without an address': [['author Ada Lovelace', `committer ${by}`], 'Subject\n'],
    'two encodings': [['encoding UTF-8', 'encoding UTF-16'], 'Subject\n'],
    'an author line without a date': [['author Ada <ada@example.com>', `committer ${by}`], `Subject\n\n${mark}\n`],
    'headers that end in a NUL': [['encoding \0'], `Subject\n\n${mark}\n`],
  }
  for (const [what, [headers, message]] of Object.entries(odd)) {
    test(what, ({ world }) => {
      const repo = world.repository('repo')
      rawCommit(repo, [], 'One\n')
      rawCommit(repo, headers, message)
      rawCommit(repo, [], `Three\n\n${mark}\n`)
      const records = told(repo)
      expect([kindsOf(records), records[1]?.why?.includes('malformed')]).toEqual([
        ['generated', 'undeclared', 'undeclared'],
        true,
      ])
    })
  }

  test('a claim of none with a NUL behind it', ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('By hand', { a: '1\n' })
    const message = repo.git('log', '-1', '--format=%B')
    rawCommit(repo, [], `${message}\0\n${mark}\n`)
    expect(told(repo)[0]?.why).toMatch(/malformed.*NUL/)
  })
})

describe('notes of Git AI', () => {
  const session = '  s_0123456789abcd::t_fedcba98765432 1-4\n'
  const metadata = '{"sessions":{"s_0123456789abcd":{"agent_id":{"tool":"codex","model":"gpt-5.2"}}}}'

  function noted(world: World): Repo {
    const repo = world.repository('repo')
    repo.commit('One', { a: '1\n' })
    repo.commit('Two', { a: '2\n' })
    repo.git('notes', '--ref=ai', 'add', '-m', `a\n${session}---\n${metadata}`, 'HEAD')
    return repo
  }

  test('tell of agents; what was undeclared without them still is', ({ world }) => {
    const [two] = told(noted(world))
    expect(two).toMatchObject({
      kind: 'generated',
      undeclared: expect.stringContaining('nobody looked'),
      agents: [{ name: 'codex', model: 'gpt-5.2' }],
      evidence: [{ source: 'note', weight: 'strong' }],
    })
  })

  test('of other commits say nothing of this one', ({ world }) => {
    expect(kindsOf(told(noted(world)))).toEqual(['generated', 'undeclared'])
  })

  test('are not changed by being read', ({ world }) => {
    const repo = noted(world)
    const before = repo.git('rev-parse', 'refs/notes/ai')
    repo.cli(['provenance'])
    expect(repo.git('rev-parse', 'refs/notes/ai')).toBe(before)
  })
})

describe('it works in', () => {
  test('a bare repository', ({ world }) => {
    const repo = world.repository('repo')
    repo.commit(`One\n\n${mark}`, { a: '1\n' })
    repo.git('clone', '--quiet', '--bare', repo.dir, `${world.dir}/bare`)
    const { code, stdout } = repo.cli(['--cwd', `${world.dir}/bare`, 'provenance', 'HEAD', '--format', 'json'])
    expect([code, stdout.includes('"kind":"generated"')]).toEqual([0, true])
  })

  test('a repository of SHA-256 ids', ({ world }) => {
    world.run('git', ['init', '--quiet', '-b', 'main', '--object-format=sha256', 'wide'])
    const repo = world.clone(`${world.dir}/wide`, 'clone')
    const id = repo.commit(`One\n\n${mark}`, { a: '1\n' })
    repo.git('notes', '--ref=ai', 'add', '-m', 'a\n  ai_agent 1\n---\n{}', 'HEAD')
    const [one] = told(repo, '--all')
    expect([one?.commit, one?.evidence.map(({ source }) => source)]).toEqual([id, ['identity', 'note']])
  })

  test('a shallow clone: what is there is told, and that more is missing', ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('One', { a: '1\n' })
    repo.commit('Two', { a: '2\n' })
    repo.commit('Three', { a: '3\n' })
    world.run('git', ['clone', '--quiet', '--depth=2', `file://${repo.dir}`, 'shallow'])
    const { code, stdout, stderr } = repo.cli([
      '--cwd',
      `${world.dir}/shallow`,
      'provenance',
      '--all',
      '--format',
      'json',
    ])
    const kinds = stdout.match(/"kind":"\w+"/g)
    expect([code, kinds, stderr]).toEqual([
      0,
      ['"kind":"none"', '"kind":"undeclared"'],
      'this clone is shallow: older commits are not in it (git fetch --unshallow brings them)\n' +
        'the trailer of 1 commit could not be held against its lines: they are not all in this clone\n',
    ])
  })

  test('a clone without the files of its history: nothing is fetched, and what could not be held against them is said', ({
    world,
  }) => {
    const repo = hookedRepository(world)
    repo.commit('By hand', { a: '1\n' })
    repo.git('config', 'uploadpack.allowFilter', 'true')
    const cwd = `${world.dir}/partial`
    world.run('git', ['clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${repo.dir}`, cwd])
    const objects = (): string => world.run('git', ['count-objects', '--verbose'], { cwd }).stdout
    const before = objects()
    const { code, stdout, stderr } = repo.cli(['--cwd', cwd, 'provenance', 'HEAD', '--format', 'json'])
    expect([code, stdout.match(/"kind":"\w+"/g), stderr, objects()]).toEqual([
      0,
      ['"kind":"undeclared"'],
      'the trailer of 1 commit could not be held against its lines: they are not all in this clone\n',
      before,
    ])
  })

  test('a pipe whose reader goes away, without a word', ({ world }) => {
    const repo = world.repository('repo')
    for (let at = 0; at < 3; at++) repo.commit(`Commit ${at}`, { a: `${at}\n` })
    const { stderr } = world.run('bash', ['-c', `'${process.execPath}' '${bin}' provenance | true`], { cwd: repo.dir })
    expect(stderr).toBe('')
  })
})

test('hostile text in subjects and evidence drives no terminal', ({ world }) => {
  const repo = world.repository('repo')
  rawCommit(repo, [], 'Sub\u001b]0;owned\u0007ject\n\nAssisted-by: Evil\u202e:model-1\n')
  rawCommit(repo, [], 'Two\n\nClaude-Session: \u001b[2J::error::no\n')
  const { stdout } = repo.cli(['provenance', '--evidence'])
  // eslint-disable-next-line no-control-regex -- what must not be there
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|(?<!\S)::error/)
})
