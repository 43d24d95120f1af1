import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange, decide, notSignedOff, tokenFor, type Decision } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test, writeScript } from '../support/world.ts'

/** A commit with HEAD's files and no trace of an agent: what HEAD is to be taken for. */
const harmless = (team: Team): string =>
  team.ada.git('commit-tree', 'origin/main^{tree}', '-p', 'origin/main', '-m', 'Nothing')

const file = (team: Team, path: string): string => join(team.ada.dir, path)
const config = (name: string, value: string) => (team: Team) => void team.ada.git('config', name, value)

/** A program that says nothing changed, and would leave a mark if it were run. */
function liar(team: Team): string {
  const path = join(team.world.dir, 'liar')
  writeScript(path, `#!/bin/sh\n: >'${join(team.world.dir, 'liar-was-run')}'\nexit 0\n`)
  return path
}

const shallow: Decision = { code: 3, says: ['shallow-clone'] }

const bends: readonly [string, Decision, (team: Team) => void][] = [
  [
    'a replace ref for the pushed commit',
    notSignedOff(),
    (team) => void team.ada.git('replace', '-f', 'HEAD', harmless(team)),
  ],
  [
    'a replace ref for its files',
    notSignedOff(),
    (team) => void team.ada.git('replace', '-f', team.id('HEAD^{tree}'), team.id('origin/main^{tree}')),
  ],
  [
    'a replace ref for the policy’s bytes',
    notSignedOff(),
    (team) => {
      const weak = team.ada.git('show', 'origin/main:.ai-signoff.yml').replace('generated: 1', 'generated: 0')
      const id = team.world
        .run('git', ['hash-object', '-w', '--stdin'], { cwd: team.ada.dir, input: weak })
        .stdout.trim()
      team.ada.git('replace', '-f', team.id('origin/main:.ai-signoff.yml'), id)
    },
  ],
  [
    'a graft that makes the old tip’s child of another',
    notSignedOff(),
    (team) => writeFileSync(file(team, '.git/info/grafts'), `${team.id('origin/main')} ${team.id('HEAD')}\n`),
  ],
  ['a forged shallow file', shallow, (team) => writeFileSync(file(team, '.git/shallow'), `${team.id('HEAD')}\n`)],
  ['diff.external', notSignedOff(), (team) => config('diff.external', liar(team))(team)],
  [
    'gpg.ssh.program, gpg.program',
    notSignedOff(),
    (team) => {
      config('gpg.ssh.program', liar(team))(team)
      config('gpg.program', liar(team))(team)
    },
  ],
  ['core.fsmonitor', notSignedOff(), (team) => config('core.fsmonitor', liar(team))(team)],
  ['core.worktree', notSignedOff(), (team) => config('core.worktree', team.world.home)(team)],
  ['core.bare', notSignedOff(), config('core.bare', 'true')],
  ['core.quotePath and core.precomposeUnicode', notSignedOff(), config('core.quotePath', 'false')],
  [
    'diff.orderFile, diff.noprefix, diff.renames',
    notSignedOff(),
    (team) => {
      config('diff.orderFile', '/dev/null')(team)
      config('diff.noprefix', 'true')(team)
      config('diff.renames', 'copies')(team)
    },
  ],
  [
    'log.showSignature and a format',
    notSignedOff(),
    (team) => {
      config('log.showSignature', 'true')(team)
      config('format.pretty', '%h')(team)
    },
  ],
  [
    'aliases of what we call',
    notSignedOff(),
    (team) => {
      for (const command of ['rev-list', 'diff-tree', 'cat-file']) config(`alias.${command}`, `!${liar(team)}`)(team)
    },
  ],
]

describe('what git is told about a repository changes no decision:', () => {
  test.for(bends)('%s', ([, decision, bend], { world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const before = decide(team)
    bend(team)
    expect([before, decide(team)]).toEqual([notSignedOff(), decision])
    expect(() => readFileSync(join(world.dir, 'liar-was-run'))).toThrow('ENOENT')
  })
})

/** A configuration, in two ways to hand it to git in the environment. */
const external = (team: Team): Record<string, string>[] => [
  { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'diff.external', GIT_CONFIG_VALUE_0: liar(team) },
  { GIT_CONFIG_PARAMETERS: `'diff.external'='${liar(team)}'` },
]

const environments: readonly [string, (team: Team) => Record<string, string>[]][] = [
  ['GIT_CONFIG_COUNT and GIT_CONFIG_PARAMETERS', external],
  ['GIT_EXTERNAL_DIFF, GIT_DIFF_OPTS', (team) => [{ GIT_EXTERNAL_DIFF: liar(team), GIT_DIFF_OPTS: '-u0' }]],
  ['GIT_NAMESPACE', () => [{ GIT_NAMESPACE: 'elsewhere' }]],
  [
    'GIT_INDEX_FILE, GIT_WORK_TREE',
    (team) => [{ GIT_INDEX_FILE: file(team, 'none') }, { GIT_WORK_TREE: team.world.home }],
  ],
  ['GIT_OBJECT_DIRECTORY', (team) => [{ GIT_OBJECT_DIRECTORY: join(team.world.dir, 'none') }]],
  [
    'GIT_REPLACE_REF_BASE, GIT_GRAFT_FILE, GIT_SHALLOW_FILE',
    (team) => [
      { GIT_REPLACE_REF_BASE: 'refs/heads/' },
      { GIT_GRAFT_FILE: '/dev/null', GIT_SHALLOW_FILE: join(team.world.dir, 'none') },
    ],
  ],
  ['GIT_ATTR_SOURCE, GIT_LITERAL_PATHSPECS', () => [{ GIT_ATTR_SOURCE: 'HEAD' }, { GIT_LITERAL_PATHSPECS: '1' }]],
  ['GIT_TRACE', (team) => [{ GIT_TRACE: join(team.world.dir, 'liar-was-run') }]],
  ['GIT_DEFAULT_HASH, LANG, PAGER', (team) => [{ GIT_DEFAULT_HASH: 'sha256', LANG: 'de_DE.UTF-8', PAGER: liar(team) }]],
]

describe('what the environment tells git changes no decision:', () => {
  test.for(environments)('%s', ([, environmentsOf], { world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const decisions = environmentsOf(team).map((env) => decide(team, { env }))
    expect(decisions).toEqual(decisions.map(() => notSignedOff()))
    expect(() => readFileSync(join(world.dir, 'liar-was-run'))).toThrow('ENOENT')
  })

  test('GIT_DIR names another repository, where nothing is enrolled and nothing is decided', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const other = world.repository('other')
    other.commit('One', { a: 'a' })
    const env = { GIT_DIR: join(other.dir, '.git') }
    const range = `${team.id('origin/main')}..${team.id('HEAD')}`
    const decisions = [[], [range, '--target', 'main']].map((args) => decide(team, { env, args }).code)
    expect(decisions).toEqual([3, 3])
  })
})

describe('a program that is not asked can’t vouch:', () => {
  test('an ssh-keygen that says yes to everything', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const forged = tokenFor(team).replace(/("sig":".{200})(.)/, (_, before, one) => before + (one === 'A' ? 'B' : 'A'))
    writeScript(join(world.dir, 'yes/ssh-keygen'), '#!/bin/sh\necho "Good signature"\nexit 0\n')
    const env = { PATH: `${join(world.dir, 'yes')}:${world.env['PATH']}` }
    expect(decide(team, { tokens: [forged], env })).toEqual(notSignedOff('sign-off-bad-signature'))
  })
})

describe('what goes past the hook is refused by verify:', () => {
  const ways: readonly [string, (team: Team) => void][] = [
    ['--no-verify', (team) => team.push(['--no-verify', 'origin', 'HEAD:main'])],
    ['core.hooksPath', (team) => team.ada.git('-c', 'core.hooksPath=/dev/null', 'push', 'origin', 'HEAD:main')],
    ['send-pack', (team) => team.ada.git('send-pack', '--quiet', team.remote, 'HEAD:refs/heads/main')],
    [
      'a remote by its path',
      (team) => team.ada.git('-c', 'core.hooksPath=', 'push', '--quiet', team.remote, 'HEAD:main'),
    ],
  ]

  test.for(ways)('%s', ([, land], { world }) => {
    const team = createTeam(world)
    const old = team.id('HEAD')
    const head = agentsChange(team)
    const withHook = team.push().code
    land(team)
    const ci = world.clone(team.remote, 'ci')
    expect(ci.git('rev-parse', 'HEAD')).toBe(head)
    expect([withHook, decide({ ada: ci }, { args: [`${old}..HEAD`, '--fetch'] })]).toEqual([1, notSignedOff()])
  })
})

test('a graft does not change what HEAD~1 is', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const other = team.ada.git('commit-tree', 'HEAD^{tree}', '-p', 'origin/main', '-m', 'Another')
  const parent = team.id('HEAD~1')
  writeFileSync(file(team, '.git/info/grafts'), `${team.id('HEAD')} ${other}\n`)
  const told: unknown = JSON.parse(team.ada.cli(['verify', 'HEAD~1..HEAD', '--format', 'json']).stdout)
  expect(told).toMatchObject({ outcome: 'refused', refs: [{ old: parent }] })
})
