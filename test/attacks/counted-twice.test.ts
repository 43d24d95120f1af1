import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test, type Key, type World } from '../support/world.ts'

interface TwoNeeded extends Team {
  /** Both are Barbara's, who is a senior as well. */
  readonly keys: readonly [Key, Key]
}

function teamThatNeedsTwo(world: World): TwoNeeded {
  const keys = [world.key('barbara'), world.key('barbara-laptop')] as const
  const rules = `  - name: Barbara Liskov
    emails: [barbara@example.com]
    seniority: principal
    keys: ["${keys[0].public}", "${keys[1].public}"]
requirements: { none: 0, assisted: 2, generated: 2, undeclared: 2 }
`
  return { ...createTeam(world, { rules }), keys }
}

const byBarbara = (team: TwoNeeded, key: Key): string => tokenFor(team, { signer: 'Barbara Liskov' }, key)

describe('where two people must sign', () => {
  test('two tokens of one person are one sign-off', ({ world }) => {
    const team = teamThatNeedsTwo(world)
    agentsChange(team)
    const [one, other] = [tokenFor(team), tokenFor(team)]
    const both = decide(team, { tokens: [one, byBarbara(team, team.keys[0])] })
    expect([both, decide(team, { tokens: [one, other] })]).toEqual([allowed, notSignedOff()])
  })

  test('two keys of one person are one sign-off', ({ world }) => {
    const team = teamThatNeedsTwo(world)
    agentsChange(team)
    const tokens = team.keys.map((key) => byBarbara(team, key))
    expect(decide(team, { tokens })).toEqual(notSignedOff())
  })

  test('one token in two notes, and handed in besides, is one sign-off', ({ world }) => {
    const team = teamThatNeedsTwo(world)
    const head = agentsChange(team)
    const token = tokenFor(team)
    for (const commit of [head, 'origin/main'])
      team.ada.git('notes', '--ref=refs/notes/ai-signoff', 'add', '-m', token, commit)
    team.ada.git('update-ref', 'refs/ai-signoff/fetched/ai-signoff', 'refs/notes/ai-signoff')
    expect(decide(team, { tokens: [token, token] })).toEqual(notSignedOff())
  })
})
