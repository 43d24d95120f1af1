import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, tokenFor } from '../support/attack.ts'
import { createTeam, policy, type Team } from '../support/team.ts'
import { test, type Repo } from '../support/world.ts'

const nobody = 'requirements: { none: 0, assisted: 0, generated: 0, undeclared: 0 }\n'

/** The same repository, with another folder to stand in. */
const at = ({ ada, world }: Team, dir: string): Repo => ({
  ...ada,
  dir,
  cli: (args, options) => ada.cli(args, { cwd: dir, ...options }),
  tryGit: (args, options) => world.run('git', args, { cwd: dir, ...options }),
})

describe('the policy at the old tip judges, wherever one stands and whatever is checked out:', () => {
  test('a sparse checkout without it', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    team.ada.git('sparse-checkout', 'set', '--no-cone', '/src/')
    const there = team.ada.git('ls-files', '-t', '.ai-signoff.yml')
    const decisions = [decide(team), decide(team, { tokens: [tokenFor(team)] })]
    expect([there, ...decisions, team.push().code]).toEqual(['S .ai-signoff.yml', notSignedOff(), allowed, 1])
  })

  test('a sparse checkout with another file in its place', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    team.ada.git('sparse-checkout', 'set', '--no-cone', '/src/')
    team.ada.write({ '.ai-signoff.yml': policy(team.grace, team.linus, nobody) })
    expect([decide(team), team.push().code]).toEqual([notSignedOff(), 1])
  })

  test('a worktree with another one', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const dir = join(world.dir, 'beside')
    team.ada.git('worktree', 'add', '--quiet', '-b', 'beside', dir)
    const beside = at(team, dir)
    world.run('sh', ['-c', 'printf %s "$1" > .ai-signoff.yml', 'sh', policy(team.grace, team.linus, nobody)], {
      cwd: dir,
    })
    const decisions = [decide(team, { repo: beside }), decide(team, { repo: beside, tokens: [tokenFor(team)] })]
    const pushed = beside.tryGit(['push', 'origin', 'HEAD:main'])
    expect([...decisions, pushed.code]).toEqual([notSignedOff(), allowed, 1])
  })

  test('a submodule’s own policy judges the submodule, and says nothing of the repository around it', ({ world }) => {
    const team = createTeam(world)
    const inner = world.repository('inner')
    inner.commit('Start', { '.ai-signoff.yml': policy(team.grace, team.linus, nobody), 'a.txt': 'a\n' })
    team.ada.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.dir, 'inner')
    agentsChange(team)
    const around = decide(team)
    const within = at(team, join(team.ada.dir, 'inner'))
    world.run('git', ['commit', '--quiet', '--allow-empty', '-m', 'Inside'], { cwd: within.dir })
    const inside = decide(team, { repo: within, args: ['--target', 'main', '--default-branch', 'main'] })
    expect([around, inside]).toEqual([notSignedOff(), allowed])
  })

  test('a submodule that is bumped under a policy that asks for somebody', ({ world }) => {
    const team = createTeam(world)
    const inner = world.repository('inner')
    inner.commit('Start', { '.ai-signoff.yml': policy(team.grace, team.linus, nobody) })
    team.ada.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.dir, 'inner')
    agentsChange(team)
    expect([decide(team), decide(team, { tokens: [tokenFor(team)] })]).toEqual([notSignedOff(), allowed])
  })
})
