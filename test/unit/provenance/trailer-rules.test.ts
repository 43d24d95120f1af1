// What a message has to say, and whom it may not name: an agent is told by its identity, a person called like one is let be.
import { describe, expect, test } from 'vitest'
import type { TrailerRules } from '../../../src/model/policy.ts'
import { countNone } from '../../../src/provenance/none-from.ts'
import { readProvenance } from '../../../src/provenance/read.ts'
import { trailerBreaches, type TrailerBreach } from '../../../src/provenance/trailer-rules.ts'
import { aCommit, aDigest } from './builders.ts'

const [its, other] = [aDigest('a'), aDigest('b')]
const own = (level: string, digest = its): string =>
  `AI-Provenance: v1 level=${level} sources=hook digest=sha256:${digest}`
const marker = 'Co-authored-by: Claude Opus 4.6 <noreply@anthropic.com>'

function breaches(lines: string, rules: Partial<TrailerRules>, cleanMerge = false): TrailerBreach[] {
  const commit = aCommit({ message: `Subject\n\n${lines}\n` })
  const provenance = readProvenance(commit, { digest: its })
  return trailerBreaches(
    { message: commit.message, provenance, digest: its, cleanMerge },
    { require: [], forbid: [], ...rules },
  )
}

describe('where Assisted-by is required', () => {
  const credit = (lines: string, cleanMerge = false): TrailerBreach[] =>
    breaches(lines, { require: ['assisted-by'] }, cleanMerge)

  test.each<[string, string]>([
    ['a commit without AI needs none', own('none')],
    ['nor does one that nobody looked at', ''],
    ['an agent that is named has it', `${marker}\nAssisted-by: Claude:claude-opus-4-6`],
    ['in any case, and folded', `${marker}\nASSISTED-BY:\n Claude:claude-opus-4-6\r`],
    ['a model alone, where nothing says whose it is', 'Assisted-by: Claude Opus 4.6'],
  ])('%s', (_, lines) => {
    expect(credit(lines)).toEqual([])
  })

  test.each<[string, string, string[]]>([
    ['an agent that is not named lacks it', marker, ['Assisted-by: Claude:claude-opus-4.6']],
    [
      'one that is named does not stand for another',
      `${marker}\nAssisted-by: Codex:o3`,
      ['Assisted-by: Claude:claude-opus-4.6'],
    ],
    [
      'thanks to a person do not either',
      `${marker}\nAssisted-by: Claude Shannon <claude@example.com>`,
      ['Assisted-by: Claude:claude-opus-4.6'],
    ],
    ['a level that names nobody lacks a name', own('assisted'), ['Assisted-by: NAME:MODEL']],
  ])('%s', (_, lines, add) => {
    expect(credit(lines)).toEqual([{ rule: 'require', trailer: 'assisted-by', add }])
  })

  test('a clean merge, which has no lines of its own, needs none', () => {
    expect(credit(marker, true)).toEqual([])
  })
})

describe('where AI-Provenance is required', () => {
  test.each([own('none'), own('generated'), `${own('assisted')}\n${own('assisted')}`])('%s has it', (lines) => {
    expect(breaches(lines, { require: ['ai-provenance'] })).toEqual([])
  })

  test.each([
    ['', 'has no AI-Provenance trailer'],
    ['AI-Provenance: v2 level=none', "has an AI-Provenance trailer that this version can't read"],
    [
      `${own('none')}\n${own('none', other)}`,
      'has an AI-Provenance trailer that is about other lines, or about none in particular',
    ],
    ['AI-Provenance: assisted', 'has an AI-Provenance trailer that is about other lines, or about none in particular'],
  ])('%j lacks it', (lines, why) => {
    expect(breaches(lines, { require: ['ai-provenance'] })).toEqual([
      { rule: 'require', trailer: 'ai-provenance', why },
    ])
  })

  test('nothing is about lines whose digest was not computed', () => {
    const { message } = aCommit({ message: 'Subject\n\nAI-Provenance: assisted\n' })
    const provenance = { kind: 'none', sources: [] } as const
    const rules = { require: ['ai-provenance'], forbid: [] } as const
    expect(trailerBreaches({ message, provenance, digest: null, cleanMerge: false }, rules)).toHaveLength(1)
  })
})

describe('where an agent may not be named', () => {
  test.each<[string, string]>([
    ['as it is mostly written', 'Co-Authored-By: Claude <noreply@anthropic.com>'],
    ['in capitals', 'CO-AUTHORED-BY: CLAUDE <NOREPLY@ANTHROPIC.COM>'],
    ['folded', 'Co-authored-by: Claude\n <noreply@anthropic.com>'],
    ['with a carriage return', 'Co-authored-by: Claude <noreply@anthropic.com>\r'],
    ['with a blank before the colon', 'Co-authored-by : Claude <noreply@anthropic.com>'],
    ['above other words', 'Co-authored-by: Claude <noreply@anthropic.com>\n\nMore words.'],
    ['under a name of its own', 'Co-authored-by: Ada <198982749+Copilot@users.noreply.github.com>'],
  ])('its trailer is found %s', (_, lines) => {
    expect(breaches(lines, { forbid: ['co-authored-by'] })).toMatchObject([
      { rule: 'forbid', trailer: 'co-authored-by' },
    ])
  })

  test.each([
    'Co-authored-by: Claude Shannon <claude@example.com>',
    'Co-authored-by: Claude <claude@anthropic.com>',
    'Signed-off-by: Claude <noreply@anthropic.com>',
    'Never write Co-authored-by: Claude <noreply@anthropic.com>',
  ])('%s is let be', (line) => {
    expect(breaches(line, { forbid: ['co-authored-by'] })).toEqual([])
  })

  test.each(['co-developed-by', 'signed-off-by'] as const)('%s is a trailer like the others', (trailer) => {
    expect(breaches(`${trailer}: Claude <noreply@anthropic.com>`, { forbid: [trailer] })).toEqual([
      { rule: 'forbid', trailer, line: `${trailer}: Claude <noreply@anthropic.com>` },
    ])
  })

  test('its footers are forbidden by themselves', () => {
    const footer = '🤖 Generated with [Claude Code](https://claude.com/claude-code)'
    expect(breaches(`${footer}\n${marker}`, { forbid: ['footers'] })).toEqual([
      { rule: 'forbid', trailer: 'footers', line: footer },
    ])
  })

  test('a clean merge may not name one either', () => {
    expect(breaches(marker, { forbid: ['co-authored-by'] }, true)).toHaveLength(1)
  })

  test('an endless line is shown in part', () => {
    const line = `Co-authored-by: Claude <noreply@anthropic.com> ${'x'.repeat(9000)}`
    expect(breaches(line, { forbid: ['co-authored-by'] })).toMatchObject([{ line: line.slice(0, 200) }])
  })
})

describe('a "none" counts', () => {
  test.each([
    ['hook', ['hook'], true],
    ['hook', ['capture'], true],
    ['hook', ['env'], false],
    ['capture', ['hook'], false],
    ['capture', ['hook', 'capture'], true],
    ['capture', ['declared'], true],
    ['declared', ['hook', 'capture'], false],
    ['declared', ['hook', 'declared'], true],
  ] as const)('from %s on, by %j: %s', (from, sources, counts) => {
    expect(countNone({ kind: 'none', sources }, from).kind).toBe(counts ? 'none' : 'undeclared')
  })

  test('and is told what it lacks', () => {
    expect(countNone({ kind: 'none', sources: ['hook'] }, 'capture')).toEqual({
      kind: 'undeclared',
      why: 'its "none" is from hook, and the policy counts one from capture on',
    })
  })

  test('and nothing else is held to it', () => {
    const assisted = readProvenance(aCommit({ message: `Subject\n\n${marker}\n` }), { digest: null })
    expect(countNone(assisted, 'declared')).toBe(assisted)
  })
})
