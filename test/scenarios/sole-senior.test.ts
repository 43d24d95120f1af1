import { expect } from 'vitest'
import { createTeam, strictRules } from '../support/team.ts'
import { test, type Repo, type World } from '../support/world.ts'

/** Grace's clone, which pushes with the hooks on, as Grace. */
function gracesClone(world: World): { hers: Repo; push: () => ReturnType<Repo['tryGit']> } {
  const rules = `${strictRules}senior-authors: { none: 0, assisted: 0, generated: 0, undeclared: 0 }\n`
  const team = createTeam(world, { rules })
  const hers = world.clone(team.remote, 'hers')
  Object.assign(world.env, {
    GIT_AUTHOR_NAME: 'Grace Hopper',
    GIT_AUTHOR_EMAIL: 'grace@example.com',
    GIT_COMMITTER_NAME: 'Grace Hopper',
    GIT_COMMITTER_EMAIL: 'grace@example.com',
  })
  hers.git('config', 'core.hooksPath', team.ada.git('config', 'core.hooksPath'))
  hers.git('config', 'user.signingkey', team.grace.file)
  return { hers, push: () => hers.tryGit(['push', 'origin', 'HEAD:main']) }
}

test('a sole senior whose own policy change is refused is told the way on, and it works as printed', ({ world }) => {
  const { hers, push } = gracesClone(world)
  hers.commit('More people', { '.ai-signoff.yml': `${hers.git('show', 'HEAD:.ai-signoff.yml')}\n# more\n` })
  const refused = push()
  const command = /needs nobody once its commits are signed: (.+)$/m.exec(refused.stderr)?.[1] ?? 'false'
  const signed = world.run('sh', ['-c', command], { cwd: hers.dir })
  expect([refused.code, signed.code, push().code]).toEqual([1, 0, 0])
})
