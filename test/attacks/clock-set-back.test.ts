import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, statementFor, signed, time } from '../support/attack.ts'
import { createTeam } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

/** The variables that show a process of ours the clock of a day ago, as a machine shows it whose clock was set back. */
function dayAgo(world: World): Record<string, string> {
  const file = join(world.dir, 'day-ago.cjs')
  writeFileSync(
    file,
    `const real = Date.now.bind(Date)
const then = () => real() - 86_400_000
globalThis.Date = class extends Date {
  constructor(...given) { given.length === 0 ? super(then()) : super(...given) }
  static now() { return then() }
}
`,
  )
  const at = time(-86_400)
  return { NODE_OPTIONS: `--require ${file}`, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at }
}

test('a clock set back brings an expired token past the hook of that machine, and not past verify on another', ({
  world,
}) => {
  const team = createTeam(world)
  const old = team.id('HEAD')
  agentsChange(team)
  const expired = { ...statementFor(team), issued: time(-100_000), expires: time(-60) }
  const token = signed(team, team.grace, expired)
  const honest = team.push(undefined, { env: { AI_SIGNOFF_TOKEN: token } }).code
  team.push(undefined, { env: { AI_SIGNOFF_TOKEN: token, ...dayAgo(world) } })
  const ci = world.clone(team.remote, 'ci')
  const range = { tokens: [token], args: [`${old}..HEAD`] }
  const onItsClock = decide({ ada: ci }, { ...range, env: dayAgo(world) })
  expect([honest, onItsClock, decide({ ada: ci }, range)]).toEqual([1, allowed, notSignedOff('sign-off-expired')])
})
