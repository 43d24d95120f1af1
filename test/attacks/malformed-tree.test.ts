import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, session, tokenFor, type Decision } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

interface Entry {
  readonly mode: string
  readonly name: string
  readonly id: string
}

const undecided = (why: string): Decision => ({ code: 3, says: [why] })
const other = notSignedOff('sign-off-other-change')

/** What is done to the entries of src/, where the signed file is; and what is decided of it. */
const forms: readonly [string, (entries: readonly Entry[], evil: string) => readonly Entry[], Decision][] = [
  ['an entry twice, the other content first', (all, id) => all.flatMap((one) => [{ ...one, id }, one]), other],
  ['an entry twice, the other content last', (all, id) => all.flatMap((one) => [one, { ...one, id }]), other],
  ['its entries out of order', (all) => all.toReversed(), other],
  ['a path for a name', (all, id) => [...all, { mode: '100644', name: 'session.ts/../a.ts', id }], other],
  ['a mode that git writes otherwise', (all) => all.map((one) => ({ ...one, mode: '100664' })), other],
  ['an entry without a name', (all, id) => [{ mode: '100644', name: '', id }, ...all], undecided('git-failed')],
  [
    'an entry without content',
    (all) => all.map((one) => ({ ...one, id: '0'.repeat(40) })),
    undecided('missing-object'),
  ],
]

/** HEAD with src/ in another form. */
function deform({ ada }: Team, form: (entries: readonly Entry[], evil: string) => readonly Entry[]): string {
  const write = (args: readonly string[], input: string | Uint8Array): string =>
    ada.tryGit([...args], { input }).stdout.trim()
  const entries = ada
    .git('ls-tree', 'HEAD:src')
    .split('\n')
    .map((line): Entry => {
      const [mode = '', , id = '', name = ''] = line.split(/[ \t]/)
      return { mode, name, id }
    })
  const evil = write(['hash-object', '-w', '--stdin'], session.replace('open', 'openWide'))
  const bytes = form(entries, evil).map(({ mode, name, id }) =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
  )
  const src = write(['hash-object', '-t', 'tree', '--literally', '-w', '--stdin'], Buffer.concat(bytes))
  const top = ada.git('ls-tree', 'HEAD').replace(/tree [0-9a-f]+\tsrc/, `tree ${src}\tsrc`)
  return ada.git('commit-tree', write(['mktree'], `${top}\n`), '-p', 'HEAD~1', '-m', 'Refresh sessions')
}

describe.for(forms)('a tree with %s', ([, form, decision]) => {
  test('is not what was signed', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const tokens = [tokenFor(team)]
    const wellFormed = deform(team, (entries) => entries)
    const decisions = [wellFormed, deform(team, form)].map((tip) =>
      decide(team, { tokens, args: [`origin/main..${tip}`] }),
    )
    expect(decisions).toEqual([allowed, decision])
  })
})
