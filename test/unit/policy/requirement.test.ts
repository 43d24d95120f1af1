import { expect, test } from 'vitest'
import type { Kind } from '../../../src/model/provenance.ts'
import type { Policy } from '../../../src/model/policy.ts'
import { parsePolicy } from '../../../src/policy/parse.ts'
import { isProtected } from '../../../src/policy/protects.ts'
import { requirementFor } from '../../../src/policy/requirement.ts'
import { keys, person, policyText, refName } from '../../support/policy-text.ts'

const policy = (): Policy =>
  parsePolicy(
    policyText({
      roster: [person(), person({ name: 'Alan Turing', emails: ['alan@example.com'], keys: [keys.alan] })],
      requirements: { none: 0, assisted: { low: 0, medium: 1, high: 1, critical: 2 }, generated: 1, undeclared: 2 },
      'senior-authors': { none: 0, assisted: 0, generated: 1, undeclared: 1 },
    }),
    'test',
  )
const needs = (kinds: readonly Kind[], { seniorAuthors = false, unprovedAuthors = false } = {}): number =>
  requirementFor(policy(), { level: 'low', kinds: new Set(kinds), seniorAuthors, unprovedAuthors })

test.each<[string, Kind[], number]>([
  ['one kind asks for its own number', ['generated'], 1],
  ['of several kinds the strictest wins', ['none', 'assisted', 'generated'], 1],
  ['no kind at all counts as undeclared', [], 2],
])('%s', (_, kinds, number) => {
  expect(needs(kinds)).toBe(number)
})
test('the level chooses the column', () => {
  const authors = { seniorAuthors: false, unprovedAuthors: false }
  expect(requirementFor(policy(), { level: 'critical', kinds: new Set(['assisted']), ...authors })).toBe(2)
})
test.each<[string, Kind, number]>([
  ['one becomes two', 'generated', 2],
  ['two stay two', 'undeclared', 2],
  ['nobody stays nobody', 'none', 0],
])('of authors who are not proved, %s', (_, kind, number) => {
  expect(needs([kind], { unprovedAuthors: true })).toBe(number)
})
test('authenticated senior authors have a table of their own', () => {
  expect(needs(['undeclared'], { seniorAuthors: true })).toBe(1)
})

test.each<[string, string[], string, boolean]>([
  ['a name matches the branch of that name', ['main'], 'refs/heads/main', true],
  ['a name does not match a branch that ends in it', ['main'], 'refs/heads/feature/main', false],
  ['a name does not match a tag of that name', ['main'], 'refs/tags/main', false],
  ['a star matches one part of a name', ['release/*'], 'refs/heads/release/9', true],
  ['what is below a matched part is matched', ['release/*'], 'refs/heads/release/9/hotfix', true],
  ['a pattern of full names reaches tags', ['refs/tags/v*'], 'refs/tags/v1', true],
  ['a slash before a name changes nothing', ['/main'], 'refs/heads/main', true],
  ['a slash inside a name is part of it', ['a/b'], 'refs/heads/ab', false],
  ['a full name that is taken out stays out', ['main', '!refs/heads/main'], 'refs/heads/main', false],
  ['a later pattern takes out', ['release/*', '!release/old'], 'refs/heads/release/old', false],
  ['a name in other case is the same branch on some servers', ['main'], 'refs/heads/Main', true],
  ['a pattern takes out the name in its own case alone', ['main', '!MAIN'], 'refs/heads/main', true],
  ['a later pattern puts back', ['!main', 'main'], 'refs/heads/main', true],
])('%s', (_, patterns, name, expected) => {
  expect(isProtected({ protected: patterns }, refName(name))).toBe(expected)
})
