// A person says what AI's part was: more than the machine saw, never less; and nothing but HEAD's message changes.
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { hookedRepository, message, provenanceOf, switchHooksOn } from '../support/provenance.ts'
import { asClaude, createTeam, inTerminal } from '../support/team.ts'
import { bin, test, type Ran, type Repo, type World } from '../support/world.ts'

const switchHooksOff = (repo: Repo): string => repo.git('config', 'core.hooksPath', '/dev/null')

/** As a person types it, in a terminal of their own. */
const declare = (world: World, repo: Repo, ...args: readonly string[]): Ran =>
  inTerminal(world, [process.execPath, bin, 'declare', ...args], { cwd: repo.dir })

/** A commit of a person's whose hooks were off, or on. */
function repository(world: World, hooks: 'on' | 'off' = 'on'): Repo {
  const repo = hookedRepository(world)
  repo.commit('First', { a: 'one\n' })
  if (hooks === 'off') switchHooksOff(repo)
  repo.commit('Second', { a: 'two\n' })
  switchHooksOn(world, repo)
  return repo
}

const trailers = (repo: Repo): string =>
  repo
    .git('log', '-1', '--format=%(trailers:only)')
    .replace(/[0-9a-f]{64}/, '…')
    .trim()

describe('a person who was assisted says so', () => {
  test('with the agent and its model', async ({ world }) => {
    const repo = repository(world)
    declare(world, repo, 'assisted', '--with', 'Codex:gpt-5.2')
    expect([trailers(repo), await provenanceOf(world, repo)]).toEqual([
      'Assisted-by: Codex:gpt-5.2\nAI-Provenance: v1 level=assisted sources=hook,declared digest=sha256:…',
      expect.objectContaining({ kind: 'assisted', agents: [{ name: 'codex', model: 'gpt-5.2' }], undeclared: null }),
    ])
  })

  test('of a commit that nobody looked at, and all of it is declared then', async ({ world }) => {
    const repo = repository(world, 'off')
    declare(world, repo, 'generated', '--with', 'claude-code', '--with', 'Cursor: Composer 1')
    expect([trailers(repo), (await provenanceOf(world, repo)).kind]).toEqual([
      'Assisted-by: Claude:unknown\nAssisted-by: Cursor:composer-1\nAI-Provenance: v1 level=generated sources=hook,declared digest=sha256:…',
      'generated',
    ])
  })

  test('and assisted is enough for a commit that nobody looked at', async ({ world }) => {
    const repo = repository(world, 'off')
    declare(world, repo, 'assisted', '--with', 'Codex')
    expect(await provenanceOf(world, repo)).toMatchObject({ kind: 'assisted', undeclared: null })
  })

  test('with the hooks off as well', async ({ world }) => {
    const repo = repository(world)
    switchHooksOff(repo)
    declare(world, repo, 'assisted', '--with', 'Codex')
    expect([trailers(repo), await provenanceOf(world, repo)]).toEqual([
      'Assisted-by: Codex:unknown\nAI-Provenance: v1 level=assisted sources=hook,declared digest=sha256:…',
      expect.objectContaining({ kind: 'assisted', undeclared: null }),
    ])
  })

  test('twice, and it stands there once', ({ world }) => {
    const repo = repository(world)
    declare(world, repo, 'assisted', '--with', 'Codex')
    const once = trailers(repo)
    declare(world, repo, 'assisted', '--with', 'Codex')
    expect(trailers(repo)).toBe(once)
  })

  test('and an agent may say it, without a terminal', async ({ world }) => {
    const repo = repository(world)
    const ran = repo.cli(['declare', 'generated', '--with', 'Claude'], asClaude)
    expect([ran.code, (await provenanceOf(world, repo)).kind]).toEqual([0, 'generated'])
  })

  test('of a merge, which stays a merge', async ({ world }) => {
    const repo = repository(world)
    repo.git('switch', '--quiet', '-c', 'side', 'HEAD~')
    repo.commit('Third', { b: 'one\n' })
    repo.git('merge', '--quiet', '--no-edit', 'main')
    declare(world, repo, 'assisted', '--with', 'Codex')
    expect([repo.git('log', '-1', '--format=%P').split(' ').length, (await provenanceOf(world, repo)).kind]).toEqual([
      2,
      'assisted',
    ])
  })

  test('of the first commit, in a repository of SHA-256', async ({ world }) => {
    world.run('git', ['init', '--quiet', '--object-format=sha256', join(world.dir, 'repo')])
    const repo = hookedRepository(world)
    repo.commit('First', { a: 'one\n' })
    declare(world, repo, 'assisted', '--with', 'Codex')
    expect((await provenanceOf(world, repo)).kind).toBe('assisted')
  })

  test('where a rebase stopped for it', async ({ world }) => {
    const repo = repository(world)
    repo.tryGit(['rebase', '-i', 'HEAD~'], { env: { GIT_SEQUENCE_EDITOR: 'sed -i 1s/pick/edit/' } })
    const ran = declare(world, repo, 'assisted', '--with', 'Codex')
    repo.git('rebase', '--continue')
    expect([ran.code, (await provenanceOf(world, repo)).kind]).toEqual([0, 'assisted'])
  })
})

describe('nothing but the message changes', () => {
  test('not what is staged, what is not, nor the tree', ({ world }) => {
    const repo = repository(world)
    repo.write({ a: 'three\n', staged: 'x\n', loose: 'x\n' })
    repo.git('add', 'staged')
    const before = [repo.git('rev-parse', 'HEAD^{tree}', 'HEAD^'), repo.git('status', '--porcelain')]
    declare(world, repo, 'assisted', '--with', 'Codex')
    expect([repo.git('rev-parse', 'HEAD^{tree}', 'HEAD^'), repo.git('status', '--porcelain')]).toEqual(before)
  })

  test('not the author, their date, or a line that looks like a comment', ({ world }) => {
    const repo = hookedRepository(world)
    const env = { GIT_AUTHOR_NAME: 'Grace Hopper', GIT_AUTHOR_DATE: '2020-02-02T02:02:02Z' }
    repo.commit('First\n\n# Heading\n\nWords.', { a: 'one\n' }, { env })
    declare(world, repo, 'assisted', '--with', 'Codex')
    expect(repo.git('log', '-1', '--format=%an %aI%n%B')).toMatch(
      /^Grace Hopper 2020-02-02T02:02:02(?:Z|\+00:00)\nFirst\n\n# Heading\n\nWords\.\n\nAssisted-by: /,
    )
  })

  test('not the encoding of the message', ({ world }) => {
    const repo = hookedRepository(world)
    world.run('sh', ['-c', "printf 'Caf\\351\\n' >../message"], { cwd: repo.dir })
    repo.git('-c', 'i18n.commitEncoding=ISO-8859-1', 'commit', '--quiet', '--allow-empty', '-F', '../message')
    declare(world, repo, 'assisted', '--with', 'Codex')
    expect(repo.git('log', '-1', '--format=%e %s')).toBe('ISO-8859-1 Café')
  })

  test('not that the commit is signed', ({ world }) => {
    const repo = repository(world)
    repo.git('config', 'gpg.format', 'ssh')
    repo.git('config', 'user.signingkey', world.key('ada').file)
    repo.git('config', 'commit.gpgsign', 'true')
    declare(world, repo, 'assisted', '--with', 'Codex')
    expect(repo.git('cat-file', '-p', 'HEAD')).toContain('gpgsig -----BEGIN SSH SIGNATURE-----')
  })
})

test('a signature that nothing makes again is missed', ({ world }) => {
  const repo = repository(world)
  const { file } = world.key('ada')
  const sign = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${file}`, 'commit', '--amend', '--no-edit', '-S']
  repo.git(...sign)
  expect(declare(world, repo, 'assisted', '--with', 'Codex').stdout).toContain(
    '! it was signed, and is not any more\n  next   git commit --amend --no-edit -S\n',
  )
})

describe('a person who had no help says so', () => {
  test('of a commit that a hook looked at', async ({ world }) => {
    const repo = repository(world)
    declare(world, repo, 'none')
    expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['hook', 'declared'] })
  })

  test('of one that nobody looked at, where no hook is named', async ({ world }) => {
    const repo = repository(world, 'off')
    declare(world, repo, 'none')
    expect(await provenanceOf(world, repo)).toEqual({ kind: 'none', sources: ['declared'] })
  })

  test('and it holds for other words in the message, not for other lines', async ({ world }) => {
    const repo = repository(world)
    declare(world, repo, 'none')
    repo.git('commit', '--quiet', '--amend', '-m', `Other words\n\n${trailerLine(repo)}`)
    const words = await provenanceOf(world, repo)
    repo.write({ a: 'three\n' })
    repo.git('commit', '--quiet', '--all', '--amend', '--no-edit')
    expect([words, await provenanceOf(world, repo)]).toEqual([
      { kind: 'none', sources: ['hook', 'declared'] },
      { kind: 'none', sources: ['hook'] },
    ])
  })

  test('but not over evidence, which is shown', ({ world }) => {
    const repo = hookedRepository(world)
    repo.commit('First\n\nCo-authored-by: Claude <noreply@anthropic.com>', { a: 'one\n' })
    const before = repo.git('rev-parse', 'HEAD')
    const ran = declare(world, repo, 'none')
    expect([ran.code, ran.stdout.replace(/^\S+ not declared: \w+/, ''), repo.git('rev-parse', 'HEAD')]).toEqual([
      1,
      expect.stringContaining(" shows AI's part: Claude <noreply@anthropic.com>"),
      before,
    ])
  })

  test.for([
    ['an agent', asClaude],
    ['nobody at a terminal', {}],
  ] as const)('and not by %s', ([, options], { world }) => {
    const repo = repository(world)
    const before = repo.git('rev-parse', 'HEAD')
    expect([repo.cli(['declare', 'none'], options).code, repo.git('rev-parse', 'HEAD')]).toEqual([1, before])
  })
})

const trailerLine = (repo: Repo): string => repo.git('log', '-1', '--format=%(trailers:key=AI-Provenance)').trim()

test('a level does not fall: what was generated stays it, and why is said', async ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit('First', { a: 'one\n' }, asClaude)
  const ran = declare(world, repo, 'assisted', '--with', 'Codex')
  expect([ran.code, ran.stdout.split('\n')[1], await provenanceOf(world, repo)]).toEqual([
    0,
    expect.stringContaining('not "assisted", because of: Assisted-by: Claude:unknown'),
    expect.objectContaining({ kind: 'generated' }),
  ])
})

describe('it is refused', () => {
  const faults: Record<string, [arrange: (repo: Repo) => void, args: readonly string[], says: RegExp]> = {
    'while a merge is in progress': [
      (repo) => {
        repo.git('switch', '--quiet', '-c', 'side', 'HEAD~')
        repo.commit('Third', { a: 'other\n' })
        repo.tryGit(['merge', 'main'])
      },
      ['assisted', '--with', 'Codex'],
      /a merge is in progress[^]*git merge --continue/,
    ],
    'while a rebase waits for a conflict': [
      (repo) => {
        repo.git('switch', '--quiet', '-c', 'side', 'HEAD~')
        repo.commit('Third', { a: 'other\n' })
        repo.tryGit(['rebase', 'main'])
      },
      ['assisted', '--with', 'Codex'],
      /a (?:rebase|cherry-pick) is in progress/,
    ],
    'for an agent without a name': [() => {}, ['assisted', '--with', ':gpt'], /names no agent/],
    'for a name of two unknown words': [() => {}, ['assisted', '--with', 'Grace Hopper'], /names no agent/],
    'for somebody, and none': [() => {}, ['none', '--with', 'Codex'], /leave --with out/],
    'for nobody in particular': [() => {}, ['assisted'], /nothing says which agent it was/],
  }
  for (const [what, [arrange, args, says]] of Object.entries(faults)) {
    test(what, ({ world }) => {
      const repo = repository(world)
      arrange(repo)
      const ran = repo.cli(['declare', ...args])
      expect([ran.code, ran.said]).toEqual([2, expect.stringMatching(says)])
    })
  }

  test('where nothing is committed', ({ world }) => {
    const ran = hookedRepository(world).cli(['declare', 'assisted', '--with', 'Codex'])
    expect([ran.code, ran.said]).toEqual([2, expect.stringMatching(/nothing is committed yet/)])
  })

  test('where a remote has the commit, unless it is forced', ({ world }) => {
    const { ada } = createTeam(world)
    const args = ['declare', 'assisted', '--with', 'Codex']
    const refused = ada.cli(args)
    expect([refused.code, refused.said, ada.cli([...args, '--force']).code]).toEqual([
      2,
      expect.stringMatching(/a remote has \w+ already[^]*--force/),
      0,
    ])
  })
})

describe('what is typed by hand is made whole by the hook', () => {
  const forms: Record<string, [typed: string, own: string]> = {
    'a word': ['AI-Provenance: assisted', 'v1 level=assisted sources=hook,declared digest=sha256:…'],
    'a word in capitals': ['ai-provenance: Generated', 'v1 level=generated sources=hook,declared digest=sha256:…'],
    none: ['AI-Provenance: none', 'v1 level=none sources=hook,declared digest=sha256:…'],
    'a level': ['AI-Provenance: v1 level=assisted', 'v1 level=assisted sources=hook,declared digest=sha256:…'],
    'a level and its source': [
      'AI-Provenance: v1 level=none sources=declared',
      'v1 level=none sources=hook,declared digest=sha256:…',
    ],
    'two lines': [
      'AI-Provenance: v1 level=assisted\n sources=declared',
      'v1 level=assisted sources=hook,declared digest=sha256:…',
    ],
  }
  for (const [what, [typed, own]] of Object.entries(forms)) {
    test(what, ({ world }) => {
      const repo = hookedRepository(world)
      repo.commit(`First\n\nReviewed-by: Grace\n${typed}`, { a: 'one\n' })
      expect(trailers(repo)).toBe(`Reviewed-by: Grace\nAI-Provenance: ${own}`)
    })
  }

  test('"none" over evidence is kept beside it, and both are said', async ({ world }) => {
    const repo = hookedRepository(world)
    repo.write({ a: 'one\n' })
    repo.git('add', '.')
    const ran = repo.tryGit(['commit', '--quiet', '-m', 'First\n\nAI-Provenance: none'], asClaude)
    expect([ran.said, trailers(repo), (await provenanceOf(world, repo)).kind]).toEqual([
      'ai-signoff: the message says "none", and what was seen says otherwise, so both are written: claude-code\n',
      'Assisted-by: Claude:unknown\nAI-Provenance: v1 level=generated sources=hook,env,disputed digest=sha256:…',
      'generated',
    ])
  })

  test('"none" is not said of lines that nobody looked at', async ({ world }) => {
    const repo = repository(world, 'off')
    const ran = repo.tryGit(['commit', '--quiet', '--amend', '-m', 'Second\n\nAI-Provenance: none'])
    expect([ran.said, (await provenanceOf(world, repo)).kind]).toEqual([
      'ai-signoff: this commit stays undeclared: nobody looked when its lines were written; npx ai-signoff declare none says it of them\n',
      'undeclared',
    ])
  })

  test('without the hook "none" is of no lines in particular', async ({ world }) => {
    const repo = hookedRepository(world)
    switchHooksOff(repo)
    repo.commit('First\n\nAI-Provenance: none', { a: 'one\n' })
    expect(await provenanceOf(world, repo)).toEqual({
      kind: 'undeclared',
      why: 'its AI-Provenance trailer says "none" of no lines in particular: no hook put a digest to it',
    })
  })
})

test('an agent whose model nobody knew gets one, and the message keeps its other words', ({ world }) => {
  const repo = hookedRepository(world)
  repo.commit('First\n\nBecause.\n\nRefs: #1', { a: 'one\n' }, asClaude)
  declare(world, repo, 'generated', '--with', 'Claude:claude-opus-4-6')
  expect(message(repo)).toMatch(
    /^First\n\nBecause\.\n\nRefs: #1\nAssisted-by: Claude:claude-opus-4-6\nAI-Provenance: v1 level=generated sources=hook,env,declared /,
  )
})
