// What takes tokens or signed heads away, or puts them where they were not: it only ever ends in "refused", and no command of ours
// loses one that is not pushed yet.
import { describe, expect } from 'vitest'
import { agentsChange, allowed, amendPastHooks, decide, notSignedOff, tokenFor } from '../support/attack.ts'
import { note, notesRef } from '../support/notes.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

const accept = (team: Team, token: string, ...args: string[]): number =>
  team.ada.cli(['accept', '-', ...args], { input: token }).code

/** A change on a branch at the remote, and Grace's token for it. */
function changed(world: World): { team: Team; head: string; token: string } {
  const team = createTeam(world)
  const head = agentsChange(team)
  team.push(['--quiet', 'origin', 'HEAD:feature'])
  return { team, head, token: tokenFor(team) }
}

test('a note removed means refused, and the refusal says what is lacking', ({ world }) => {
  const { team, head, token } = changed(world)
  accept(team, token, '--no-push')
  const before = decide(team)
  team.ada.git('notes', `--ref=${notesRef}`, 'remove', head)
  expect([before, decide(team)]).toEqual([allowed, notSignedOff()])
  expect(team.push()).toMatchObject({ code: 1, stderr: expect.stringContaining('ai-signoff sign') })
})

test('a token that git copied onto changed content (notes.rewriteRef) does not count there', ({ world }) => {
  const { team, head, token } = changed(world)
  accept(team, token, '--no-push')
  const before = decide(team)
  team.ada.git('config', 'notes.rewriteRef', notesRef)
  team.ada.git('config', 'notes.rewrite.amend', 'true')
  team.ada.write({ 'src/session.ts': 'export {}\n' })
  const amended = amendPastHooks(team.ada)
  expect(team.ada.git('notes', `--ref=${notesRef}`, 'show', amended)).toContain('"payloadType"')
  expect([before, decide(team)]).toEqual([allowed, notSignedOff('sign-off-other-change')])
  team.ada.git('reset', '--quiet', '--hard', head)
  expect(decide(team)).toEqual(allowed)
})

describe('a token not yet pushed outlasts', () => {
  test.for([
    ['sign, where the clone fetches +refs/notes/*:refs/notes/*', 'sign'],
    ['verify --fetch, where it does', 'verify'],
    ['accept, where it does', 'accept'],
  ] as const)('%s', ([, command], { world }) => {
    const { team, head, token } = changed(world)
    note(team.ada, team.id('origin/main'), 'Reviewed-by: somebody\n')
    team.ada.git('push', '--quiet', '--no-verify', 'origin', notesRef)
    team.ada.git('config', '--add', 'remote.origin.fetch', '+refs/notes/*:refs/notes/*')
    accept(team, token, '--no-push')
    if (command === 'sign') team.sign(team.grace, ['--yes', '--print'])
    if (command === 'verify') team.ada.cli(['verify', '--fetch'])
    if (command === 'accept') accept(team, tokenFor(team))
    expect(team.ada.git('notes', `--ref=${notesRef}`, 'show', head)).toContain(token)
  })

  test('a remote whose notes begin anew', ({ world }) => {
    const { team, token } = changed(world)
    accept(team, tokenFor(team))
    accept(team, token, '--no-push')
    const other = world.clone(team.remote, 'other')
    note(other, 'origin/main', 'Reviewed-by: somebody\n')
    other.git('push', '--quiet', '--force', 'origin', notesRef)
    const others = decide({ ada: cloneAt(team, 'before') }, { args: ['--fetch'] })
    expect([decide(team, { args: ['--fetch'] }), accept(team, token)]).toEqual([allowed, 0])
    expect([others, decide({ ada: cloneAt(team, 'ci') }, { args: ['--fetch'] })]).toEqual([notSignedOff(), allowed])
  })
})

test('a token whose note was removed at the remote is there again after accept, though this clone never lost it', ({
  world,
}) => {
  const { team, head, token } = changed(world)
  accept(team, token)
  const other = world.clone(team.remote, 'other')
  other.git('fetch', '--quiet', 'origin', `${notesRef}:${notesRef}`)
  other.git('notes', `--ref=${notesRef}`, 'remove', head)
  other.git('push', '--quiet', 'origin', notesRef)
  const removed = decide({ ada: cloneAt(team, 'before') }, { args: ['--fetch'] })
  expect(accept(team, token)).toBe(0)
  expect([removed, decide({ ada: cloneAt(team, 'ci') }, { args: ['--fetch'] })]).toEqual([notSignedOff(), allowed])
})

function cloneAt(team: Team, name: string): Team['ada'] {
  const clone = team.world.clone(team.remote, name)
  clone.git('checkout', '--quiet', 'feature')
  return clone
}

describe('a signed head stays reachable', () => {
  test('under fetch.prune, until it is pushed and after', ({ world }) => {
    const { team, head } = changed(world)
    team.ada.git('config', 'fetch.prune', 'true')
    expect(team.sign(team.grace, ['--yes']).code).toBe(0)
    const here = team.ada.git('for-each-ref', '--format=%(objectname)', 'refs/ai-signoff/reviewed')
    expect([here, team.ada.git('ls-remote', 'origin', 'refs/ai-signoff/*').split('\t')[0]]).toEqual([head, head])
  })

  test('here, where the remote says that its name is another commit', ({ world }) => {
    const { team, head, token } = changed(world)
    accept(team, token, '--no-push')
    world.run('git', ['update-ref', `refs/ai-signoff/reviewed/${head}`, team.id('origin/main')], { cwd: team.remote })
    expect(decide(team, { args: ['--fetch'] })).toEqual(allowed)
    expect(team.id(`refs/ai-signoff/reviewed/${head}`)).toBe(head)
  })

  test('there, where somebody had put another commit under its name', ({ world }) => {
    const { team, head, token } = changed(world)
    team.ada.git('push', '--quiet', '--no-verify', 'origin', `origin/main:refs/ai-signoff/reviewed/${head}`)
    expect(accept(team, token)).toBe(0)
    expect(team.ada.git('ls-remote', 'origin', 'refs/ai-signoff/*').split('\t')[0]).toBe(head)
  })
})

test('a remote that serves another commit for a signed head has the sign-off refused, until it serves the head', ({
  world,
}) => {
  const { team, head, token } = changed(world)
  const served = (commit: string): string =>
    world.run('git', ['update-ref', `refs/ai-signoff/reviewed/${head}`, commit], { cwd: team.remote }).said
  accept(team, token)
  team.ada.git('commit', '--quiet', '--amend', '-m', 'Refresh sessions in time')
  team.push(['--quiet', '--no-verify', '--force', 'origin', 'HEAD:feature'])
  served(team.id('origin/main'))
  const ci = world.clone(`file://${team.remote}`, 'ci')
  ci.git('checkout', '--quiet', 'feature')
  const misled = decide({ ada: ci }, { args: ['--fetch'] })
  team.ada.git('push', '--quiet', '--no-verify', 'origin', `${head}:refs/heads/old`)
  served(head)
  expect([misled, decide({ ada: ci }, { args: ['--fetch'] })]).toEqual([notSignedOff('sign-off-other-change'), allowed])
})
