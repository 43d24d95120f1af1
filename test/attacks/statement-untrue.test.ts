import { describe, expect } from 'vitest'
import type { Statement } from '../../src/model/signoff.ts'
import {
  agentsChange,
  allowed,
  commitPastHooks,
  decide,
  notSignedOff,
  statementFor,
  tokenFor,
} from '../support/attack.ts'
import { commitId, digest } from '../support/signing.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** Two commits: what Grace was shown, and what lands instead. */
function shownAndSwapped(team: Team): { shown: Statement; swapped: Statement } {
  agentsChange(team)
  const shown = statementFor(team)
  team.ada.write({ 'src/session.ts': 'export const backdoor = true\n' })
  commitPastHooks(team.ada, 'More')
  return { shown, swapped: statementFor(team) }
}

/** Each leaves all the rest of a true statement about HEAD as it is. */
const lies: Record<string, (truth: { shown: Statement; swapped: Statement }) => Partial<Statement>> = {
  'another digest of the change': () => ({ change: digest('9') }),
  'the digest of another change': ({ shown }) => ({ change: shown.change }),
  'another head than the one with its tree': ({ shown }) => ({ head: shown.head, commits: shown.commits }),
  'another base tree': ({ shown }) => ({ base: { ...shown.base, tree: shown.tree } }),
  'fewer commits than there are': ({ swapped }) => ({ commits: swapped.commits.slice(1) }),
  'one commit more than there is': ({ swapped }) => ({ commits: [commitId('9'), ...swapped.commits] }),
}

describe('a sign-off whose statement contradicts the commits it names does not count', () => {
  test.for(Object.entries(lies))('because it names %s', ([, lie], { world }) => {
    const team = createTeam(world)
    const truth = shownAndSwapped(team)
    const control = decide(team, { tokens: [tokenFor(team)] })
    const decision = decide(team, { tokens: [tokenFor(team, lie(truth))] })
    expect([control, decision]).toEqual([allowed, notSignedOff('sign-off-other-change')])
  })
})
