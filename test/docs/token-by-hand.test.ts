// A token can be checked without ai-signoff: the commands that SECURITY.md gives, typed as they stand there.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange, statementFor, tokenFor } from '../support/attack.ts'
import { codeBlocks } from '../support/documents.ts'
import { createTeam, type Team } from '../support/team.ts'
import { projectDir, test, type Ran, type World } from '../support/world.ts'

const [ofSignature = '', ofChange = ''] = codeBlocks(readFileSync(join(projectDir, '.github/SECURITY.md'), 'utf8'))
  .filter(({ language }) => language === 'sh')
  .map(({ text }) => text)

/** Both blocks, in Ada's clone, as a stranger would type them there. */
function byHand(team: Team, token: string, script: string): Ran {
  writeFileSync(join(team.ada.dir, 'token'), `${token}\n`)
  copyFileSync(`${team.grace.file}.pub`, join(team.ada.dir, 'grace.pub'))
  return team.world.run('sh', ['-euc', script], { cwd: team.ada.dir })
}

function signedChange(world: World): Team {
  const team = createTeam(world)
  agentsChange(team)
  return team
}

describe('by hand', () => {
  test('a token’s signature is good, and its change is what git says', ({ world }) => {
    const team = signedChange(world)
    expect(byHand(team, tokenFor(team), ofSignature + ofChange)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Good "ai-signoff" signature for grace'),
    })
  })

  test('a token that was changed afterwards is not good', ({ world }) => {
    const team = signedChange(world)
    const changed = tokenFor(team).replace('"payload":"ey', '"payload":"eY')
    expect(byHand(team, changed, ofSignature).code).not.toBe(0)
  })

  test('a token by somebody else is not good', ({ world }) => {
    const team = signedChange(world)
    expect(byHand(team, tokenFor(team, {}, team.linus), ofSignature).code).not.toBe(0)
  })

  test.for(['tree', 'change'] as const)('a statement whose %s is another change’s shows', (part, { world }) => {
    const team = signedChange(world)
    const other = statementFor(team)[part]
    agentsChange(team, { 'src/other.ts': 'export {}\n' })
    const token = tokenFor(team, { [part]: other })
    expect([ofSignature, ofSignature + ofChange].map((script) => byHand(team, token, script).code)).toEqual([0, 1])
  })
})
