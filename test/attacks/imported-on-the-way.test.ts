// Two signed changes in one push, the second in what only the first one's files import, or what they no longer do: it needs as many seniors as it would alone.
import { expect } from 'vitest'
import { agentsChange, allowed, decide, tokenFor } from '../support/attack.ts'
import { createTeam, senior, type Team } from '../support/team.ts'
import { test, type Key, type World } from '../support/world.ts'

/** One senior for what is low, two from medium on. */
const rules = `requirements:
  none: 0
  assisted: { low: 1, medium: 2, high: 2, critical: 2 }
  generated: { low: 1, medium: 2, high: 2, critical: 2 }
  undeclared: { low: 1, medium: 2, high: 2, critical: 2 }
`

interface Shop {
  readonly team: Team
  readonly barbara: Key
  /** Grace's and Barbara's, of the first change. */
  readonly first: readonly string[]
}

/** A change that brings money.ts and 200 files that import it, signed by both; then ten lines in money.ts, on top of it. */
function shop(world: World): Shop {
  const barbara = world.key('barbara')
  const team = createTeam(world, { rules: senior('Barbara Liskov', barbara) + rules })
  const uses = Array.from({ length: 200 }, (_, at) => [`src/use-${at}.ts`, `import './money'\n`])
  agentsChange(team, { 'src/money.ts': '1\n', ...Object.fromEntries(uses) })
  const first = bothSign(team, barbara)
  agentsChange(team, { 'src/money.ts': '2\n'.repeat(10) })
  return { team, barbara, first }
}

/** The other way round: main has all of that; the first change, signed by both, takes the imports away, then ten lines in money.ts. */
function emptied(world: World): Shop {
  const barbara = world.key('barbara')
  const team = createTeam(world, { rules: senior('Barbara Liskov', barbara) + rules })
  const uses = (text: string): Record<string, string> =>
    Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`src/use-${at}.ts`, text]))
  team.ada.commit('Start', { 'src/money.ts': '1\n', ...uses(`import './money'\n`) })
  team.ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:main')
  team.ada.git('fetch', '--quiet')
  agentsChange(team, uses(''))
  const first = bothSign(team, barbara)
  agentsChange(team, { 'src/money.ts': '2\n'.repeat(10) })
  return { team, barbara, first }
}

/** Of the second change alone, as for a main that has the first. */
function ofSecond({ team, barbara }: Shop): [string, string] {
  const main = team.ada.git('rev-parse', 'origin/main')
  team.ada.git('update-ref', 'refs/remotes/origin/main', 'HEAD~1')
  const tokens = bothSign(team, barbara)
  team.ada.git('update-ref', 'refs/remotes/origin/main', main)
  return tokens
}

const bothSign = (team: Team, barbara: Key): [string, string] => [
  tokenFor(team),
  tokenFor(team, { signer: 'Barbara Liskov' }, barbara),
]

test.for([
  ['brings', shop],
  ['takes away', emptied],
] as const)(
  'a part whose importers the push itself %s lands with two sign-offs, not with one',
  ([, make], { world }) => {
    const all = make(world)
    const [byGrace, byBarbara] = ofSecond(all)
    const withOne = decide(all.team, { tokens: [...all.first, byGrace] })
    const withBoth = decide(all.team, { tokens: [...all.first, byGrace, byBarbara] })
    expect([withOne.says[0], withBoth]).toEqual(['needs-sign-off', allowed])
  },
)
