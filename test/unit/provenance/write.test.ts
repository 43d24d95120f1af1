// What a commit in the making is to declare, where people and what was seen say different things.
import { describe, expect, test } from 'vitest'
import type { Provenance } from '../../../src/model/provenance.ts'
import { agentGiven, declareAs } from '../../../src/provenance/persons-word.ts'
import { readProvenance } from '../../../src/provenance/read.ts'
import { declare, type CommitTime, type Declaration } from '../../../src/provenance/write.ts'
import { aCommit, aDigest } from './builders.ts'

const [its, other] = [aDigest('a'), aDigest('b')]
const own = (rest: string, digest = its): string => `AI-Provenance: v1 ${rest} digest=sha256:${digest}`
const nobodyLooked: Provenance = { kind: 'undeclared', why: 'nobody looked' }
const looked: Provenance = { kind: 'none', sources: ['hook'] }

const declaration = (lines: string, replaced: Partial<CommitTime> = {}): Declaration =>
  declare({
    message: `Subject\n\n${lines}\n`,
    detection: { agent: 'none' },
    captured: null,
    originals: [],
    digest: its,
    ...replaced,
  })

const written = (lines: string, replaced: Partial<CommitTime> = {}): string | null => {
  const said = declaration(lines, replaced)
  return said.says ? said.own.replace(`AI-Provenance: v1 `, '').replace(` digest=sha256:${its}`, '') : said.why
}

describe('a person’s word', () => {
  test.each<[string, string, Partial<CommitTime>, string | null]>([
    [
      'is kept while it is about these lines',
      own('level=none sources=hook,declared'),
      {},
      'level=none sources=hook,declared',
    ],
    [
      'is dropped once it is about others',
      own('level=none sources=hook,declared', other),
      {},
      'level=none sources=hook',
    ],
    [
      'stands beside that of who looked at them elsewhere',
      own('level=none sources=hook,capture'),
      {},
      'level=none sources=hook,capture',
    ],
    [
      'of just these lines is of those that nobody looked at, too',
      own('level=none sources=declared'),
      { originals: [nobodyLooked] },
      'level=none sources=declared',
    ],
    ['of other lines is not', own('level=none sources=declared', other), { originals: [nobodyLooked] }, null],
    [
      'that a squash may have brought is not',
      'AI-Provenance: assisted',
      { originals: [looked, nobodyLooked] },
      'level=assisted sources=hook,declared,undeclared',
    ],
    [
      'that some of it was assisted is, of just these lines',
      own('level=assisted sources=declared'),
      { originals: [nobodyLooked] },
      'level=assisted sources=hook,declared',
    ],
    [
      'that none was does not make up for lines that nobody looked at, beside evidence',
      `${own('level=none sources=declared')}\nAssisted-by: Codex:o3`,
      { originals: [nobodyLooked] },
      'level=assisted sources=hook,marker,undeclared,disputed',
    ],
    [
      'stays disputed, whatever is amended',
      own('level=generated sources=hook,env,disputed', other),
      {},
      'level=generated sources=hook,env,disputed',
    ],
    [
      'about nothing that can be named is none',
      'AI-Provenance: none',
      { digest: null },
      'the digest of the staged lines could not be computed',
    ],
    [
      'is not taken from where an agent may be',
      'AI-Provenance: none',
      { detection: { agent: 'ambiguous', why: 'AI_AGENT' } },
      'AI_AGENT',
    ],
  ])('%s', (_, lines, replaced, says) => {
    expect(written(lines, replaced)).toBe(says)
  })

  test('over evidence is told with the evidence', () => {
    expect(declaration('AI-Provenance: none\nAssisted-by: Codex:o3')).toMatchObject({
      says: true,
      denied: [{ text: 'Assisted-by: Codex:o3' }],
    })
  })

  test.each([own('level=none sources=hook'), own('level=none sources=declared', other)])(
    'is not what %s says over evidence',
    (claim) => {
      expect(declaration(`${claim}\nAssisted-by: Codex:o3`)).toMatchObject({ denied: [] })
    },
  )
})

describe('declared beside what was seen', () => {
  const declared = (level: 'none' | 'assisted' | 'generated', lines: string) => {
    const message = `Subject\n\n${lines}\n`
    const seen = readProvenance(aCommit({ message }), { digest: its })
    return declareAs({ level, agents: [{ name: 'codex', model: 'o3' }] }, message, seen, its)
  }

  test.each([
    ['assisted', '', 'assisted'],
    ['generated', 'Assisted-by: Codex:o3', 'generated'],
    ['assisted', 'Generated-by: Codex', 'generated'],
    ['none', 'Assisted-by: Codex:o3', 'assisted'],
    ['none', 'Generated-by: Codex', 'generated'],
    ['none', own('level=none sources=hook'), 'none'],
  ] as const)('%s over %j is %s', (level, lines, result) => {
    expect(declared(level, lines).level).toBe(result)
  })

  test('who looked at these lines is still named, and that a part was open is answered', () => {
    expect(declared('assisted', own('level=assisted sources=hook,undeclared,disputed')).own).toBe(
      own('level=assisted sources=hook,declared'),
    )
  })

  test('who looked at other lines is not', () => {
    expect(declared('assisted', own('level=assisted sources=hook', other)).own).toBe(
      own('level=assisted sources=declared'),
    )
  })

  test('an agent’s line with its model takes the place of the one without', () => {
    expect(declared('assisted', 'Assisted-by: Codex:unknown')).toMatchObject({
      credits: ['Assisted-by: Codex:o3'],
      superseded: ['Assisted-by: Codex:unknown'],
    })
  })
})

test.each([
  ['Claude', { name: 'claude-code', model: null }],
  ['claude code: Claude Opus 4.6', { name: 'claude-code', model: 'Claude Opus 4.6' }],
  ['my-agent:x/y', { name: 'my-agent', model: 'x/y' }],
  ['', null],
  ['Grace Hopper', null],
  [':gpt-5', null],
  ['unknown:gpt-5', null],
  ['a\u001b[2J', null],
])('--with %j is %j', (text, agent) => {
  expect(agentGiven(text)).toEqual(agent)
})
