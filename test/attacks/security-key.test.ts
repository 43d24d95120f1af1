import { describe, expect } from 'vitest'
import { renderStatement } from '../../src/signoff/statement.ts'
import { agentsChange, allowed, decide, landPolicy, notSignedOff, statementFor, tokenFor } from '../support/attack.ts'
import { aToken, securityKey } from '../support/signing.ts'
import { createTeam, senior, strictRules, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

type Kind = 'ed25519' | 'ecdsa'

interface Signed {
  readonly team: Team
  /** By a senior with a security key, whatever it swears to. */
  readonly bySecurityKey: string
}

/** An agent's low change, signed by Alan with a security key, under a policy with this rule. */
function signedWith(world: World, kind: Kind, flags: number, rule: string): Signed {
  const key = securityKey(kind, { flags })
  const team = createTeam(world)
  landPolicy(team, `${senior('Alan Turing', { public: key.line })}${strictRules}sign-off: { ${rule} }\n`)
  agentsChange(team)
  const payload = renderStatement(statementFor(team, { signer: 'Alan Turing' }))
  return { team, bySecurityKey: aToken(key, { payload }) }
}

const [untouched, touched, pinOnly, touchedWithPin] = [0, 1, 4, 5]
const decisions: readonly [Kind, string, number, string, ReturnType<typeof decide>][] = [
  ['ecdsa', 'untouched, though nothing is asked for', untouched, '', notSignedOff('sign-off-bad-signature')],
  ['ed25519', 'untouched with its PIN', pinOnly, 'hardware: required', notSignedOff('sign-off-bad-signature')],
  ['ecdsa', 'touched, where nothing is asked for', touched, '', allowed],
  ['ed25519', 'touched, where a touch is asked for', touched, 'hardware: required', allowed],
  ['ed25519', 'touched, where a PIN is asked for', touched, 'pin: required', notSignedOff('sign-off-no-pin')],
  [
    'ecdsa',
    'touched, where a PIN is asked for at this level',
    touched,
    'pin: { low: required }',
    notSignedOff('sign-off-no-pin'),
  ],
  ['ed25519', 'touched, where a PIN is asked for at other levels', touched, 'pin: { critical: required }', allowed],
  [
    'ecdsa',
    'touched with its PIN, where both are asked for',
    touchedWithPin,
    'hardware: required, pin: required',
    allowed,
  ],
]

describe('a security key', () => {
  test.for(decisions)('(%s) %s', ([kind, , flags, rule, decision], { world }) => {
    const { team, bySecurityKey } = signedWith(world, kind, flags, rule)
    expect(decide(team, { tokens: [bySecurityKey] })).toEqual(decision)
  })
})

const inAFile: readonly [string, string, ReturnType<typeof decide>][] = [
  ['counts where nothing is asked for', '', allowed],
  ['counts at the levels of which nothing is asked', 'hardware: { high: required, critical: required }', allowed],
  ['does not count for a touch', 'hardware: required', notSignedOff('sign-off-no-hardware')],
  ['does not count for a PIN', 'pin: required', notSignedOff('sign-off-no-hardware')],
]

describe('a key in a file', () => {
  test.for(inAFile)('%s', ([, rule, decision], { world }) => {
    const { team } = signedWith(world, 'ed25519', touched, rule)
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(decision)
  })

  test('is told so by sign, before anything is asked, and who else could', ({ world }) => {
    const { team } = signedWith(world, 'ed25519', touched, 'hardware: required')
    expect(team.sign(team.grace, ['--yes'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^✗ not signed: Grace Hopper's key is one in a file; a low change takes a security key.*\n.*ask one of: Alan Turing/,
      ),
    })
  })
})

test('a policy that asks for a security key of people who have none decides nothing', ({ world }) => {
  const team = createTeam(world)
  landPolicy(team, `${strictRules}sign-off: { hardware: { critical: required } }\n`)
  agentsChange(team)
  expect(decide(team, { tokens: [tokenFor(team)] })).toEqual({ code: 2, says: ['policy-unreadable'] })
})

test('the rule that a push takes out holds for that push', ({ world }) => {
  const { team } = signedWith(world, 'ed25519', touched, 'hardware: required')
  landNothing(team)
  expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(notSignedOff('sign-off-no-hardware'))
})

/** The policy in the change asks for nothing any more. */
function landNothing(team: Team): void {
  const text = team.ada.git('show', 'HEAD:.ai-signoff.yml').replace('hardware: required', '')
  team.ada.write({ '.ai-signoff.yml': `${text}\n` })
  team.ada.commit('Less trouble', {})
}
