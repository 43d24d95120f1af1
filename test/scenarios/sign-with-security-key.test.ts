import { describe, expect } from 'vitest'
import { agentsChange, landPolicy } from '../support/attack.ts'
import { plugIn, type PluggedIn } from '../support/security-key.ts'
import { createTeam, senior, strictRules, type Team } from '../support/team.ts'
import { test, type Ran, type World } from '../support/world.ts'

interface Desk extends Team {
  readonly alan: PluggedIn
  readonly signAsAlan: (flags: number) => Ran
}

/** Alan has a security key in his machine; the policy asks for its PIN. */
function alansDesk(world: World): Desk {
  const team = createTeam(world)
  const alan = plugIn(world)
  landPolicy(team, `${senior('Alan Turing', alan.key)}${strictRules}sign-off: { pin: required }\n`)
  agentsChange(team)
  return { ...team, alan, signAsAlan: (flags) => team.sign(alan.key, ['--yes'], { env: alan.env(flags) }) }
}

describe('where the policy asks for a PIN', () => {
  test('a change that a security key signed with its PIN lands', ({ world }) => {
    const desk = alansDesk(world)
    const signed = desk.signAsAlan(5)
    expect([signed.code, signed.stdout.includes('touch the security key'), desk.push().code]).toEqual([0, true, 0])
  })

  test('a signature without it is not kept, and the signer is told what key to make', ({ world }) => {
    const desk = alansDesk(world)
    const signed = desk.signAsAlan(1)
    expect([signed.code, desk.push().code]).toEqual([1, 1])
    expect(signed.stdout).toMatch(
      /✗ not signed: Alan Turing's security key was touched but not given its PIN.*\n.*-O verify-required/,
    )
  })

  test('a signature without so much as a touch is not believed', ({ world }) => {
    const desk = alansDesk(world)
    const signed = desk.signAsAlan(0)
    expect([signed.code, desk.push().code]).toEqual([2, 1])
    expect(signed.stdout).toContain('the security key was not touched')
  })
})
