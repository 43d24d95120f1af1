// What `provenance` prints, for people at 80 columns and for programs.
import { describe, expect, test } from 'vitest'
import type { Agent, Evidence, Provenance } from '../../src/model/provenance.ts'
import type { ProvenanceRecord } from '../../src/model/provenance-record.ts'
import { createTally } from '../../src/provenance/tally.ts'
import { provenanceJson } from '../../src/report/provenance-json.ts'
import { provenanceLine, tallyText } from '../../src/report/provenance-text.ts'
import { plain } from '../../src/report/paint.ts'
import { commitId } from '../support/signing.ts'

const claude: Agent = { name: 'claude-code', model: 'claude-opus-4-6' }
const piece = (parts: Partial<Evidence> = {}): Evidence => ({
  source: 'trailer',
  kind: 'assisted',
  agent: claude,
  weight: 'strong',
  text: 'Assisted-by: Claude:claude-opus-4-6',
  ...parts,
})
const receipt = piece({
  kind: 'generated',
  agent: { name: 'unknown', model: null },
  text: 'AI-Provenance: v1 level=generated sources=hook,env',
})
const generated: Provenance = { kind: 'generated', agents: [claude], evidence: [piece(), receipt], undeclared: null }
const undeclared: Provenance = { kind: 'undeclared', why: 'it has no AI-Provenance trailer: nobody looked' }
const otherLines = 'its AI-Provenance trailer is about other lines: the commit was changed since, or the trailer copied'
const note = piece({
  source: 'note',
  kind: 'generated',
  agent: { name: 'codex', model: 'gpt-5.2-codex' },
  text: 'src/shop/basket.ts: s_0123456789abcd::t_fedcba98765432 1-4,9',
})

const record = (digit: string, parts: Partial<ProvenanceRecord>): ProvenanceRecord => ({
  id: commitId(digit),
  subject: 'Refresh sessions',
  merge: 'no',
  provenance: undeclared,
  ...parts,
})

const histories: Readonly<Record<string, readonly ProvenanceRecord[]>> = {
  range: [
    record('1', { provenance: generated }),
    record('2', { merge: 'clean', subject: "Merge branch 'topic'" }),
    record('3', {
      subject: 'Round prices half to even, as accountants do, and say so in the manual',
      provenance: { kind: 'assisted', agents: [claude], evidence: [piece({ weight: 'weak' })], undeclared: otherLines },
    }),
    record('4', { provenance: { kind: 'none', sources: ['hook', 'capture'] } }),
    record('5', { subject: 'Words' }),
    record('6', { merge: 'changed', subject: "Merge branch 'other'" }),
    record('7', {
      provenance: {
        kind: 'generated',
        agents: [note.agent, claude],
        evidence: [note, piece()],
        undeclared: 'it has no AI-Provenance trailer: nobody looked',
      },
    }),
  ],
  'long-range': [
    ...'123456789'.split('').map((digit) => record(digit, { subject: `Commit ${digit}` })),
    record('a', { merge: 'unknown', subject: "Merge branch 'topic'" }),
  ],
  'hostile-text': [
    record('1', {
      subject: '\u001b]0;owned\u0007\u202Etxt ::error::no ##[error]',
      provenance: {
        kind: 'assisted',
        agents: [{ name: `Evil\u202e\n${'long'.repeat(90)}`, model: '\udcff\u0000' }],
        evidence: [
          piece({ agent: { name: '##[error]', model: '::error::' }, text: `\u001b[2J${'x'.repeat(500)}\udcff` }),
        ],
        undeclared: null,
      },
    }),
  ],
  'one-commit': [record('1', { provenance: generated })],
}

const textOf = (records: readonly ProvenanceRecord[], evidence: boolean): string => {
  const tally = createTally()
  for (const each of records) tally.add(each)
  return `${records.map((each) => provenanceLine(each, { paint: plain, evidence })).join('')}${tallyText(tally.total())}`
}

describe.each(Object.entries(histories))('the provenance of a %s', (name, records) => {
  test('reads like this', async () => {
    await expect(textOf(records, false)).toMatchFileSnapshot(`golden/provenance-${name}.txt`)
  })

  test('with its evidence reads like this', async () => {
    await expect(textOf(records, true)).toMatchFileSnapshot(`golden/provenance-${name}-evidence.txt`)
  })

  test('fits 80 columns', () => {
    const lines = `${textOf(records, false)}${textOf(records, true)}`.split('\n')
    expect(lines.filter((line) => line.length > 80)).toEqual([])
  })

  test('is this to a program, a record a line', async () => {
    await expect(records.map(provenanceJson).join('')).toMatchFileSnapshot(`golden/provenance-${name}.jsonl`)
  })

  test('is JSON on each line', () => {
    const lines = records.map(provenanceJson).join('').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).version)).toEqual(records.map(() => 1))
  })
})
