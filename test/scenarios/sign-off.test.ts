import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { asClaude, createTeam, inTerminal, type Team } from '../support/team.ts'
import { bin, test } from '../support/world.ts'

/** Ada's agent wrote a change that needs one sign-off. */
function withAgentsChange(world: Parameters<typeof createTeam>[0], options?: Parameters<typeof createTeam>[1]): Team {
  const team = createTeam(world, options)
  team.ada.commit('Refresh sessions', { 'src/session.ts': 'export const a = 1\nexport const b = 2\n' }, asClaude)
  return team
}

describe('a senior', () => {
  test('signs after seeing the change and answering yes, and then the push passes', ({ world }) => {
    const team = withAgentsChange(world)
    const signed = team.sign(team.grace, [], { type: 'y' })
    expect(signed.said).toContain('src/session.ts')
    expect(signed.code).toBe(0)
    expect(team.push()).toMatchObject({ code: 0, stderr: expect.stringContaining('signed off by Grace Hopper') })
  })

  test('who answers no has signed nothing', ({ world }) => {
    const team = withAgentsChange(world)
    const signed = team.sign(team.grace, [], { type: 'n' })
    expect(signed).toMatchObject({ code: 1, said: expect.stringContaining('nothing was signed') })
    expect(team.push().code).toBe(1)
  })

  test('signs from a clone of their own, and the token reaches the author through the remote', ({ world }) => {
    const team = withAgentsChange(world)
    team.push(['--quiet', 'origin', 'HEAD:feature'])
    const hers = world.clone(team.remote, 'hers')
    expect(team.sign(team.grace, ['origin/feature', '--yes'], { repo: hers }).code).toBe(0)
    expect(team.push().code).toBe(0)
  })

  test('signs with a key that only the ssh-agent holds', ({ world }) => {
    const team = withAgentsChange(world)
    const script = `eval "$(ssh-agent -s)" >/dev/null; trap 'ssh-agent -k >/dev/null' EXIT
      ssh-add -q '${team.grace.file}' && mv '${team.grace.file}' '${team.grace.file}.away'
      '${process.execPath}' '${bin}' sign --yes --key '${team.grace.file}.pub'`
    expect(inTerminal(world, ['sh', '-c', script], { cwd: team.ada.dir }).code).toBe(0)
    expect(team.push().code).toBe(0)
  })
})

describe('sign refuses', () => {
  test('inside an agent, with --yes or without', ({ world }) => {
    const team = withAgentsChange(world)
    const signed = team.sign(team.grace, ['--yes'], asClaude)
    expect(signed).toMatchObject({ code: 1, said: expect.stringContaining('an agent is at work here (claude-code)') })
  })

  test('without a terminal, with --yes or without', ({ world }) => {
    const team = withAgentsChange(world)
    const signed = team.ada.cli(['sign', '--yes', '--key', team.grace.file])
    expect(signed).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no terminal here') })
  })

  test('a person whose seniority does not suffice', ({ world }) => {
    const team = withAgentsChange(world)
    const signed = team.sign(team.linus, ['--yes'])
    expect(signed).toMatchObject({ code: 1, said: expect.stringContaining('Linus Junior is junior') })
  })

  test('the author of the change', ({ world }) => {
    const team = withAgentsChange(world)
    team.ada.git('commit', '--quiet', '--amend', '--no-edit', '--author=Grace Hopper <Grace+work@Example.com>')
    const signed = team.sign(team.grace, ['--yes'])
    expect(signed).toMatchObject({ code: 1, said: expect.stringContaining('had a hand in this change') })
  })

  test('the committer of the change, who may have had a hand in it', ({ world }) => {
    const team = withAgentsChange(world)
    const committer = { GIT_COMMITTER_NAME: 'Grace Hopper', GIT_COMMITTER_EMAIL: 'grace@example.com' }
    team.ada.tryGit(['commit', '--quiet', '--amend', '--no-edit'], { env: committer })
    const signed = team.sign(team.grace, ['--yes'])
    expect(signed).toMatchObject({ code: 1, said: expect.stringContaining('had a hand in this change') })
  })

  test('a key that is nobody’s in the roster', ({ world }) => {
    const team = withAgentsChange(world)
    const signed = team.sign(world.key('stranger'), ['--yes'])
    expect(signed).toMatchObject({ code: 2, said: expect.stringContaining("is nobody's in the roster") })
  })

  test('a commit that nobody has pushed, and says whom to ask', ({ world }) => {
    const team = withAgentsChange(world)
    const hers = world.clone(team.remote, 'hers')
    const signed = team.sign(team.grace, [team.id('HEAD').slice(0, 10), '--yes'], { repo: hers })
    expect(signed).toMatchObject({ code: 2, said: expect.stringContaining('ask its author to push it to a branch') })
  })

  test('more lines than one sign-off may cover', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Much', { 'src/much.ts': 'export {}\n'.repeat(401) }, asClaude)
    const signed = team.sign(team.grace, ['--yes'])
    expect(signed).toMatchObject({
      code: 1,
      said: expect.stringContaining('has 401 lines to review; one sign-off may cover 400'),
    })
  })
})

describe('a token as text', () => {
  test('printed by sign is kept nowhere', ({ world }) => {
    const team = withAgentsChange(world)
    expect(team.sign(team.grace, ['--yes', '--print']).stdout).toContain('"payloadType":"application/vnd.in-toto+json"')
    expect(team.push().code).toBe(1)
  })

  test('is brought by a push with AI_SIGNOFF_TOKEN, and verify finds it later', ({ world }) => {
    const team = withAgentsChange(world)
    const old = team.id('origin/main')
    expect(team.push(undefined, { env: { AI_SIGNOFF_TOKEN: printed(team) } }).code).toBe(0)
    const ci = world.clone(team.remote, 'ci')
    expect(ci.cli(['verify', `${old}..HEAD`, '--fetch'], { env: { CI: 'true' } }).code).toBe(0)
  })

  test('is brought by accept', ({ world }) => {
    const team = withAgentsChange(world)
    const file = join(world.dir, 'token')
    writeFileSync(file, printed(team))
    expect(team.ada.cli(['accept', file])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("kept Grace Hopper's sign-off"),
    })
    expect(team.push().code).toBe(0)
  })

  test('that is damaged is refused by accept, and nothing is kept', ({ world }) => {
    const team = withAgentsChange(world)
    const damaged = printed(team).replace(/"sig":"(.{60})./, '"sig":"$1A')
    expect(team.ada.cli(['accept', '-'], { input: damaged })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nothing was kept'),
    })
    expect(team.ada.tryGit(['rev-parse', '--verify', 'refs/notes/ai-signoff']).code).not.toBe(0)
  })
})

function printed(team: Team): string {
  const line = team
    .sign(team.grace, ['--yes', '--print'])
    .stdout.split('\n')
    .find((text) => text.startsWith('{'))
  return line ?? ''
}

describe('a sign-off survives', () => {
  test('a rebase onto a main that moved elsewhere', ({ world }) => {
    const team = withAgentsChange(world)
    team.sign(team.grace, ['--yes'])
    moveMain(team, { 'docs/more.md': 'more\n' })
    team.ada.git('rebase', '--quiet', 'origin/main')
    expect(team.push().code).toBe(0)
  })

  test('a merge of a main that moved elsewhere', ({ world }) => {
    const team = withAgentsChange(world)
    team.sign(team.grace, ['--yes'])
    moveMain(team, { 'docs/more.md': 'more\n' })
    team.ada.git('merge', '--quiet', '--no-edit', 'origin/main')
    expect(team.push().code).toBe(0)
  })

  test('a squash of several commits, made by a forge that drops every trailer', ({ world }) => {
    const team = withAgentsChange(world)
    team.ada.commit('Refresh them twice', { 'src/session.ts': 'export const a = 1\nexport const b = 3\n' }, asClaude)
    team.sign(team.grace, ['--yes'])
    moveMain(team, { 'docs/more.md': 'more\n' })
    const signed = team.id('HEAD')
    team.ada.git('reset', '--quiet', '--hard', 'origin/main')
    team.ada.git('merge', '--quiet', '--squash', signed)
    team.ada.git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '-m', 'Refresh sessions (#1)')
    expect(team.push().code).toBe(0)
  })

  test('an amended message', ({ world }) => {
    const team = withAgentsChange(world)
    team.sign(team.grace, ['--yes'])
    team.ada.git('commit', '--quiet', '--amend', '-m', 'Refresh sessions in time')
    expect(team.push().code).toBe(0)
  })
})

/** Somebody else lands something. */
function moveMain(team: Team, files: Record<string, string>): void {
  const other = team.world.clone(team.remote, 'other')
  other.commit('Elsewhere', files)
  other.git('push', '--quiet', 'origin', 'HEAD:main')
  team.ada.git('fetch', '--quiet')
}

test('signed heads stay reachable at the remote', ({ world }) => {
  const team = withAgentsChange(world)
  team.sign(team.grace, ['--yes'])
  expect(team.ada.git('ls-remote', 'origin', 'refs/ai-signoff/reviewed/*')).toContain(team.id('HEAD'))
})

test("another tool's lines in the note on the signed head are kept", ({ world }) => {
  const team = withAgentsChange(world)
  team.ada.git('notes', '--ref=ai-signoff', 'add', '-m', 'somebody else was here', 'HEAD')
  team.sign(team.grace, ['--yes'])
  const note = team.ada.git('notes', '--ref=ai-signoff', 'show', 'HEAD')
  expect([note.includes('somebody else was here'), note.includes('"payloadType"'), team.push().code]).toEqual([
    true,
    true,
    0,
  ])
})
