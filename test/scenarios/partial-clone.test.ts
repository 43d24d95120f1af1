// A clone without the files of its history: nothing is fetched in silence, and the fault says what brings them.
import { expect } from 'vitest'
import { agentsChange } from '../support/attack.ts'
import { createTeam } from '../support/team.ts'
import { bin, test, type Ran, type RunOptions } from '../support/world.ts'

test('verify in a partial clone fetches nothing by itself, and decides after the command that it names', ({
  world,
}) => {
  const team = createTeam(world)
  const range = `${team.id('HEAD')}..${agentsChange(team)}`
  team.push(['--quiet', '--no-verify', 'origin', 'HEAD:main'])
  world.run('git', ['config', 'uploadpack.allowFilter', 'true'], { cwd: team.remote })
  const cwd = `${world.dir}/partial`
  world.run('git', ['clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${team.remote}`, cwd])
  const verify = (options: RunOptions = {}): Ran =>
    world.run(process.execPath, [bin, 'verify', range, '--target', 'main'], { cwd, ...options })
  const objects = (): string => world.run('git', ['count-objects', '--verbose'], { cwd }).stdout
  const there = objects()
  const lacking = verify()
  const [, next = ''] = /^ {2}next {3}(.+), or clone/m.exec(lacking.stderr) ?? []
  const unchanged = objects() === there
  world.run('sh', ['-c', next], { cwd })
  expect([lacking.code, unchanged, next, verify().code]).toEqual([3, true, 'git fetch --refetch --no-filter', 1])
})
