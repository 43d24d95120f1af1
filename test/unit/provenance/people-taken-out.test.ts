import { describe, expect, test } from 'vitest'
import type { LabelledCommit } from '../../bench/commits/facts.ts'
import { keep, parseSet } from '../../bench/commits/keep.ts'
import { labelOf } from '../../bench/commits/label.ts'
import { anotherAddress, anotherName, strangersIn, withoutPeople } from '../../bench/commits/people.ts'

const ada = { name: 'Ada Lovelace', email: 'ada@lovelace.test' }

function aCommit(body: string, author = ada): LabelledCommit {
  const facts = { author, committer: author, message: `Fix it\n\n${body}\n` }
  return { ...facts, from: 'o+r', label: labelOf(facts) }
}

const bodyOf = (body: string): string =>
  withoutPeople([aCommit(body)])[0]
    ?.message.slice('Fix it\n\n'.length)
    .trimEnd() ?? ''

describe('a person taken out of a commit leaves behind', () => {
  test('no name and no address', () => {
    expect(JSON.stringify(withoutPeople([aCommit('Signed-off-by: Ada Lovelace <ada@lovelace.test>')]))).not.toMatch(
      /lovelace/i,
    )
  })
  test('an agent’s word in the name', () => {
    expect(anotherName('Claude Fournier')).toMatch(/^Claude (?!Fournier)/)
  })
  test('Aider’s mark behind the name', () => {
    expect(anotherName('Ada Lovelace (aider)')).toMatch(/^(?!Ada Lovelace).* \(aider\)$/)
  })
  test('the domain of an agent’s maker', () => {
    expect(anotherAddress('ada@anthropic.com')).toMatch(/^(?!ada@).*@anthropic\.com$/)
  })
  test('GitHub’s form of address, with another number', () => {
    expect(anotherAddress('123+ada@users.noreply.github.com')).toMatch(
      /^(?!123\+)\d+\+(?!ada@).*@users\.noreply\.github\.com$/,
    )
  })
  test('the same other name everywhere', () => {
    const [author, name] = [withoutPeople([aCommit('')])[0]?.author.name, bodyOf('Thanks to Ada Lovelace for it.')]
    expect(name).toBe(`Thanks to ${author} for it.`)
  })
})

describe('out of a message goes', () => {
  const traces = {
    'a thanked person': 'Reported-by: Ada Lovelace',
    'an address in prose': 'ada@lovelace.test said so.',
    'a last name in prose': 'As Lovelace said.',
    'a handle': 'As @lovelace asked.',
    'an owner in a link': 'https://github.com/lovelace/engine/pull/1',
    'a home folder': 'at /home/lovelace/engine.c:3',
  }
  for (const [what, body] of Object.entries(traces)) {
    test(what, () => {
      expect(bodyOf(body)).not.toMatch(/lovelace/i)
    })
  }
})

describe('in a message stays', () => {
  const signs = [
    'Co-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>',
    'Co-authored-by: Copilot <223556219+Copilot@users.noreply.github.com>',
    'Co-Authored-By: claude-flow <ruv@ruv.net>',
    'Co-authored-by: Claude Code <claude@anthropic.com>',
    'Signed-off-by: dependabot[bot] <support@github.com>',
    'Assisted-by: Claude:claude-opus-4-6',
    '🤖 Generated with [Claude Code](https://claude.ai/code)',
    'Amp-Thread-ID: https://ampcode.com/threads/T-1',
  ]
  for (const sign of signs) {
    test(sign, () => {
      expect(bodyOf(sign)).toBe(sign)
    })
  }
})

test('a program that commits with somebody’s address keeps its name and loses the address', () => {
  const [commit] = withoutPeople([aCommit('', { name: 'open-swe[bot]', email: 'ada@lovelace.test' })])
  expect([commit?.author.name, commit?.author.email.includes('lovelace')]).toEqual(['open-swe[bot]', false])
})

test('an address that may be a person’s own is named', () => {
  expect(strangersIn([aCommit('')])).toEqual(['ada@lovelace.test'])
})

test('no address of a kept set may be a person’s own', () => {
  expect(strangersIn(parseSet(keep([aCommit('Made-with: Cursor'), aCommit('Thanks to grace@hopper.test')])))).toEqual(
    [],
  )
})

test('a message with what looks like a key in it is not kept', () => {
  expect(parseSet(keep([aCommit(`token ghp_${'a'.repeat(36)}`)]))).toEqual([])
})
