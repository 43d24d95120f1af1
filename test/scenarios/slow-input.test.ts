// Standard input that comes late, or in pieces, through a pipe: what is not there yet is not the end.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { agentsChange, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { bin, test, type World } from '../support/world.ts'

/** What verify says of a token that a line of shell writes, bit by bit. */
function verifyBehind(world: World, line: string): { readonly code: number; readonly team: Team } {
  const team = createTeam(world)
  agentsChange(team)
  writeFileSync(join(world.dir, 'token'), tokenFor(team))
  const verify = `${line} | '${process.execPath}' '${bin}' verify --token -`
  return { team, code: world.run('sh', ['-c', verify], { cwd: team.ada.dir }).code }
}

test('a token that comes a second later is read', ({ world }) => {
  expect(verifyBehind(world, 'sleep 1 | cat - ../token').code).toBe(0)
})

test('a token that comes in two halves is read whole', ({ world }) => {
  expect(verifyBehind(world, '{ head -c 200 ../token; sleep 1; tail -c +201 ../token; }').code).toBe(0)
})
