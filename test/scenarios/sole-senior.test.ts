import { expect } from 'vitest'
import { createTeam, sitDown, strictRules, type Team } from '../support/team.ts'
import { test, type Repo, type World } from '../support/world.ts'

interface Hers extends Team {
  readonly hers: Repo
  readonly pushHers: () => ReturnType<Repo['tryGit']>
}

/** Grace's clone, which pushes with the hooks on, as Grace. */
function gracesClone(world: World, rules = strictRules): Hers {
  const team = createTeam(world, { rules })
  const hers = world.clone(team.remote, 'hers')
  sitDown(world, 'Grace Hopper')
  hers.git('config', 'core.hooksPath', team.ada.git('config', 'core.hooksPath'))
  hers.git('config', 'user.signingkey', team.grace.file)
  return { ...team, hers, pushHers: () => hers.tryGit(['push', 'origin', 'HEAD:main']) }
}

const morePeople = (hers: Repo): Record<string, string> => ({
  '.ai-signoff.yml': `${hers.git('show', 'HEAD:.ai-signoff.yml')}\n# more\n`,
})

test('a sole senior signs an own change of the policy, and is told each time that this is a bootstrap', ({ world }) => {
  const { hers, pushHers, ...team } = gracesClone(world)
  hers.commit('More people', morePeople(hers))
  const refused = pushHers()
  const [, revision = ''] = /npx ai-signoff sign (\w+) --target main$/m.exec(refused.stderr) ?? []
  const signed = team.sign(team.grace, [revision, '--target', 'main', '--yes'], { repo: hers })
  const pushed = pushHers()
  const bootstrap = 'Grace Hopper, senior (bootstrap: their own change of the policy'
  expect([refused.code, signed.code, signed.stdout.includes(bootstrap), pushed.code]).toEqual([1, 0, true, 0])
  expect(pushed.stderr).toContain('signed off by Grace Hopper (bootstrap: ')
})

test('a sole senior whose own change of more than that is refused is told the way on, and it works as printed', ({
  world,
}) => {
  const rules = `${strictRules}senior-authors: { none: 0, assisted: 0, generated: 0, undeclared: 0 }\n`
  const { hers, pushHers } = gracesClone(world, rules)
  hers.commit('More people, and a workflow', { ...morePeople(hers), '.github/workflows/ci.yml': 'on: push\n' })
  const refused = pushHers()
  const command = /needs nobody once its commits are signed: (.+)$/m.exec(refused.stderr)?.[1] ?? 'false'
  const signed = world.run('sh', ['-c', command], { cwd: hers.dir })
  expect([refused.code, signed.code, pushHers().code]).toEqual([1, 0, 0])
})
