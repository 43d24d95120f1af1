// Which pieces of evidence are strong: the agent's or a tool's own form, not what anybody might have pasted.
import { expect, test } from 'vitest'
import type { Weight } from '../../../src/model/provenance.ts'
import { readProvenance } from '../../../src/provenance/read.ts'
import { aCommit, aDigest } from './builders.ts'

const its = aDigest('1')
const ours = (digest: string): string => `AI-Provenance: v1 level=generated sources=hook,env digest=sha256:${digest}`

const lines: Readonly<Record<string, Weight>> = {
  'Co-authored-by: Copilot <198982749+Copilot@users.noreply.github.com>': 'strong',
  'Co-authored-by: Claude Opus 4.6 <noreply@anthropic.com>': 'strong',
  'Claude-Session: https://claude.ai/code/session_01': 'strong',
  'Assisted-by: Claude:claude-opus-4-6': 'strong',
  'Assisted-by: Newcomer:newcomer-1': 'weak',
  'AI-Assisted: true': 'weak',
  '🤖 Generated with [Claude Code](https://claude.com/claude-code)': 'weak',
  [ours(its)]: 'strong',
  [ours(aDigest('2'))]: 'weak',
  'AI-Provenance: v1 level=assisted sources=declared': 'weak',
}

test.each(Object.entries(lines))('%s is %s evidence', (line, weight) => {
  const found = readProvenance(aCommit({ message: `Subject\n\n${line}\n` }), { digest: its })
  expect('evidence' in found && found.evidence.map((piece) => piece.weight)).toEqual([weight])
})

test('an agent that is the author is strong evidence', () => {
  const author = { name: 'Cursor Agent', email: 'cursoragent@cursor.com' }
  const found = readProvenance(aCommit({ author }), { digest: null })
  expect('evidence' in found && found.evidence.map((piece) => piece.weight)).toEqual(['strong'])
})

test('weak evidence decides as strong evidence does', () => {
  const [weak, strong] = [ours(aDigest('2')), ours(its)].map(
    (line) => readProvenance(aCommit({ message: `Subject\n\n${line}\n` }), { digest: its }).kind,
  )
  expect(weak).toBe(strong)
})
