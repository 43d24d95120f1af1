// Notes trees and notes that git, other tools or an attacker made: a sound token in them counts, and nothing in them stops the gate.
import { describe, expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, tokenFor, type Decision } from '../support/attack.ts'
import { blob, folder, note, notesRef, setNotes, tree } from '../support/notes.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test, type Repo, type World } from '../support/world.ts'

interface Made {
  readonly team: Team
  readonly head: string
  readonly token: string
}

function made(world: World): Made {
  const team = createTeam(world)
  const head = agentsChange(team)
  return { team, head, token: tokenFor(team) }
}

describe('a token counts', () => {
  test.for([
    ['0', (id: string) => [id]],
    ['1', (id: string) => [id.slice(0, 2), id.slice(2)]],
    ['2', (id: string) => [id.slice(0, 2), id.slice(2, 4), id.slice(4)]],
  ] as const)('at fan-out %s', ([, split], { world }) => {
    const { team, head, token } = made(world)
    const [last = '', ...folders] = split(head).toReversed()
    const entry = { name: last, id: blob(team.ada, `${token}\n`) }
    const whole = folders.reduce((within, name) => folder(team.ada, name, within), entry as ReturnType<typeof folder>)
    setNotes(team.ada, tree(team.ada, whole))
    expect(decide(team)).toEqual(allowed)
  })

  test.for(['HEAD^{tree}', 'HEAD:readme.md', 'origin/main'])('on %s', (on, { world }) => {
    const { team, token } = made(world)
    note(team.ada, team.id(on), `${token}\n`)
    expect(decide(team)).toEqual(allowed)
  })

  test.for<[string, (token: string) => string | Buffer]>([
    ['with CRLF', (token) => `\r\n${token}\r\n`],
    ['without a line break at the end', (token) => `Reviewed-by: somebody\n\n${token}`],
    ['between the marks of a conflict', (token) => `<<<<<<< ours\n{}\n=======\n${token}\n>>>>>>> theirs\n`],
    ['beside bytes that are no UTF-8', (token) => Buffer.from(`{\xff\xfe}\n${token}\n\xc3\n`, 'latin1')],
    [
      'beside a line of 8 MB',
      (token) => Buffer.concat([Buffer.from('{'), Buffer.alloc(8 << 20, 0xff), Buffer.from(`\n${token}\n`)]),
    ],
    [
      'after 50,000 lines',
      (token) => `{"payloadType":"application/vnd.in-toto+json","payload":""}\n`.repeat(50_000) + token,
    ],
  ])('%s', ([, lines], { world }) => {
    const { team, head, token } = made(world)
    note(team.ada, head, lines(token))
    const began = performance.now()
    expect(decide(team)).toEqual(allowed)
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test.for(['union', 'cat_sort_uniq'])('after a merge of two histories by %s', (strategy, { world }) => {
    const { team, head, token } = made(world)
    note(team.ada, head, `${token}\n`)
    team.ada.git('update-ref', 'refs/notes/other', notesRef)
    team.ada.git('update-ref', '-d', notesRef)
    note(team.ada, head, 'Reviewed-by: somebody\n')
    team.ada.git('notes', `--ref=${notesRef}`, 'merge', '--quiet', `--strategy=${strategy}`, 'refs/notes/other')
    expect(decide(team)).toEqual(allowed)
  })

  test('where our ref is a symbolic ref to other notes, and stays one when a token is added', ({ world }) => {
    const { team, token } = made(world)
    team.ada.git('symbolic-ref', notesRef, 'refs/notes/team')
    const ran = team.ada.cli(['accept', '-', '--no-push'], { input: token })
    expect([ran.code, decide(team), team.ada.git('symbolic-ref', notesRef)]).toEqual([0, allowed, 'refs/notes/team'])
  })
})

describe('a notes tree that git would never write', () => {
  test('with an entry twice, names that are none and entries that lie about their kind', ({ world }) => {
    const { team, head, token } = made(world)
    const { ada } = team
    const junk = blob(ada, 'junk\n')
    const entries = [
      { name: head, id: junk },
      { name: head, id: blob(ada, `${token}\n`) },
      { name: '../../etc', id: junk },
      { name: '', id: junk },
      { name: 'zz', id: junk, mode: '40000' },
      { name: 'ab', id: junk, mode: '40000' },
      { name: team.id('origin/main'), id: tree(ada), mode: '100644' },
      { name: `${head}\u001b[31m`, id: blob(ada, '{"\u001b[31m\n') },
      { name: 'cd', id: 'e'.repeat(40), mode: '40000' },
    ]
    setNotes(ada, tree(ada, ...entries))
    expect(decide(team)).toEqual(allowed)
  })

  test('that holds itself many times over is read in bounded time', ({ world }) => {
    const { team, head, token } = made(world)
    const { ada } = team
    const bomb = { name: '00', id: endless(ada), mode: '40000' }
    setNotes(ada, tree(ada, bomb, { name: head, id: blob(ada, `${token}\n`) }))
    const began = performance.now()
    expect(decide(team)).toEqual(allowed)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

test('notes at the remote that git could not walk through end accept in bounded time, and the token is kept', ({
  world,
}) => {
  const { team, head, token } = made(world)
  const other = world.clone(team.remote, 'other')
  setNotes(other, endless(other))
  other.git('push', '--quiet', '--no-verify', 'origin', notesRef)
  const began = performance.now()
  const accepted = team.ada.cli(['accept', '-'], { input: token })
  expect(accepted).toMatchObject({ code: 3, stderr: expect.stringMatching(/did not get to origin[^]*too many paths/) })
  expect(performance.now() - began).toBeLessThan(20_000)
  expect([decide(team), team.id(`refs/ai-signoff/reviewed/${head}`)]).toEqual([allowed, head])
})

/** 30 levels of 256 entries, each entry the same tree. */
function endless(repo: Repo): string {
  const names = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'))
  let id = tree(repo, { name: '00', id: blob(repo, 'junk\n') })
  for (let depth = 0; depth < 30; depth++) id = tree(repo, ...names.map((name) => ({ name, id, mode: '40000' })))
  return id
}

test('a note of 80 MB is left out, and the token in another note counts', ({ world }) => {
  const { team, head, token } = made(world)
  note(team.ada, team.id('origin/main'), Buffer.alloc(80 << 20, '{\n'))
  const before = decide(team)
  note(team.ada, head, `${token}\n`)
  expect([before, decide(team)]).toEqual([notSignedOff(), allowed])
})

test.for<[string, (made: Made) => string, Decision]>([
  ['a blob', ({ team, token }) => blob(team.ada, `${token}\n`), notSignedOff()],
  ['a tag of a blob', ({ team, token }) => tagOf(team, blob(team.ada, `${token}\n`)), notSignedOff()],
  ['a tree', ({ team, head, token }) => tree(team.ada, { name: head, id: blob(team.ada, `${token}\n`) }), allowed],
])('a notes ref that is %s holds tokens or none, and takes no more', ([, point, decision], { world }) => {
  const all = made(world)
  const { team, token } = all
  team.ada.git('update-ref', notesRef, point(all))
  const accepted = team.ada.cli(['accept', '-', '--no-push'], { input: token })
  expect([decide(team), accepted]).toEqual([
    decision,
    expect.objectContaining({
      code: 3,
      stderr: expect.stringMatching(/is a (?:blob|tree|tag), and no place for notes; nothing was kept\n {2}next/),
    }),
  ])
  expect(team.ada.tryGit(['for-each-ref', 'refs/ai-signoff/']).stdout).toBe('')
})

function tagOf(team: Team, object: string): string {
  team.ada.git('tag', '-a', '-m', 'tag', 'odd', object)
  return team.id('refs/tags/odd')
}

test('a notes ref that is a symbolic ref to a branch moves no branch', ({ world }) => {
  const { team, token } = made(world)
  const before = team.id('main')
  team.ada.git('symbolic-ref', notesRef, 'refs/heads/main')
  const accepted = team.ada.cli(['accept', '-', '--no-push'], { input: token })
  expect([accepted.code, accepted.stderr.includes('a symbolic ref to refs/heads/main'), team.id('main')]).toEqual([
    3,
    true,
    before,
  ])
})
