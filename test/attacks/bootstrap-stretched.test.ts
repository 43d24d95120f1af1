import { describe, expect } from 'vitest'
import { allowed, commitPastHooks, decide, landPastHooks, notSignedOff, time, tokenFor } from '../support/attack.ts'
import { createTeam, senior, sitDown, strictRules, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

const byAuthor = notSignedOff('sign-off-by-author')
const path = '.ai-signoff.yml'

/** Grace changes the policy herself. */
function gracesPolicy(world: World, rules = strictRules): Team {
  const team = createTeam(world, { rules })
  sitDown(world, 'Grace Hopper')
  touchPolicy(team)
  return team
}

const touchPolicy = ({ ada }: Team): void =>
  ada.write({ [path]: `${ada.git('show', `HEAD:${path}`)}\n# a word more\n` })

function decideAsGrace(team: Team, ...args: Parameters<typeof tokenFor> extends [Team, ...infer Rest] ? Rest : never) {
  commitPastHooks(team.ada, 'The policy')
  return decide(team, { tokens: [tokenFor(team, ...args)] })
}

interface Told {
  readonly refs: readonly { readonly counted: readonly { readonly bootstrap: boolean }[] }[]
}

/** Whether a sign-off counted, and whether as a bootstrap. */
function bootstraps(team: Team): boolean[] {
  const { stdout } = team.ada.cli(['verify', '--token', '-', '--format', 'json'], { input: tokenFor(team) })
  return (JSON.parse(stdout) as Told).refs.flatMap(({ counted }) => counted.map(({ bootstrap }) => bootstrap))
}

describe('the sole senior’s own token counts', () => {
  test('for a change of the policy alone, and is called a bootstrap', ({ world }) => {
    const team = gracesPolicy(world)
    expect([decideAsGrace(team), bootstraps(team)]).toEqual([allowed, [true]])
  })

  test('for somebody else’s change of the policy, which is none', ({ world }) => {
    const team = createTeam(world)
    touchPolicy(team)
    expect([decideAsGrace(team), bootstraps(team)]).toEqual([allowed, [false]])
  })

  test('for the policy once the other senior is revoked', ({ world }) => {
    const revoked = `revoked: [{ person: Barbara Liskov, from: "${time(-60)}" }]\n`
    const team = gracesPolicy(world, senior('Barbara Liskov', world.key('barbara')) + strictRules + revoked)
    expect(decideAsGrace(team)).toEqual(allowed)
  })
})

describe('it does not count', () => {
  test('for the policy and another file', ({ world }) => {
    const team = gracesPolicy(world)
    team.ada.write({ 'src/a.ts': 'export {}\n' })
    expect(decideAsGrace(team)).toEqual(byAuthor)
  })

  test('for the policy and a file that becomes it', ({ world }) => {
    const team = createTeam(world)
    team.ada.write({ 'draft.yml': `${team.ada.git('show', `HEAD:${path}`)}\n# a word more\n` })
    landPastHooks(team, 'A draft')
    sitDown(world, 'Grace Hopper')
    team.ada.git('mv', '--force', 'draft.yml', path)
    expect(decideAsGrace(team)).toEqual(byAuthor)
  })

  test('for a policy that is deeper in the tree', ({ world }) => {
    const team = createTeam(world)
    sitDown(world, 'Grace Hopper')
    team.ada.write({ [`.github/workflows/${path}`]: 'version: 1\n' })
    expect(decideAsGrace(team)).toEqual(byAuthor)
  })

  test('while there is a second senior', ({ world }) => {
    const team = gracesPolicy(world, senior('Barbara Liskov', world.key('barbara')) + strictRules)
    expect(decideAsGrace(team)).toEqual(byAuthor)
  })

  test('while the second senior is not revoked yet', ({ world }) => {
    const revoked = `revoked: [{ person: Barbara Liskov, from: "${time(3600)}" }]\n`
    const team = gracesPolicy(world, senior('Barbara Liskov', world.key('barbara')) + strictRules + revoked)
    expect(decideAsGrace(team)).toEqual(byAuthor)
  })

  test('for a push that takes the second senior out of the roster', ({ world }) => {
    const team = createTeam(world, { rules: senior('Barbara Liskov', world.key('barbara')) + strictRules })
    sitDown(world, 'Grace Hopper')
    const text = team.ada.git('show', `HEAD:${path}`).replace(/ {2}- name: Barbara[^]*?keys: .*\n/, '')
    team.ada.write({ [path]: `${text}\n` })
    expect(decideAsGrace(team)).toEqual(byAuthor)
  })

  test('once it has expired', ({ world }) => {
    const past = { issued: time(-7200), expires: time(-60) }
    expect(decideAsGrace(gracesPolicy(world), past)).toEqual(notSignedOff('sign-off-expired'))
  })

  test('from a junior, whose policy change it would be', ({ world }) => {
    const team = createTeam(world)
    sitDown(world, 'Linus Junior')
    touchPolicy(team)
    expect(decideAsGrace(team, { signer: 'Linus Junior' }, team.linus)).toEqual(notSignedOff('sign-off-not-senior'))
  })

  test('for a policy that could judge nothing afterwards', ({ world }) => {
    const team = gracesPolicy(world)
    team.ada.write({ [path]: 'version: 1\n' })
    expect(decideAsGrace(team)).toEqual({ code: 1, says: ['policy-unsound'] })
  })
})
