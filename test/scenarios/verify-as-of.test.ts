import { describe, expect } from 'vitest'
import { agentsChange, decide, notSignedOff, statementFor, signed, time, type Decision } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test, type Ran, type World } from '../support/world.ts'

const day = 86_400

interface Landed extends Team {
  /** `verify` with Grace's token. */
  readonly verify: (...args: readonly string[]) => Ran
  readonly decide: (...args: readonly string[]) => Decision
}

/** A change that was signed ten days ago, for a day, and committed then, or so it says. */
function landedLongAgo(world: World, committed = -10 * day + 3600): Landed {
  const team = createTeam(world)
  Object.assign(world.env, { GIT_AUTHOR_DATE: time(committed), GIT_COMMITTER_DATE: time(committed) })
  agentsChange(team)
  const token = signed(team, team.grace, {
    ...statementFor(team),
    issued: time(-10 * day),
    expires: time(-9 * day),
  })
  return {
    ...team,
    verify: (...args) => team.ada.cli(['verify', '--token', '-', ...args], { input: token }),
    decide: (...args) => decide(team, { tokens: [token], args }),
  }
}

describe('what landed long ago is audited', () => {
  test('as of a time that is given, and the report says so', ({ world }) => {
    const { verify } = landedLongAgo(world)
    const at = time(-10 * day + 60)
    expect(verify('--at', at)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`\n  as of  ${at}, as --at says; not by this machine's clock\n`),
    })
  })

  test('as of what its commit claims, and the report says that it is claimed', ({ world }) => {
    const { verify, ada } = landedLongAgo(world)
    const committed = new Date(Number(ada.git('log', '-1', '--format=%ct')) * 1000).toISOString().replace('.000', '')
    expect(verify('--at-landing')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`\n  as of  ${committed}, the landing's committer date, which is claimed`),
    })
  })

  test.for([
    ['given', '--at', time(-10 * day + 60)],
    ['claimed', '--at-landing'],
  ] as const)('and a program is told of the clock: %s', ([clock, ...args], { world }) => {
    const told: unknown = JSON.parse(landedLongAgo(world).verify(...args, '--format', 'json').stdout)
    expect(told).toMatchObject({ outcome: 'allowed', audit: { clock, at: expect.stringMatching(/Z$/) } })
  })

  test('and a refusal sends nobody to sign: nothing that is signed now counts for then', ({ world }) => {
    const { stdout } = landedLongAgo(world).verify('--at', time(-60))
    expect([stdout.includes('next   an audit mends nothing'), stdout.includes('ai-signoff sign')]).toEqual([
      true,
      false,
    ])
  })

  test('by this clock otherwise, and nothing is said of it', ({ world }) => {
    const { verify } = landedLongAgo(world)
    expect(verify()).toMatchObject({ code: 1, stdout: expect.not.stringContaining('as of') })
  })

  test('as of a time at which its sign-off did not count', ({ world }) => {
    const landed = landedLongAgo(world)
    const [before, after] = [time(-11 * day).slice(0, 10), time(-8 * day)]
    expect([landed.decide('--at', before), landed.decide('--at', after)]).toEqual([
      notSignedOff('sign-off-not-yet-valid'),
      notSignedOff('sign-off-expired'),
    ])
  })
})

const faults: readonly [string, Decision, readonly string[]][] = [
  ['two clocks', { code: 2, says: ['two-clocks'] }, ['--at', '2026-01-01', '--at-landing']],
  ['a time that is still to come', { code: 2, says: ['time-to-come'] }, ['--at', time(3600)]],
  ['a time without a zone', { code: 2, says: ['bad-time'] }, ['--at', '2026-01-01T12:00:00']],
  ['a day that there is not', { code: 2, says: ['bad-time'] }, ['--at', '2026-02-30']],
  ['nothing', { code: 2, says: ['bad-time'] }, ['--at', '']],
]

describe('nothing is decided as of', () => {
  test.for(faults)('%s', ([, fault, args], { world }) => {
    expect(landedLongAgo(world).decide(...args)).toEqual(fault)
  })

  test('a commit’s claim that is still to come', ({ world }) => {
    const landed = landedLongAgo(world, day)
    expect(landed.decide('--at-landing')).toEqual({ code: 3, says: ['time-to-come'] })
  })
})
