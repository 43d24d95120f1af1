// main renames the folder to which the signed change adds a file: git can be told to carry the file along, to where nobody signed it.
import { expect } from 'vitest'
import {
  agentsChange,
  allowed,
  commitPastHooks,
  decide,
  landPastHooks,
  notSignedOff,
  session,
  tokenFor,
} from '../support/attack.ts'
import { createTeam } from '../support/team.ts'
import { test } from '../support/world.ts'

test('a file that was signed for one folder does not land in another, though main has renamed the one to the other', ({
  world,
}) => {
  const team = createTeam(world)
  const { ada } = team
  agentsChange(team)
  const tokens = [tokenFor(team)]
  const asSigned = decide(team, { tokens })
  ada.git('reset', '--quiet', '--hard', 'origin/main')
  ada.git('mv', 'src', 'lib')
  landPastHooks(team, 'Call it lib')
  const landings = ['lib', 'src'].map((folder) => {
    ada.git('reset', '--quiet', '--hard', 'origin/main')
    ada.write({ [`${folder}/session.ts`]: session })
    commitPastHooks(ada, 'Refresh sessions (#1)')
    return decide(team, { tokens })
  })
  // Where it was signed for, git sees a conflict: somebody has to look.
  const other = notSignedOff('sign-off-other-change')
  expect([asSigned, ...landings]).toEqual([allowed, other, other])
})
