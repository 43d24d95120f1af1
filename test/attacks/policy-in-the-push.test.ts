import { describe, expect } from 'vitest'
import {
  agentsChange,
  allowed,
  commitPastHooks,
  decide,
  landPastHooks,
  notSignedOff,
  tokenFor,
} from '../support/attack.ts'
import { guard } from '../support/server.ts'
import { createTeam, policy, strictRules, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

const nobody = 'requirements: { none: 0, assisted: 0, generated: 0, undeclared: 0 }\n'

/** A policy that asks nothing of anybody, in the work tree. */
const weaken = (team: Team): void => team.ada.write({ '.ai-signoff.yml': policy(team.grace, team.linus, nobody) })

describe('a push is judged by the policy that the remote has, when the push', () => {
  test('weakens it and brings a change that needs it weaker, in one commit', ({ world }) => {
    const team = createTeam(world)
    weaken(team)
    agentsChange(team)
    expect([decide(team), team.push().code]).toEqual([notSignedOff(), 1])
  })

  test('weakens it first and uses it in a later commit', ({ world }) => {
    const team = createTeam(world)
    weaken(team)
    commitPastHooks(team.ada, 'Less trouble')
    agentsChange(team)
    expect([decide(team), team.push().code]).toEqual([notSignedOff(), 1])
  })

  test('weakens it, uses it, and puts it back', ({ world }) => {
    const team = createTeam(world)
    weaken(team)
    commitPastHooks(team.ada, 'Less trouble')
    agentsChange(team)
    team.ada.git('checkout', 'origin/main', '--', '.ai-signoff.yml')
    commitPastHooks(team.ada, 'More trouble')
    expect(decide(team)).toEqual(notSignedOff())
  })

  test('does nothing but weaken it: a change of the policy is critical, whoever declares what of it', ({ world }) => {
    const team = createTeam(world)
    weaken(team)
    team.ada.commit('Less trouble', {})
    expect([decide(team), decide(team, { tokens: [tokenFor(team)] })]).toEqual([notSignedOff(), allowed])
  })

  test('removes it', ({ world }) => {
    const team = createTeam(world)
    team.ada.git('rm', '--quiet', '.ai-signoff.yml')
    team.ada.commit('No policy', {})
    expect([decide(team), team.push().code]).toEqual([notSignedOff(), 1])
  })

  test('takes main out of the protected branches, and lands there', ({ world }) => {
    const team = createTeam(world)
    const text = policy(team.grace, team.linus, nobody).replace('[main, ', '[other, ').replace(': main', ': other')
    team.ada.write({ '.ai-signoff.yml': text })
    agentsChange(team)
    expect([decide(team), team.push().code]).toEqual([notSignedOff(), 1])
  })
})

describe('an older policy that is brought back', () => {
  /** Main asked nothing of anybody once; now it does, and HEAD has the old policy again. */
  function broughtBack(team: Team): void {
    const strict = team.ada.git('show', 'HEAD:.ai-signoff.yml')
    weaken(team)
    landPastHooks(team, 'How it began')
    team.ada.write({ '.ai-signoff.yml': `${strict}\n` })
    landPastHooks(team, 'How it is now')
    team.ada.git('revert', '--no-edit', 'HEAD')
  }

  test('says nothing in the push that reverts to it and uses it', ({ world }) => {
    const team = createTeam(world)
    broughtBack(team)
    agentsChange(team)
    expect([decide(team), team.push().code]).toEqual([notSignedOff(), 1])
  })

  test('says nothing to a change that starts from the days of it', ({ world }) => {
    const team = createTeam(world)
    broughtBack(team)
    const { ada } = team
    ada.git('checkout', '--quiet', '-b', 'feature', 'origin/main~1')
    agentsChange(team)
    ada.git('-c', 'core.hooksPath=/dev/null', 'merge', '--quiet', '--no-edit', '-s', 'ours', 'origin/main')
    expect(decide(team)).toEqual(notSignedOff())
  })

  test('says something once it has landed, signed', ({ world }) => {
    const team = createTeam(world)
    broughtBack(team)
    const decision = decide(team, { tokens: [tokenFor(team)] })
    team.push(['--quiet', '--no-verify', 'origin', 'HEAD:main'])
    agentsChange(team)
    expect([decision, decide(team)]).toEqual([allowed, allowed])
  })
})

describe('a key that the push itself adds signs nothing', () => {
  function withOwnKey(team: Team, commits: 'one commit' | 'two commits' = 'two commits'): string {
    const own = team.world.key('own')
    team.ada.write({ '.ai-signoff.yml': policy(own, team.linus, nobody) })
    if (commits === 'two commits') commitPastHooks(team.ada, 'A new key for Grace')
    agentsChange(team)
    return tokenFor(team, {}, own)
  }

  test.for(['one commit', 'two commits'] as const)('in verify, in %s', (commits, { world }) => {
    const team = createTeam(world)
    const token = withOwnKey(team, commits)
    expect(decide(team, { tokens: [token] })).toEqual(notSignedOff('sign-off-unknown-key'))
  })

  test('in the hook', ({ world }) => {
    const team = createTeam(world)
    const token = withOwnKey(team)
    expect(team.push(undefined, { env: { AI_SIGNOFF_TOKEN: token } })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("is nobody's in the roster"),
    })
  })
})

test('what lies in the work tree and the index says nothing, committed or not', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  weaken(team)
  const unstaged = decide(team)
  team.ada.git('add', '--all')
  expect([unstaged, decide(team), team.push().code]).toEqual([notSignedOff(), notSignedOff(), 1])
})

test('a policy deeper in the tree says nothing', ({ world }) => {
  const team = createTeam(world)
  team.ada.write({ 'src/.ai-signoff.yml': policy(team.grace, team.linus, nobody) })
  team.ada.commit('A policy for src', {})
  team.push(['--quiet', '--no-verify', 'origin', 'HEAD:main'])
  agentsChange(team)
  expect(
    decide(team, { repo: { ...team.ada, cli: (args, options) => team.ada.cli(['--cwd', 'src', ...args], options) } }),
  ).toEqual(notSignedOff())
})

describe('a branch that is new to the remote', () => {
  test('is judged by the default branch’s policy, not by the one it brings', ({ world }) => {
    const team = createTeam(world)
    weaken(team)
    agentsChange(team)
    expect(team.push(['origin', 'HEAD:refs/heads/release/9'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('✗ refs/heads/release/9: refused'),
    })
  })

  test('is not judged from a tip that this clone made up for it', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    team.ada.git('update-ref', 'refs/remotes/origin/release/9', 'HEAD')
    expect(team.push(['origin', 'HEAD:refs/heads/release/9'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('✗ refs/heads/release/9: refused'),
    })
  })

  test('gives no second way to main', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const elsewhere = team.push(['--quiet', 'origin', 'HEAD:feature']).code
    team.ada.git('fetch', '--quiet')
    expect([elsewhere, team.push(['origin', 'origin/feature:main']).code]).toEqual([0, 1])
  })
})

describe('a protected branch that was begun at a commit whose policy did not protect it', () => {
  /** The policy once protected main alone; the branch was begun there. */
  function begun(world: World): Team {
    const team = createTeam(world)
    const now = team.ada.git('show', 'HEAD:.ai-signoff.yml')
    team.ada.write({ '.ai-signoff.yml': `${now.replace('main, "release/*"', 'main')}\n` })
    const old = landPastHooks(team, 'Only main')
    team.ada.write({ '.ai-signoff.yml': `${now}\n` })
    landPastHooks(team, 'Releases, too')
    team.ada.git('push', '--quiet', '--no-verify', 'origin', `${old}:refs/heads/release/9`)
    return team
  }

  test('takes what needs nobody', ({ world }) => {
    const team = begun(world)
    const docs = team.ada.commit('Say hello', { 'docs/hello.md': 'Hello\n' })
    team.ada.git('checkout', '--quiet', '-B', 'nine', 'origin/release/9')
    team.ada.git('cherry-pick', docs)
    expect(team.push(['origin', 'HEAD:release/9'])).toMatchObject({ code: 0 })
  })

  test('is judged by the default branch’s policy, by every gate', ({ world }) => {
    const team = begun(world)
    team.ada.git('checkout', '--quiet', '-B', 'nine', 'origin/release/9')
    agentsChange(team)
    const args = ['origin/release/9..HEAD', '--target', 'release/9']
    const { code } = guard(team).push(['origin', 'HEAD:release/9'])
    expect([decide(team, { args }), team.push(['origin', 'HEAD:release/9']).code, code]).toEqual([notSignedOff(), 1, 1])
  })
})

describe('a policy that lies in the notes', () => {
  const locking = (team: Team, name: string): string =>
    policy(team.world.key('mallory'), team.linus, strictRules).replace('"release/*"', `"${name}"`)

  test.for([
    ['a file', 'readme.md'],
    ['a policy that protects them', '.ai-signoff.yml'],
  ] as const)('keeps nobody from signing: %s', ([, file], { world }) => {
    const team = createTeam(world)
    const server = guard(team)
    const head = agentsChange(team)
    team.ada.git('checkout', '--quiet', '--orphan', 'notes')
    team.ada.git('rm', '--quiet', '-r', '--force', '.')
    team.ada.write({ [file]: locking(team, 'refs/notes/*') })
    commitPastHooks(team.ada, 'Notes')
    server.push(['--quiet', 'origin', 'HEAD:refs/notes/ai-signoff'])
    team.ada.git('checkout', '--quiet', '--force', head)
    expect(team.sign(team.grace, ['--yes'])).toMatchObject({ code: 0 })
    expect(server.push()).toMatchObject({ code: 0 })
  })
})
