import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, refused, tokenFor, type Decision } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

const odd: Decision = { code: 3, says: ['odd-commit'] }
/** git stops at what it did not expect where a parent stands, and takes such a tip for a root. */
const root = refused('unrelated-history')

/** git takes each of these objects, and its commands then disagree about what it is. Last: what is decided where it is the tip. */
const forms: readonly [string, (commit: string, tree: string) => string, Decision][] = [
  ['two trees', (commit, tree) => commit.replace('\n', `\ntree ${tree}\n`), root],
  ['a second tree behind its committer', (commit, tree) => commit.replace('\n\n', `\ntree ${tree}\n\n`), odd],
  ['a NUL in its message', (commit) => `${commit}\0and more\n`, odd],
  ['a NUL in its author’s name', (commit) => commit.replace('author Ada', 'author A\0da'), odd],
  ['no author', (commit) => commit.replace(/^author .*\n/m, ''), odd],
  ['two authors', (commit) => commit.replace(/^author .*\n/m, '$&author Grace <grace@example.com> 1 +0000\n'), odd],
  ['no committer', (commit) => commit.replace(/^committer .*\n/m, ''), odd],
  ['a committer without a date', (commit) => commit.replace(/^(committer .*>) .*\n/m, '$1\n'), odd],
  ['a parent behind its committer', (commit) => commit.replace(/^(parent .*\n)([^]*?)\n\n/m, '$2\n$1\n'), root],
  ['two encodings', (commit) => commit.replace('\n\n', '\nencoding latin1\nencoding utf-8\n\n'), odd],
  ['no end of its headers', (commit) => commit.replace(/\n\n[^]*$/, ''), odd],
]

/** HEAD's commit, in another form. */
function deform({ ada }: Team, form: (commit: string, tree: string) => string): string {
  const { stdout } = ada.tryGit(['cat-file', 'commit', 'HEAD'])
  const input = form(stdout, ada.git('rev-parse', 'origin/main^{tree}'))
  expect(input).not.toBe(stdout)
  return ada.tryGit(['hash-object', '-t', 'commit', '--literally', '-w', '--stdin'], { input }).stdout.trim()
}

describe.for(forms)('a commit with %s is not decided about', ([, form, atTip]) => {
  test('at the tip of what lands, nor below it', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const tokens = [tokenFor(team)]
    const wellFormed = decide(team, { tokens })
    const tip = deform(team, form)
    const above = team.ada.git('commit-tree', 'HEAD^{tree}', '-p', tip, '-p', 'HEAD', '-m', 'Merge')
    const decisions = [tip, above].map((to) => decide(team, { tokens, args: [`origin/main..${to}`] }))
    expect([wellFormed, ...decisions]).toEqual([allowed, atTip, odd])
  })
})

test('a commit with a NUL is neither pushed by the hook nor signed by a senior, though git would take it', ({
  world,
}) => {
  const team = createTeam(world)
  agentsChange(team)
  const good = team.sign(team.grace, ['--yes', '--print']).code
  team.ada.git(
    'reset',
    '--quiet',
    '--hard',
    deform(team, (commit) => `${commit}\0and more\n`),
  )
  const [pushed, signed] = [team.push(), team.sign(team.grace, ['--yes', '--print'])]
  const past = team.push(['--no-verify', 'origin', 'HEAD:elsewhere'])
  expect([good, pushed.code, signed.code, past.code]).toEqual([0, 1, 3, 0])
  expect(pushed.stderr + signed.said).toMatch(/is malformed[^]*is malformed/)
})
