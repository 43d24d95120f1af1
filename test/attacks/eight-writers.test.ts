// Eight at once, in real processes: no token is lost, whoever wins each race. The policy wants all eight.
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, tokenFor } from '../support/attack.ts'
import { start } from '../support/at-once.ts'
import { teamOfEight, type TeamOfEight } from '../support/eight.ts'
import { scriptArgs } from '../support/team.ts'
import { bin, test, type Ran } from '../support/world.ts'

const allGood = (runs: readonly Ran[]): string =>
  runs
    .filter(({ code }) => code !== 0)
    .map(({ said }) => said)
    .join('')

/** Each senior's token in a file of its own. */
function tokenFiles({ team, seniors }: TeamOfEight): string[] {
  return seniors.map(({ name, key }, index) => {
    const file = join(team.world.dir, `token-${index}`)
    writeFileSync(file, tokenFor(team, { signer: name }, key))
    return file
  })
}

async function acceptAll(eight: TeamOfEight, ...args: string[]): Promise<Ran[]> {
  const { world, ada } = eight.team
  const starting = tokenFiles(eight).map((file) =>
    start(world, process.execPath, [bin, 'accept', file, ...args], { cwd: ada.dir }),
  )
  return Promise.all(starting.map(({ ended }) => ended))
}

describe('eight at once', () => {
  test('in one clone lose no token', async ({ world }) => {
    const eight = teamOfEight(world)
    agentsChange(eight.team)
    const before = decide(eight.team)
    expect(allGood(await acceptAll(eight, '--no-push'))).toBe('')
    expect([before, decide(eight.team)]).toEqual([notSignedOff(), allowed])
  })

  test('in one clone, that push as well, lose no token here nor there', async ({ world }) => {
    const eight = teamOfEight(world)
    agentsChange(eight.team)
    eight.team.push(['--quiet', 'origin', 'HEAD:feature'])
    expect(allGood(await acceptAll(eight))).toBe('')
    const ci = world.clone(eight.team.remote, 'ci')
    ci.git('checkout', '--quiet', 'feature')
    expect([decide(eight.team), decide({ ada: ci }, { args: ['--fetch'] })]).toEqual([allowed, allowed])
  })

  test('who sign in clones of their own lose no token at the remote', async ({ world }) => {
    const { team, seniors } = teamOfEight(world)
    agentsChange(team)
    team.push(['--quiet', 'origin', 'HEAD:feature'])
    const signing = seniors.map(({ key }, index) => {
      const sign = [process.execPath, bin, 'sign', 'origin/feature', '--yes', '--key', key.file]
      return start(world, 'script', scriptArgs(sign), { cwd: world.clone(team.remote, `clone-${index}`).dir })
    })
    expect(allGood(await Promise.all(signing.map(({ ended }) => ended)))).toBe('')
    expect(decide(team, { args: ['--fetch'] })).toEqual(allowed)
  })
})
