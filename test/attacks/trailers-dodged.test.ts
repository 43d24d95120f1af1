import { describe, expect } from 'vitest'
import { allowed, amendPastHooks, decide, notSignedOff, refused, type Decision } from '../support/attack.ts'
import { message } from '../support/provenance.ts'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

const nobody = 'requirements: { none: 0, assisted: 0, generated: 0, undeclared: 0 }\n'
const enrolled = (world: World): Team =>
  createTeam(world, {
    rules: `${nobody}trailers: { require: [assisted-by], forbid: [co-authored-by, signed-off-by, footers] }\n`,
  })

/** An agent's commit that keeps the rules, and what is decided of it and then of another message for it. */
function decisions(world: World, reword: (kept: string) => string): readonly Decision[] {
  const team = enrolled(world)
  team.ada.commit('Refresh sessions', { 'src/session.ts': 'export {}\n' }, asClaude)
  const before = decide(team)
  amendPastHooks(team.ada, '--cleanup=verbatim', '-m', reword(message(team.ada)))
  return [before, decide(team)]
}

const claude = 'Claude <noreply@anthropic.com>'

describe('an agent is named where it may not be', () => {
  test.for<[string, string]>([
    ['in other case', `CO-AUTHORED-BY: ${claude.toUpperCase()}`],
    ['on a folded line', 'Co-authored-by: Claude\n <noreply@anthropic.com>'],
    ['on a line folded before its value', `Co-authored-by:\n\t${claude}`],
    ['before a carriage return', `Co-authored-by: ${claude}\r`],
    ['behind a blank before the colon', `Signed-off-by : ${claude}`],
    ['under a person’s name', 'Signed-off-by: Ada Lovelace <209825114+claude[bot]@users.noreply.github.com>'],
    ['in a paragraph in the middle', `Co-authored-by: ${claude}\n\nMore words.`],
    ['with another person behind', `Co-authored-by: ${claude} <ada@example.com>`],
    ['in a footer between words', 'Words.\n🤖 Generated with [Claude Code](https://claude.com/claude-code)\nWords.'],
  ])('%s', ([, line], { world }) => {
    const kept = (words: string): string => words.replace('\n\n', `\n\n${line}\n\n`)
    expect(decisions(world, kept)).toEqual([allowed, refused('trailer-forbidden')])
  })

  test('in a merge that git made by itself', ({ world }) => {
    const team = enrolled(world)
    team.ada.git('switch', '--quiet', '-c', 'side')
    team.ada.commit('Theirs', { theirs: 'one\n' })
    team.ada.git('switch', '--quiet', 'main')
    team.ada.git('merge', '--quiet', '--no-ff', '--no-edit', 'side')
    const before = decide(team)
    amendPastHooks(team.ada, '-m', `Merge\n\nCo-authored-by: ${claude}`)
    expect([before, decide(team)]).toEqual([allowed, refused('trailer-forbidden')])
  })
})

describe('the agent’s name is not where it has to be', () => {
  const credit = 'Assisted-by: Claude:unknown'
  test.for<[string, string]>([
    ['but a person’s of that name', 'Assisted-by: Claude Shannon <claude@example.com>'],
    ['but another agent’s', 'Assisted-by: Codex:gpt-5.2'],
    ['but under a key that looks like it', 'Аssisted-by: Claude:unknown'],
    ['but in the middle of a line', 'It was Assisted-by: Claude:unknown'],
    ['but under another key', 'Helped-by: Claude:unknown'],
  ])('%s', ([, line], { world }) => {
    const reword = (kept: string): string => kept.replace(credit, `Claude-Session: 1\n${line}`)
    expect(decisions(world, reword)).toEqual([allowed, refused('trailer-required')])
  })

  test('but in the subject', ({ world }) => {
    const reword = (kept: string): string => `${credit}\n\nClaude-Session: 1\n${kept.split(`${credit}\n`)[1] ?? ''}`
    expect(decisions(world, reword)).toEqual([allowed, refused('trailer-required')])
  })
})

describe('a "none" that the policy counts from capture on', () => {
  const captured = (world: World): Team =>
    createTeam(world, {
      rules: `requirements: { none: 0, assisted: 0, generated: 0, undeclared: 1 }\nprovenance: { none-from: capture }\n`,
    })

  test('is not had by a capture that looked at other lines', ({ world }) => {
    const team = captured(world)
    team.ada.commit('Mine', { a: 'one\n' })
    const other = message(team.ada)
      .replace(/sha256:\w{8}/, 'sha256:00000000')
      .replace('sources=hook', 'sources=capture')
    const before = decide(team)
    amendPastHooks(team.ada, '-m', other)
    expect([before, decide(team)]).toEqual([notSignedOff(), notSignedOff()])
  })

  test('is had by writing so, for who makes the trailer by hand: sources are a claim', ({ world }) => {
    const team = captured(world)
    team.ada.commit('Mine', { a: 'one\n' })
    const before = decide(team)
    amendPastHooks(team.ada, '-m', message(team.ada).replace('sources=hook', 'sources=hook,capture'))
    expect([before, decide(team)]).toEqual([notSignedOff(), allowed])
  })
})
