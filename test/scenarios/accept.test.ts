// Tokens that come as text: all are checked before any is kept, and what they speak of is fetched where this clone lacks it.
import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, tokenFor } from '../support/attack.ts'
import { notesRef } from '../support/notes.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test, type Ran, type Repo } from '../support/world.ts'

const accept = (repo: Repo, tokens: readonly string[], ...args: string[]): Ran =>
  repo.cli(['accept', '-', ...args], { input: tokens.join('\n') })

const kept = (repo: Repo): number =>
  repo.tryGit(['for-each-ref', 'refs/notes', 'refs/ai-signoff/reviewed']).stdout.split('\n').filter(Boolean).length

/** A head that only the remote has, and only under a ref that no clone fetches. */
function headElsewhere(team: Team): string {
  const head = agentsChange(team)
  team.ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:refs/pull/1/head')
  return head
}

describe('accept', () => {
  test('keeps nothing of a file with one bad token among good ones', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const token = tokenFor(team)
    const [bad, good] = [
      accept(team.ada, [token, token.replace('"sig":"', '"sig":"AAAA')]),
      accept(team.ada, [token, tokenFor(team)]),
    ]
    expect(bad).toMatchObject({ code: 2, stderr: expect.stringContaining('nothing was kept') })
    expect([bad.stderr.includes('✓'), good.code, good.stderr.split('✓ kept').length - 1]).toEqual([false, 0, 2])
  })

  test('keeps nothing by somebody who is not in the roster', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const strange = tokenFor(team, {}, world.key('stranger'))
    const ran = accept(team.ada, [tokenFor(team), strange])
    expect([ran.code, ran.stderr, kept(team.ada)]).toEqual([
      2,
      expect.stringMatching(/is nobody's in the roster; nothing was kept/),
      0,
    ])
  })

  test('keeps a token once, in one file, twice, or with the push after', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const token = tokenFor(team)
    const first = accept(team.ada, [token, token])
    const notes = team.id(notesRef)
    accept(team.ada, [token])
    expect(team.push(undefined, { env: { AI_SIGNOFF_TOKEN: `${token} ${token}` } }).code).toBe(0)
    expect([first.stderr.split('✓ kept').length - 1, team.id(notesRef)]).toEqual([1, notes])
  })

  test('fetches the commits that a token speaks of, and says so', ({ world }) => {
    const team = createTeam(world)
    const hers = world.clone(`file://${team.remote}`, 'hers')
    const head = headElsewhere(team)
    const ran = accept(hers, [tokenFor(team)])
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining(`fetched ${head.slice(0, 10)} from origin`) })
    expect(hers.git('rev-parse', `refs/ai-signoff/reviewed/${head}`)).toBe(head)
  })

  test('keeps nothing where they are not to be had', ({ world }) => {
    const team = createTeam(world)
    const hers = world.clone(`file://${team.remote}`, 'hers')
    agentsChange(team)
    const ran = accept(hers, [tokenFor(team)], '--no-push')
    expect([ran.code, ran.stderr, kept(hers)]).toEqual([
      3,
      expect.stringMatching(
        /is neither in this clone nor to be had from origin; nothing was kept[\s\S]*next {3}git fetch origin/,
      ),
      0,
    ])
  })
})

test('a token pushed together with its branch passes', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const old = team.id('origin/main')
  accept(team.ada, [tokenFor(team)], '--no-push')
  expect(team.push(['origin', 'HEAD:main', `${notesRef}:${notesRef}`]).code).toBe(0)
  const ci = world.clone(team.remote, 'ci')
  expect(decide({ ada: ci }, { args: [`${old}..HEAD`, '--fetch'] })).toEqual(allowed)
})

test('a push of branch and token together is refused without the token', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  team.ada.git('notes', `--ref=${notesRef}`, 'add', '-m', 'no token', 'HEAD')
  expect(team.push(['origin', 'HEAD:main', `${notesRef}:${notesRef}`]).code).toBe(1)
})
