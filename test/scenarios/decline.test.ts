// A senior's refusal: a token as a sign-off is, which says no.
import { describe, expect } from 'vitest'
import { agentsChange, decide, notSignedOff } from '../support/attack.ts'
import { asClaude, createTeam } from '../support/team.ts'
import { test } from '../support/world.ts'

const why = 'split it: the migration first'

describe('a change that a senior declined', () => {
  test('is refused, by the push and by verify, with who declined it and why', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const declined = team.sign(team.grace, ['--yes', '--decline', '--reason', why])
    expect(declined).toMatchObject({ code: 0, said: expect.stringContaining('✓ declined ') })
    expect(decide(team)).toEqual(notSignedOff('sign-off-declined'))
    expect(team.push()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(new RegExp(`Grace Hopper declined this on [\\d-]+: ${why}`)),
    })
  })

  test('is known as that in another clone, since the refusal went to the remote', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    team.sign(team.grace, ['--yes', '--decline', '--reason', why])
    team.push(['--quiet', 'origin', 'HEAD:feature'])
    const ci = world.clone(team.remote, 'ci')
    const args = ['origin/main..origin/feature', '--target', 'main', '--fetch']
    expect(decide(team, { repo: ci, args })).toEqual(notSignedOff('sign-off-declined'))
  })

  test('passes once the same senior signs it', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    team.sign(team.grace, ['--yes', '--decline', '--reason', why])
    team.sign(team.grace, ['--yes'])
    expect(team.push().code).toBe(0)
  })

  test('may be too large to be signed', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Much', { 'src/much.ts': 'export {}\n'.repeat(401) }, asClaude)
    const [signed, declined] = [['--yes'], ['--yes', '--decline', '--reason', why]].map((args) =>
      team.sign(team.grace, args),
    )
    expect([signed?.code, declined?.code]).toEqual([1, 0])
  })
})

describe('a refusal is not signed', () => {
  test('without a reason', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    expect(team.sign(team.grace, ['--yes', '--decline'])).toMatchObject({
      code: 2,
      said: expect.stringContaining(`npx ai-signoff sign HEAD --decline --key ${team.grace.file} --reason TEXT\n`),
    })
  })

  test('by an agent', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    expect(team.sign(team.grace, ['--yes', '--decline', '--reason', why], asClaude).code).toBe(1)
  })

  test('by a person who could not sign the change', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    expect(team.sign(team.linus, ['--yes', '--decline', '--reason', why])).toMatchObject({
      code: 1,
      said: expect.stringContaining('Linus Junior is junior'),
    })
  })

  test('when the question is answered with no, which it asks as what it is', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const asked = team.sign(team.grace, ['--decline', '--reason', why], { type: 'n' })
    // The terminal of this test is one column wide.
    expect([asked.code, asked.said.replaceAll(/[│\s]/g, '')]).toEqual([1, expect.stringContaining('Declinethischange')])
    expect(decide(team)).toEqual(notSignedOff())
  })
})

test('a refusal that came as text is taken in as what it is', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const printed = team.sign(team.grace, ['--yes', '--decline', '--reason', why, '--print'])
  const token = printed.stdout.split('\n').find((line) => line.startsWith('{'))
  expect(team.ada.cli(['accept', '-'], { input: token ?? '' }).stderr).toContain("kept Grace Hopper's refusal of")
  expect(decide(team)).toEqual(notSignedOff('sign-off-declined'))
})
