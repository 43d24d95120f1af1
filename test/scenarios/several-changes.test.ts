// One push that lands several changes, each signed off by itself.
import { describe, expect } from 'vitest'
import { agentsChange, commitPastHooks, decide, notSignedOff, allowed, tokenFor } from '../support/attack.ts'
import { asClaude, createTeam, sitDown, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

interface Signed {
  readonly branch: string
  readonly token: string
}

/** An agent's change on a branch of its own from where main is at the remote, and Grace's token for it. */
function signedChange(team: Team, branch: string, commits = 1): Signed {
  team.ada.git('checkout', '--quiet', '-b', branch, 'origin/main')
  for (let at = 1; at <= commits; at++) agentsChange(team, { [`src/${branch}-${at}.ts`]: `export const at = ${at}\n` })
  const token = tokenFor(team)
  team.ada.git('checkout', '--quiet', 'main')
  return { branch, token }
}

const merge = ({ ada }: Team, { branch }: Signed): void =>
  void ada.git('-c', 'core.hooksPath=/dev/null', 'merge', '--quiet', '--no-ff', '--no-edit', branch)

function squash(team: Team, { branch }: Signed): void {
  team.ada.git('merge', '--quiet', '--squash', branch)
  commitPastHooks(team.ada, `${branch} (#1)`)
}

const pick = ({ ada }: Team, { branch }: Signed): void =>
  void ada.git('-c', 'core.hooksPath=/dev/null', 'cherry-pick', `origin/main..${branch}`)

function threeChanges(world: World): { team: Team; changes: [Signed, Signed, Signed]; tokens: string[] } {
  const team = createTeam(world)
  const changes: [Signed, Signed, Signed] = [
    signedChange(team, 'one'),
    signedChange(team, 'two', 2),
    signedChange(team, 'three'),
  ]
  return { team, changes, tokens: changes.map(({ token }) => token) }
}

describe('three changes that were signed one by one land together', () => {
  test.for([
    ['merged', merge],
    ['squashed', squash],
    ['rebased', pick],
  ] as const)('%s', ([, land], { world }) => {
    const { team, changes, tokens } = threeChanges(world)
    for (const change of changes) land(team, change)
    expect(decide(team, { tokens })).toEqual(allowed)
  })

  test('but not when one lacks its sign-off', ({ world }) => {
    const { team, changes, tokens } = threeChanges(world)
    for (const change of changes) merge(team, change)
    expect(decide(team, { tokens: tokens.slice(1) })).toEqual(notSignedOff())
  })

  test('and what is said of it names the parts', ({ world }) => {
    const { team, changes, tokens } = threeChanges(world)
    for (const change of changes) merge(team, change)
    const { stdout } = team.ada.cli(['verify', '--token', '-'], { input: tokens.join('\n') })
    expect(stdout).toBe(
      '✓ refs/heads/main: allowed. This change is low (14 of 100); 3 parts of it are signed off by Grace Hopper, the rest needs no sign-off.\n',
    )
  })

  test('and a refusal says how much is signed already', ({ world }) => {
    const { team, changes, tokens } = threeChanges(world)
    for (const change of changes) merge(team, change)
    const { stdout } = team.ada.cli(['verify', '--token', '-'], { input: tokens.slice(1).join('\n') })
    expect(stdout).toContain('why    5 of its 7 commits are signed off by themselves, the rest is not')
  })

  test('also over the hook, with the tokens in the notes, and with a commit of a person between them', ({ world }) => {
    const { team, changes } = threeChanges(world)
    merge(team, changes[0])
    team.ada.commit('Say hello', { 'docs/hello.md': 'Hello\n' })
    merge(team, changes[1])
    for (const { branch, token } of changes) {
      team.ada.cli(['accept', '-', '--target', 'main', '--no-push'], { input: token })
      team.ada.git('branch', '-D', branch)
    }
    expect(team.push()).toMatchObject({ code: 0 })
  })
})

describe('what no sign-off covers', () => {
  const rules = `requirements:
  none: { low: 0, medium: 0, high: 1, critical: 1 }
  assisted: 1
  generated: 1
  undeclared: 1
`

  test('is judged at the level of all that lands', ({ world }) => {
    const team = createTeam(world, { rules })
    team.ada.git('checkout', '--quiet', '-b', 'one')
    agentsChange(team, { 'migrations/1.sql': 'alter table sessions add column at int;\n' })
    const signed = { branch: 'one', token: tokenFor(team) }
    team.ada.git('checkout', '--quiet', 'main')
    team.ada.commit('Say hello', { 'docs/hello.md': 'Hello\n' })
    const alone = decide(team)
    merge(team, signed)
    expect([alone, decide(team, { tokens: [signed.token] })]).toEqual([allowed, notSignedOff()])
  })
})

describe('a step that needs nobody’s word by itself', () => {
  const free = '{ low: 0, medium: 0, high: 1, critical: 1 }'
  const rules = `requirements: { none: ${free}, assisted: ${free}, generated: ${free}, undeclared: ${free} }\n`
  const long = (name: string): string =>
    Array.from({ length: 120 }, (_, line) => `export const ${name}${line} = ${line}\n`).join('')

  /** Two changes that land freely one by one; together they are high, and need somebody's word. */
  function twoChanges(world: World, author: string): { team: Team; tokens: string[] } {
    const team = createTeam(world, { rules })
    sitDown(world, author)
    const changes = ['one', 'two'].map((branch): Signed => {
      team.ada.git('checkout', '--quiet', '-b', branch, 'origin/main')
      agentsChange(team, { [`src/${branch}.ts`]: long(branch) })
      return { branch, token: tokenFor(team) }
    })
    const alone = decide(team)
    team.ada.git('checkout', '--quiet', 'main')
    for (const change of changes) merge(team, change)
    expect([alone, decide(team)]).toEqual([allowed, notSignedOff()])
    return { team, tokens: changes.map(({ token }) => token) }
  }

  test('is taken out when it has one', ({ world }) => {
    const { team, tokens } = twoChanges(world, 'Ada Lovelace')
    expect(decide(team, { tokens })).toEqual(allowed)
  })

  test('and not by one that does not count: splitting a change gains nothing', ({ world }) => {
    const { team, tokens } = twoChanges(world, 'Grace Hopper')
    expect(decide(team, { tokens }).says[0]).toBe('needs-sign-off')
  })
})

describe('a step is taken out only when it might have landed alone', () => {
  test('not when its signer had a hand in it', ({ world }) => {
    const { team, changes, tokens } = threeChanges(world)
    for (const change of changes) merge(team, change)
    team.ada.git('checkout', '--quiet', '-b', 'by-grace', 'origin/main')
    team.ada.write({ 'src/own.ts': 'export {}\n' })
    commitPastHooks(team.ada, 'My own', '--author=Grace Hopper <grace@example.com>')
    const own = { branch: 'by-grace', token: tokenFor(team) }
    team.ada.git('checkout', '--quiet', 'main')
    merge(team, own)
    expect(decide(team, { tokens: [...tokens, own.token] }).says[0]).toBe('needs-sign-off')
  })

  test('not when the first parents do not say in which order things landed', ({ world }) => {
    const { team, changes, tokens } = threeChanges(world)
    for (const change of changes) merge(team, change)
    const swapped = team.ada.git('commit-tree', 'HEAD^{tree}', '-p', 'HEAD^2', '-p', 'HEAD^1', '-m', 'Merge')
    team.ada.git('reset', '--quiet', '--hard', swapped)
    expect(decide(team, { tokens }).says[0]).toBe('needs-sign-off')
  })

  test('not for a second time: landed, taken back and landed again in one push', ({ world }) => {
    const team = createTeam(world)
    const change = signedChange(team, 'one')
    squash(team, change)
    const once = decide(team, { tokens: [change.token] })
    team.ada.git('-c', 'core.hooksPath=/dev/null', 'revert', '--no-edit', 'HEAD')
    team.ada.git('-c', 'core.hooksPath=/dev/null', 'cherry-pick', 'HEAD~1')
    expect([once, decide(team, { tokens: [change.token] }).says[0]]).toEqual([allowed, 'needs-sign-off'])
  })

  test('not by a key that an earlier step of the same push brings', ({ world }) => {
    const team = createTeam(world)
    const mallory = world.key('mallory')
    const { ada } = team
    ada.git('checkout', '--quiet', '-b', 'keys')
    const policy = ada.git('show', 'HEAD:.ai-signoff.yml')
    ada.write({
      '.ai-signoff.yml': `${policy.replace(team.linus.public, mallory.public).replace('seniority: junior', 'seniority: senior')}\n`,
    })
    commitPastHooks(ada, 'Linus is a senior now')
    const keys = { branch: 'keys', token: tokenFor(team) }
    ada.git('checkout', '--quiet', '-b', 'work', 'origin/main')
    agentsChange(team)
    const work = { branch: 'work', token: tokenFor(team, { signer: 'Linus Junior' }, mallory) }
    ada.git('checkout', '--quiet', 'main')
    merge(team, keys)
    const first = decide(team, { tokens: [keys.token] })
    merge(team, work)
    expect([first, decide(team, { tokens: [keys.token, work.token] }).says[0]]).toEqual([allowed, 'needs-sign-off'])
  })

  test('and an agent commit needs its own sign-off though it hides in a merge', ({ world }) => {
    const { team, changes, tokens } = threeChanges(world)
    for (const change of changes) merge(team, change)
    team.ada.commit('Refresh', { 'src/more.ts': 'export {}\n' }, asClaude)
    expect(decide(team, { tokens }).says[0]).toBe('needs-sign-off')
  })
})
