import { describe, expect } from 'vitest'
import { allowed, commitPastHooks, decide, landPastHooks, tokenFor } from '../support/attack.ts'
import { createTeam, senior, strictRules, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

type Flaw = (team: Team) => string

const another = ({ world }: Team): { readonly public: string } => world.key('another')
const thirdPerson = (name: string, replaced: readonly [string, string] = ['', '']): Flaw => {
  return (team) => senior(name, another(team)).replace(...replaced)
}
const strict =
  (row: string): Flaw =>
  () =>
    strictRules.replace(/none: .*/, `none: ${row}`)

/** People who come behind Grace Hopper and Linus Junior in the roster, or rules in place of the sound ones. */
const flaws: readonly [string, Flaw][] = [
  ['one key under two people', ({ grace }) => senior('Barbara Liskov', grace)],
  [
    'one key under two people, with another comment',
    ({ grace }) => senior('Barbara Liskov', { public: grace.public.replace(/\S+$/, 'barbara') }),
  ],
  ['one person twice', thirdPerson('Grace Hopper', ['grace@', 'hopper@'])],
  ['one person in other case', thirdPerson('GRACE HOPPER', ['grace@', 'hopper@'])],
  ['one person with other spaces', thirdPerson('Grace   Hopper', ['grace@', 'hopper@'])],
  ['one person in full-width letters', thirdPerson('Ｇrace Hopper', ['@', 'x@'])],
  ['one person with a letter nobody sees', thirdPerson('Gra\u200Bce Hopper', ['@', 'x@'])],
  ['a look-alike with one Cyrillic letter', thirdPerson('Gr\u0430ce Hopper', ['@', 'x@'])],
  ['a look-alike with a digit', thirdPerson('Grace H0pper', ['grace@', 'hopper@'])],
  ['one address under two people', thirdPerson('Barbara Liskov', ['barbara@', 'grace@'])],
  ['one address behind a +tag', thirdPerson('Barbara Liskov', ['barbara@', 'grace+work@'])],
  ['one address in other case', thirdPerson('Barbara Liskov', ['barbara@', 'GRACE@'])],
  ['a key of low order', () => senior('Barbara Liskov', { public: lowOrder })],
  ['a negative threshold', strict('-1')],
  ['a threshold that is no number', strict('"0"')],
  ['a threshold above the people who can sign', strict('{ low: 0, medium: 0, high: 0, critical: 2 }')],
]

/** The identity point, under which anybody can sign anything. */
const lowOrder = `ssh-ed25519 ${Buffer.concat([
  Buffer.from([0, 0, 0, 11]),
  Buffer.from('ssh-ed25519'),
  Buffer.from([0, 0, 0, 32, 1]),
  Buffer.alloc(31),
]).toString('base64')}`

/** A team whose work tree has the policy with what the flaw says of it. */
function withFlaw(world: World, flaw: Flaw): Team {
  const team = createTeam(world)
  const text = team.ada.git('show', 'HEAD:.ai-signoff.yml')
  const said = flaw(team)
  const rules = text.slice(text.indexOf('requirements:'))
  const people = text.slice(0, text.indexOf('requirements:'))
  team.ada.write({ '.ai-signoff.yml': `${people}${said}${said.startsWith('requirements:') ? '' : rules}\n` })
  return team
}

describe('a policy with', () => {
  test.for(flaws)('%s can’t land, signed or not, and decides nothing once it is there', ([, flaw], { world }) => {
    const team = withFlaw(world, flaw)
    commitPastHooks(team.ada, 'The policy')
    const landing = decide(team, { tokens: [tokenFor(team)] })
    landPastHooks(team, 'The policy, past the hooks')
    team.ada.commit('A word', { 'docs/word.md': 'word\n' })
    expect([landing, decide(team)]).toEqual([
      { code: 1, says: ['policy-unsound'] },
      { code: 2, says: ['policy-unreadable'] },
    ])
  })

  test.for<[string, Flaw]>([
    ['one more person', thirdPerson('Barbara Liskov')],
    ['somebody of a like name', thirdPerson('Grace Harper', ['@', 'x@'])],
    ['nobody asked for', strict('0')],
  ])('%s lands, signed', ([, flaw], { world }) => {
    const team = withFlaw(world, flaw)
    commitPastHooks(team.ada, 'The policy')
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(allowed)
  })
})
