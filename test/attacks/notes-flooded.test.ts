import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, statementFor, tokenFor } from '../support/attack.ts'
import { aToken, ed25519Key } from '../support/signing.ts'
import { renderStatement } from '../../src/signoff/statement.ts'
import { createTeam, strictRules, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** Anybody who may push may write these. */
function note(team: Team, on: string, lines: readonly string[]): void {
  const input = `${lines.join('\n')}\n`
  team.ada.tryGit(['notes', '--ref=refs/notes/ai-signoff', 'add', '--force', '--file=-', on], { input })
}

const foreign = [
  'Reviewed-by: somebody',
  '-----BEGIN SSH SIGNATURE-----',
  '{"tool":"another","verdict":"approved"}',
  '{',
  '{}',
]
const junk = Array.from(
  { length: 50_000 },
  (_, index) => `{"payloadType":"application/vnd.in-toto+json","payload":"${index}`,
)

/** Milliseconds. */
const most = 10_000

describe('junk in the notes', () => {
  test('neither hides a token nor is one', ({ world }) => {
    const team = createTeam(world)
    const head = agentsChange(team)
    note(team, 'origin/main', foreign)
    const without = decide(team)
    note(team, head, [...foreign, tokenFor(team), ...foreign])
    expect([without, decide(team)]).toEqual([notSignedOff(), allowed])
  })

  test('of 50,000 lines is read in bounded time, and the token among them counts', ({ world }) => {
    const team = createTeam(world)
    const head = agentsChange(team)
    note(team, head, [...junk, tokenFor(team)])
    const began = performance.now()
    expect(decide(team)).toEqual(allowed)
    expect(performance.now() - began).toBeLessThan(most)
  })

  test('of 50,000 lines does not bury what a refusal says', ({ world }) => {
    const team = createTeam(world)
    const head = agentsChange(team)
    note(team, head, junk)
    const { code, stdout } = team.ada.cli(['verify'])
    expect({ code, lines: stdout.split('\n').length < 20 }).toEqual({ code: 1, lines: true })
  })
})

test('1,000 sound tokens of a junior’s are refused in bounded time', ({ world }) => {
  const key = ed25519Key()
  const entry = `  - name: Niklaus Wirth\n    emails: [n@example.com]\n    seniority: junior\n    keys: ["${key.line}"]\n`
  const team = createTeam(world, { rules: entry + strictRules })
  const head = agentsChange(team)
  const statement = { ...statementFor(team), signer: 'Niklaus Wirth' }
  const tokens = Array.from({ length: 1000 }, (_, index) =>
    aToken(key, { payload: renderStatement({ ...statement, id: index.toString(16).padStart(32, '0') }) }),
  )
  note(team, head, tokens)
  const began = performance.now()
  expect(decide(team)).toEqual(notSignedOff('sign-off-not-senior'))
  expect(performance.now() - began).toBeLessThan(most)
})
