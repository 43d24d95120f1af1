// A commit that is made with the hooks off, by whatever way: it says nothing, nobody takes it for a person's, and it does not land
// on its own. The same change, committed with the hooks on, lands.
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange, commitPastHooks, decide, notSignedOff } from '../support/attack.ts'
import { message, provenanceOf } from '../support/provenance.ts'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** What Gemini CLI starts each command with. */
const asGemini = {
  GEMINI_CLI: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'core.hooksPath',
  GIT_CONFIG_VALUE_0: '',
}

/** Makes a commit on main of what is staged. */
type Way = (team: Team) => void

const ways: Record<string, Way> = {
  'the environment of Gemini CLI': ({ ada }) => void ada.tryGit(['commit', '-m', 'A word'], { env: asGemini }),
  '-c core.hooksPath=/dev/null': ({ ada }) => void ada.git('-c', 'core.hooksPath=/dev/null', 'commit', '-m', 'A word'),
  GIT_CONFIG_PARAMETERS: ({ ada }) =>
    void ada.tryGit(['commit', '-m', 'A word'], { env: { GIT_CONFIG_PARAMETERS: "'core.hooksPath'='/dev/null'" } }),
  'a hooks folder that was taken out of the configuration': ({ ada }) => {
    ada.git('config', 'core.hooksPath', '.git/hooks')
    ada.git('commit', '-m', 'A word')
  },
  'commit-tree': ({ ada }) => {
    ada.git('reset', '--quiet', '--soft', ada.git('commit-tree', ada.git('write-tree'), '-p', 'HEAD', '-m', 'A word'))
  },
  'an object and a ref, as a library writes them': ({ ada }) => {
    const who = 'Ada Lovelace <ada@example.com> 1767225600 +0000'
    const commit = `tree ${ada.git('write-tree')}\nparent ${ada.git('rev-parse', 'HEAD')}\nauthor ${who}\ncommitter ${who}\n\nA word\n`
    const id = ada.tryGit(['hash-object', '-t', 'commit', '-w', '--stdin'], { input: commit }).stdout.trim()
    ada.git('update-ref', 'refs/heads/main', id)
  },
  am: ({ ada }) => {
    const patch = ada.git('format-patch', '--stdout', '-1', commitPastHooks(ada, 'A word'))
    ada.git('reset', '--quiet', '--hard', 'HEAD~1')
    if (ada.tryGit(['am', '--quiet'], { input: `${patch}\n` }).code !== 0) throw new Error('am took no patch')
  },
  'fast-import': ({ ada }) => {
    const from = ada.git('rev-parse', 'HEAD')
    const commit = `commit refs/heads/main\ncommitter Ada Lovelace <ada@example.com> 1767225600 +0000\ndata 6\nA word\nfrom ${from}\nM 100644 inline docs/word.md\ndata 5\nword\n\n`
    ada.tryGit(['fast-import', '--quiet'], { input: commit })
  },
}

function stage({ ada }: Team): void {
  ada.write({ 'docs/word.md': 'word\n' })
  ada.git('add', '--all')
}

describe('a commit is undeclared, and refused at the push and by verify, that was made by', () => {
  test.for(Object.entries(ways))('%s', async ([, commit], { world }) => {
    const team = createTeam(world)
    const old = team.id('HEAD')
    stage(team)
    commit(team)
    const made = team.ada.git('log', '--format=%s', `${old}..HEAD`)
    team.ada.git('config', 'core.hooksPath', join(world.dir, 'hooks'))
    const pushed = team.push()
    expect([made, (await provenanceOf(world, team.ada)).kind, pushed.code, decide(team)]).toEqual([
      'A word',
      'undeclared',
      1,
      notSignedOff(),
    ])
    expect(pushed.stderr).toContain('of undeclared origin')
  })
})

test('the push and verify name each commit that was made past the hooks', ({ world }) => {
  const team = createTeam(world)
  const old = team.id('HEAD')
  const made = commitPastHooks(team.ada, 'A word').slice(0, 10)
  const said = [team.push().stderr, team.ada.cli(['verify', `${old}..HEAD`]).said]
  expect(said.map((text) => text.includes(made))).toEqual([true, true])
})

test('the environment of Gemini CLI runs no hook at the push either; verify refuses what it brought', ({ world }) => {
  const team = createTeam(world)
  const old = team.id('HEAD')
  stage(team)
  team.ada.tryGit(['commit', '-m', 'A word'], { env: asGemini })
  const pushed = team.push(['origin', 'HEAD:main'], { env: asGemini }).code
  const ci = world.clone(team.remote, 'ci')
  expect([pushed, decide({ ada: ci }, { args: [`${old}..HEAD`] })]).toEqual([0, notSignedOff()])
})

describe('the hooks declare a commit all the same', () => {
  const declared = async (team: Team) => [(await provenanceOf(team.world, team.ada)).kind, team.push().code]

  test('with --no-verify, which leaves prepare-commit-msg on: a person’s', async ({ world }) => {
    const team = createTeam(world)
    stage(team)
    team.ada.git('commit', '--quiet', '--no-verify', '-m', 'A word')
    expect(await declared(team)).toEqual(['none', 0])
  })

  test('with --no-verify: an agent’s', async ({ world }) => {
    const team = createTeam(world)
    stage(team)
    team.ada.tryGit(['commit', '--no-verify', '-m', 'A word'], asClaude)
    expect(await declared(team)).toEqual(['generated', 1])
  })

  test('that comes by mail with its trailers, of the lines that it came with', async ({ world }) => {
    const team = createTeam(world)
    const patch = team.ada.git('format-patch', '--stdout', '-1', agentsChange(team))
    team.ada.git('reset', '--quiet', '--hard', 'HEAD~1')
    team.ada.tryGit(['am', '--quiet'], { input: `${patch}\n` })
    expect([message(team.ada), ...(await declared(team))]).toEqual([
      expect.stringContaining('level=generated'),
      'generated',
      1,
    ])
  })
})
