import { describe, expect } from 'vitest'
import {
  agentsChange,
  allowed,
  commitPastHooks,
  decide,
  landPastHooks,
  landPolicy,
  notSignedOff,
  time,
  tokenFor,
} from '../support/attack.ts'
import { publicKeyOf } from '../support/signing.ts'
import { asClaude, createTeam, policy, senior, strictRules, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

const day = 86_400
const id = 'a1'.repeat(16)
const revoked = notSignedOff('sign-off-revoked')
/** Seconds from now, as a policy writes a time. */
const from = (seconds: number): string => `from: "${time(seconds)}"`
const fingerprintOf = (key: { public: string }): string => publicKeyOf({ line: key.public }).fingerprint

interface Landing extends Team {
  /** Grace's, made a day ago, or so it says. */
  readonly token: string
  /** Grace and Barbara are seniors; then come the revocations. */
  readonly rules: string
}

/** An agent's change on top of a policy that revokes something. */
function changeUnder(world: World, entry: (team: Team) => string): Landing {
  const seniors = senior('Barbara Liskov', world.key('barbara')) + strictRules
  const team = createTeam(world, { rules: seniors })
  const rules = `${seniors}revoked: [${entry(team)}]\n`
  landPolicy(team, rules)
  agentsChange(team)
  return { ...team, rules, token: tokenFor(team, { id, issued: time(-day), expires: time(day) }) }
}

const entries: readonly [string, (team: Team) => string][] = [
  ['a token', () => `{ token: "${id}" }`],
  ['a key', ({ grace }) => `{ key: "${fingerprintOf(grace)}" }`],
  ['a key from an hour ago on', ({ grace }) => `{ key: "${fingerprintOf(grace)}", ${from(-3600)} }`],
  ['a person', () => '{ person: Grace Hopper, because: left }'],
  ['a person from an hour ago on', () => `{ person: Grace Hopper, ${from(-3600)} }`],
]

describe('a token that says it is a day old does not count when the policy revokes', () => {
  test.for(entries)('%s', ([, entry], { world }) => {
    const landing = changeUnder(world, entry)
    expect(decide(landing, { tokens: [landing.token] })).toEqual(revoked)
  })
})

const others: readonly [string, (team: Team) => string][] = [
  ['nothing', () => ''],
  ['another token', () => `{ token: "${'b2'.repeat(16)}" }`],
  ['a key that nobody has any more', () => `{ key: "SHA256:${'A'.repeat(43)}" }`],
  ['somebody else', () => '{ person: Linus Junior }'],
  ['the signer from tomorrow on', () => `{ person: Grace Hopper, ${from(day)} }`],
]

describe('and it counts when the policy revokes', () => {
  test.for(others)('%s', ([, entry], { world }) => {
    const landing = changeUnder(world, entry)
    expect(decide(landing, { tokens: [landing.token] })).toEqual(allowed)
  })
})

test('an audit of the time before a revocation still counts the token, and one of its first second does not', ({
  world,
}) => {
  const since = time(-3600)
  const landing = changeUnder(world, () => `{ person: Grace Hopper, from: "${since}" }`)
  const asOf = (at: string): ReturnType<typeof decide> =>
    decide(landing, { tokens: [landing.token], args: ['--at', at] })
  expect([asOf(time(-2 * 3600)), asOf(since)]).toEqual([allowed, revoked])
})

describe('a push that truncates the revocations', () => {
  test('is judged with them', ({ world }) => {
    const landing = changeUnder(world, () => '{ person: Grace Hopper }')
    landing.ada.write({
      '.ai-signoff.yml': policy(landing.grace, landing.linus, landing.rules.replace(/revoked: .*\n/, '')),
    })
    commitPastHooks(landing.ada, 'Tidy up')
    expect(decide(landing, { tokens: [tokenFor(landing)] })).toEqual(revoked)
  })

  test('is judged with them by the hook, too', ({ world }) => {
    const landing = changeUnder(world, () => '{ person: Grace Hopper }')
    landing.ada.write({
      '.ai-signoff.yml': policy(landing.grace, landing.linus, landing.rules.replace(/revoked: .*\n/, '')),
    })
    commitPastHooks(landing.ada, 'Tidy up')
    expect(landing.push(undefined, { env: { AI_SIGNOFF_TOKEN: tokenFor(landing) } })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/who {4}Barbara Liskov\n.*Grace Hopper's sign-offs are revoked/),
    })
  })
})

test('a person whose key is revoked is told so before anything is shown or asked', ({ world }) => {
  const landing = changeUnder(world, ({ grace }) => `{ key: "${fingerprintOf(grace)}", because: stolen }`)
  expect(landing.sign(landing.grace, ['--yes'])).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^✗ not signed: Grace Hopper's key SHA256:\S+ is revoked: stolen\n/),
  })
})

test('a person with another key that counts is sent to it, not to somebody else', ({ world }) => {
  const team = createTeam(world)
  const spare = world.key('spare')
  const rules = `${strictRules}revoked: [{ key: "${fingerprintOf(team.grace)}" }]\n`
  const both = policy(team.grace, team.linus, rules).replace(
    `["${team.grace.public}"]`,
    `["${team.grace.public}", "${spare.public}"]`,
  )
  team.ada.write({ '.ai-signoff.yml': both })
  landPastHooks(team, 'A new key')
  agentsChange(team)
  const [old, other] = [team.grace, spare].map((key) => team.sign(key, ['--yes']))
  expect([old?.code, other?.code]).toEqual([1, 0])
  expect(old?.stdout).toContain('next   name another of your keys with --key')
})

test('a revoked token is not so much as kept', ({ world }) => {
  const landing = changeUnder(world, () => `{ token: "${id}" }`)
  const accept = (input: string): [number, boolean] => {
    const { code, said } = landing.ada.cli(['accept', '-', '--no-push'], { input })
    return [code, said.includes(`sign-off ${id} is revoked; nothing was kept`)]
  }
  expect([accept(landing.token), accept(tokenFor(landing))]).toEqual([
    [2, true],
    [0, false],
  ])
})

describe('a revoked key proves no author', () => {
  const seniorAuthors = 'senior-authors: { none: 0, assisted: 0, generated: 0, undeclared: 0 }\n'

  test.for([
    ['', allowed],
    ['revoked: [{ person: Grace Hopper }]\n', notSignedOff()],
  ] as const)('with %j in the policy', ([entry, decision], { world }) => {
    const rules = senior('Barbara Liskov', world.key('barbara')) + strictRules + seniorAuthors
    const team = createTeam(world, { rules: rules + entry })
    const signing = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${team.grace.file}`]
    const author = '--author=Grace Hopper <grace@example.com>'
    team.ada.write({ 'src/tried.ts': 'export {}\n' })
    team.ada.git('add', '--all')
    const commit = [...signing, 'commit', '--quiet', '-S', author, '-m', 'Try something']
    expect(team.ada.tryGit(commit, asClaude).code).toBe(0)
    expect(decide(team)).toEqual(decision)
  })
})

const unsound: readonly [string, string][] = [
  ['a person whom nobody is called', '{ person: grace hopper }'],
  ['all who can sign', '{ person: Grace Hopper }, { person: Barbara Liskov }'],
  ['all who can sign from next year on', '{ person: Grace Hopper, from: "2999-01-01" }, { person: Barbara Liskov }'],
]

describe('a policy that revokes nothing by mistake, or too much, decides nothing: it revokes', () => {
  test.for(unsound)('%s', ([, entry], { world }) => {
    const landing = changeUnder(world, () => entry)
    expect(decide(landing, { tokens: [landing.token] })).toEqual({ code: 2, says: ['policy-unreadable'] })
  })
})
