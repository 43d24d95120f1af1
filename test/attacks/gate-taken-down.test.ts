import { describe, expect } from 'vitest'
import { allowed, decide, notSignedOff, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

const workflow = 'on: pull_request\njobs: { gate: { runs-on: x, steps: [{ run: npx ai-signoff@0 verify }] } }\n'

/** What keeps the gate up, each as one small change by a person who says so and asks nobody. */
const doors: readonly [string, string][] = [
  ['.github/workflows/gate.yml', workflow.replace('verify', 'verify || true')],
  ['.gitlab-ci.yml', 'gate: { script: "true" }\n'],
  ['.github/CODEOWNERS', '* @mallory\n'],
  ['.husky/pre-push', 'exit 0\n'],
  ['.gitattributes', '* linguist-generated\n'],
]

/** Ada, who is no agent, writes one file. */
function adaWrites(world: World, path: string, text: string): Team {
  const team = createTeam(world)
  team.ada.write({ [path]: text })
  team.ada.git('add', '--all')
  team.ada.commit('Less trouble', {})
  return team
}

describe('a push that takes the gate down is critical, however small:', () => {
  test.for(doors)('%s', ([path, text], { world }) => {
    const team = adaWrites(world, path, text)
    expect([decide(team), decide(team, { tokens: [tokenFor(team)] })]).toEqual([notSignedOff(), allowed])
  })

  test('while a word in another file needs nobody', ({ world }) => {
    expect(decide(adaWrites(world, 'docs/word.md', 'word\n'))).toEqual(allowed)
  })
})
