import { renameSync, rmSync, symlinkSync, chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange, decide, landPastHooks, notSignedOff, type Decision } from '../support/attack.ts'
import { createTeam, policy, strictRules, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

const unreadable: Decision = { code: 2, says: ['policy-unreadable'] }
const notAFile: Decision = { code: 2, says: ['policy-not-a-file'] }
const ambiguous: Decision = { code: 2, says: ['policy-ambiguous'] }

const file = (team: Team, name = '.ai-signoff.yml'): string => join(team.ada.dir, name)
const write = (text: string) => (team: Team) => team.ada.write({ '.ai-signoff.yml': text })
const asking = (rules: string) => (team: Team) =>
  team.ada.write({ '.ai-signoff.yml': policy(team.grace, team.linus, rules) })

/** The path holds a commit of another repository. */
function asSubmodule(team: Team): void {
  const { ada } = team
  rmSync(file(team))
  ada.git('rm', '--quiet', '--cached', '.ai-signoff.yml')
  ada.git('clone', '--quiet', team.remote, '.ai-signoff.yml')
  ada.git('add', '.ai-signoff.yml')
}

/** What somebody got into main past the hooks, and what it makes of every later decision. */
const unfit: readonly [string, Decision, (team: Team) => void][] = [
  ['empty', unreadable, write('')],
  ['garbage', unreadable, write('\u0000\u0001 not: [yaml')],
  ['another version', unreadable, write('version: 2\n')],
  ['a list', unreadable, write('- version: 1\n')],
  [
    'one with a threshold above the number of people',
    unreadable,
    asking('requirements: { none: 0, assisted: 2, generated: 1, undeclared: 1 }\n'),
  ],
  [
    'one with a negative threshold',
    unreadable,
    asking('requirements: { none: 0, assisted: -1, generated: 1, undeclared: 1 }\n'),
  ],
  ['one that leaves a kind out', unreadable, asking('requirements: { none: 0, assisted: 1, generated: 1 }\n')],
  [
    'one that says a thing twice',
    unreadable,
    asking('requirements: { none: 0, assisted: 1, generated: 1, undeclared: 1 }\nprotected: [other]\n'),
  ],
  [
    'a symlink to a good one',
    notAFile,
    (team) => {
      renameSync(file(team), file(team, 'good.yml'))
      symlinkSync('good.yml', file(team))
    },
  ],
  ['executable', notAFile, (team) => chmodSync(file(team), 0o755)],
  [
    'a folder',
    notAFile,
    (team) => {
      rmSync(file(team))
      team.ada.write({ '.ai-signoff.yml/x': '' })
    },
  ],
  ['beside a twin in other case', ambiguous, (team) => team.ada.write({ '.AI-signoff.yml': 'version: 1\n' })],
  ['there in other case only', ambiguous, (team) => renameSync(file(team), file(team, '.ai-signoff.YML'))],
  ['a submodule', notAFile, asSubmodule],
  ['gone', { code: 3, says: ['not-enrolled'] }, (team) => rmSync(file(team))],
]

describe('nothing is decided where the policy at the old tip is', () => {
  test.for(unfit)('%s', ([, decision, spoil], { world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const before = decide(team)
    team.ada.git('reset', '--quiet', '--hard', 'origin/main')
    spoil(team)
    landPastHooks(team, 'Spoil it')
    agentsChange(team)
    expect([before, decide(team)]).toEqual([notSignedOff(), decision])
  })
})

/** A commit on top of main whose tree has these files, twice if told so: git's own commands would write no such tree. */
function commitTree({ ada }: Team, files: readonly (readonly [path: string, text: string])[]): string {
  const entries = files.map(([path, input]) => {
    const id = ada.tryGit(['hash-object', '-w', '--stdin'], { input }).stdout.trim()
    return Buffer.concat([Buffer.from(`100644 ${path}\0`), Buffer.from(id, 'hex')])
  })
  const written = ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin']
  const tree = ada.tryGit(written, { input: Buffer.concat(entries) }).stdout.trim()
  return ada.git('commit-tree', '-p', 'HEAD', '-m', 'The policy', tree)
}

describe('a tree that has the policy twice', () => {
  const name = '.ai-signoff.yml'
  const nobody = 'requirements: { none: 0, assisted: 0, generated: 0, undeclared: 0 }\n'

  test.for<[string, readonly ('strong' | 'weak')[], readonly string[]]>([
    ['the weak one first', ['weak', 'strong'], ['policy-unsound', 'policy-ambiguous']],
    ['the weak one last', ['strong', 'weak'], ['policy-unsound', 'policy-ambiguous']],
    ['(and it decides with one)', ['strong'], ['needs-sign-off', 'commits-dropped']],
  ])('can’t land and decides nothing: %s', ([, found, codes], { world }) => {
    const team = createTeam(world)
    const [weak, strong] = [nobody, strictRules].map((rules) => policy(team.grace, team.linus, `${rules}# again\n`))
    const texts = { weak: weak ?? '', strong: strong ?? '' }
    const twice = commitTree(
      team,
      found.map((which) => [name, texts[which]]),
    )
    const decisions = [`HEAD..${twice}`, `${twice}..HEAD`].map((range) => decide(team, { args: [range] }))
    expect(decisions.map(({ says }) => says[0])).toEqual(codes)
  })
})
