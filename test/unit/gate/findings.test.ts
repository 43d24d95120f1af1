import { expect, test } from 'vitest'
import { provenanceWords } from '../../../src/gate/findings.ts'
import type { Kind } from '../../../src/model/provenance.ts'
import { commitId } from '../../support/signing.ts'

const agents = ['codex', 'claude-code', 'codex'].map((name) => ({ name, model: null }))

test.for<[Kind[], number, string]>([
  [['none'], 0, 'not AI-made'],
  [['assisted'], 0, 'AI-assisted (claude-code, codex)'],
  [['none', 'generated', 'assisted'], 0, 'AI-generated (claude-code, codex)'],
  [['undeclared'], 2, 'of undeclared origin'],
  [['none', 'undeclared'], 1, 'of undeclared origin'],
  [['assisted', 'undeclared'], 1, 'AI-assisted (claude-code, codex), 1 commit undeclared'],
  [['generated', 'undeclared'], 2, 'AI-generated (claude-code, codex), 2 commits undeclared'],
  [[], 0, 'of undeclared origin'],
])('%j with %i commits undeclared is called %s', ([kinds, count, words]) => {
  const undeclared = Array.from({ length: count }, () => commitId('7'))
  expect(provenanceWords({ kinds: new Set(kinds), agents, undeclared })).toBe(words)
})

test('provenance without a known agent names none', () => {
  expect(provenanceWords({ kinds: new Set(['generated']), agents: [], undeclared: [] })).toBe('AI-generated')
})
