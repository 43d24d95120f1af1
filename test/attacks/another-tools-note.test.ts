// Notes of Git AI's are evidence, and anybody may push notes: they ask for more, never for less, and hold nobody up.
import { describe, expect } from 'vitest'
import { allowed, commitPastHooks, decide, notSignedOff, session, sessionFile } from '../support/attack.ts'
import { blob, folder, tree } from '../support/notes.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

const made = 'docs/word.md\n  s_0123456789abcd::t_fedcba98765432 1\n---\n{"sessions":{}}'

const note = (team: Team, text: string): string =>
  team.ada.git('notes', '--ref=ai', 'add', '--force', '-C', blob(team.ada, text), 'HEAD')

test('what a note attributes to an agent is no person’s, whatever the trailer says', ({ world }) => {
  const team = createTeam(world)
  team.ada.commit('A word', { 'docs/word.md': 'word\n' })
  const before = decide(team)
  note(team, made)
  expect([before, decide(team)]).toEqual([allowed, notSignedOff()])
})

test('a note does not make an undeclared change one that a laxer row of the policy holds for', ({ world }) => {
  const rules = 'requirements: { none: 0, assisted: 0, generated: 0, undeclared: 1 }\n'
  const team = createTeam(world, { rules })
  team.ada.write({ [sessionFile]: session })
  commitPastHooks(team.ada, 'Refresh sessions')
  const before = decide(team)
  note(team, made)
  expect([before, decide(team)]).toEqual([notSignedOff(), notSignedOff()])
})

describe('a person’s change is allowed as without notes beside', () => {
  const notes: Readonly<Record<string, (team: Team) => string>> = {
    'a note that is no note of Git AI’s': (team) => note(team, 'fine'),
    'a note about a person’s lines': (team) => note(team, 'a\n  h_0123456789abcd 1\n---\n{"humans":{}}'),
    'a note with three megabytes of brackets': (team) => note(team, `a\n  h_0 1\n---\n${'['.repeat(3_000_000)}`),
    'notes that are no tree': (team) => team.ada.git('update-ref', 'refs/notes/ai', blob(team.ada, made)),
    'a tree that holds itself many times over': ({ ada }) => {
      let inner = folder(ada, '00', { name: '1'.repeat(38), id: blob(ada, made) })
      for (let depth = 0; depth < 18; depth++) {
        inner = folder(
          ada,
          '00',
          ...Array.from({ length: 40 }, (_, at) => ({ ...inner, name: at.toString(16).padStart(2, '0') })),
        )
      }
      return ada.git('update-ref', 'refs/notes/ai', tree(ada, inner))
    },
  }
  for (const [what, add] of Object.entries(notes)) {
    test(what, ({ world }) => {
      const team = createTeam(world)
      team.ada.commit('A word', { 'docs/word.md': 'word\n' })
      add(team)
      expect(decide(team)).toEqual(allowed)
    })
  }
})
