import { describe, expect } from 'vitest'
import { allowed, commitPastHooks, decide, notSignedOff, tokenFor } from '../support/attack.ts'
import { createTeam, senior, sitDown, strictRules, type Team } from '../support/team.ts'
import { test, type Key, type World } from '../support/world.ts'

interface Seniors extends Team {
  readonly barbara: Key
}

/** Grace and Barbara can sign; whoever commits from here on says to be Linus, a junior. */
function teamOfTwo(world: World, authors: 'claimed' | 'authenticated'): Seniors {
  const barbara = world.key('barbara')
  const rules = `${senior('Barbara Liskov', barbara)}${strictRules}authors: ${authors}\n`
  const team = { ...createTeam(world, { rules }), barbara }
  sitDown(world, 'Linus Junior')
  return team
}

function change(team: Team, path: string, signedBy?: Key): void {
  team.ada.write({ [path]: `export const path = '${path}'\n` })
  if (signedBy === undefined) commitPastHooks(team.ada, 'A change')
  else commitSigned(team, signedBy)
}

function commitSigned({ ada }: Team, key: Key): void {
  ada.git('config', 'gpg.format', 'ssh')
  ada.git('config', 'user.signingkey', key.file)
  commitPastHooks(ada, 'A change', '-S')
}

describe('a senior who commits in a junior’s name and signs it off alone', () => {
  test('is not stopped by a policy that takes authors at their word', ({ world }) => {
    const team = teamOfTwo(world, 'claimed')
    change(team, 'src/a.ts')
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(allowed)
  })

  test('is refused where authors have to be authenticated', ({ world }) => {
    const team = teamOfTwo(world, 'authenticated')
    change(team, 'src/a.ts')
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(notSignedOff())
  })

  test('is refused there with a commit that carries the senior’s own signature', ({ world }) => {
    const team = teamOfTwo(world, 'authenticated')
    change(team, 'src/a.ts', team.grace)
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(notSignedOff())
  })

  test('is refused there with one such commit among the junior’s own', ({ world }) => {
    const team = teamOfTwo(world, 'authenticated')
    change(team, 'src/a.ts', team.linus)
    change(team, 'src/b.ts')
    change(team, 'src/c.ts', team.linus)
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(notSignedOff())
  })

  test('is refused there by a push that takes authors at their word from then on', ({ world }) => {
    const team = teamOfTwo(world, 'authenticated')
    const text = team.ada.git('show', 'HEAD:.ai-signoff.yml').replace('authors: authenticated', 'authors: claimed')
    team.ada.write({ '.ai-signoff.yml': `${text}\n` })
    change(team, 'src/a.ts')
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(notSignedOff())
  })

  test('is told why and what to do', ({ world }) => {
    const team = teamOfTwo(world, 'authenticated')
    change(team, 'src/a.ts')
    const { stdout } = team.ada.cli(['verify', '--token', '-'], { input: tokenFor(team) })
    const way =
      /nothing proves who made [0-9a-f]{10}, so at least two must sign; authors who sign .* prove it: (git .+)$/m
    expect(stdout).toMatch(way)
  })
})

describe('where authors have to be authenticated, a change lands', () => {
  test('once a second senior signs it', ({ world }) => {
    const team = teamOfTwo(world, 'authenticated')
    change(team, 'src/a.ts')
    const tokens = [tokenFor(team), tokenFor(team, { signer: 'Barbara Liskov' }, team.barbara)]
    expect(decide(team, { tokens })).toEqual(allowed)
  })

  test('with one sign-off when the junior signed the commits', ({ world }) => {
    const team = teamOfTwo(world, 'authenticated')
    change(team, 'src/a.ts', team.linus)
    change(team, 'src/b.ts', team.linus)
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(allowed)
  })

  test('with one sign-off though somebody merged it cleanly, unsigned', ({ world }) => {
    const team = teamOfTwo(world, 'authenticated')
    const { ada } = team
    ada.git('checkout', '--quiet', '-b', 'feature')
    change(team, 'src/a.ts', team.linus)
    const token = tokenFor(team)
    ada.git('checkout', '--quiet', 'main')
    ada.git('-c', 'core.hooksPath=/dev/null', 'merge', '--quiet', '--no-ff', '--no-edit', 'feature')
    expect(decide(team, { tokens: [token] })).toEqual(allowed)
  })
})
