// Notes of Git AI: which of them say that an agent wrote lines, and what real notes hold besides.
import { describe, expect, test } from 'vitest'
import { readGitAiNote } from '../../../src/provenance/git-ai.ts'

const session = 's_0123456789abcd::t_fedcba98765432'
const prompt = 'd4a7828bfdafe456'
const person = 'h_dca485b1adf836'
const uuid = '298311d7-dc9e-4d73-bbb3-323eaba7d29e'
const claude = { agent_id: { tool: 'claude', id: uuid, model: 'claude-opus-4-6' }, human_author: 'Ada Lovelace' }
const asClaude = { name: 'claude-code', model: 'claude-opus-4-6' }
const someAgent = { name: 'unknown', model: null }

const note = (lines: readonly string[], metadata: object | string = {}): string =>
  [...lines, '---', typeof metadata === 'string' ? metadata : JSON.stringify(metadata, null, 2)].join('\n')

const agentsIn = (text: string): unknown[] => readGitAiNote(text).map(({ agent }) => agent)

test('a note is strong evidence of generated lines, with the lines that it names first', () => {
  const text = note(['src/main.ts', `  ${session} 1-4,9`], { sessions: { s_0123456789abcd: claude } })
  expect(readGitAiNote(text)).toEqual([
    {
      source: 'note',
      kind: 'generated',
      agent: asClaude,
      weight: 'strong',
      text: `src/main.ts: ${session} 1-4,9`,
    },
  ])
})

describe('an agent is', () => {
  const cases: Readonly<Record<string, [note: string, agents: unknown[]]>> = {
    'that of the session': [note(['a', `  ${session} 1`], { sessions: { s_0123456789abcd: claude } }), [asClaude]],
    'that of the prompt': [note(['a', `  ${prompt} 5-6`], { prompts: { [prompt]: claude } }), [asClaude]],
    'that of a prompt of seven digits': [note(['a', '  d4a7828 5'], { prompts: { d4a7828: claude } }), [asClaude]],
    'that of a uuid': [note(['a', `  ${uuid} 5-6`], { prompts: { [uuid]: claude } }), [asClaude]],
    'one, of two sessions of the same': [
      note(['a', `  ${session} 1`, 'b', '  s_1::t_1 7'], { sessions: { s_0123456789abcd: claude, s_1: claude } }),
      [asClaude],
    ],
    'each, of two': [
      note(['a', `  ${prompt} 1`, `  ${session} 2`], {
        prompts: { [prompt]: { agent_id: { tool: 'Newcomer', model: 'unknown' } } },
        sessions: { s_0123456789abcd: claude },
      }),
      [{ name: 'Newcomer', model: null }, asClaude],
    ],
    'unknown where the session is in no metadata': [note(['a', `  ${session} 1`]), [someAgent]],
    'unknown where the prompt is in no metadata': [note(['a', `  ${prompt} 1`]), [someAgent]],
    'unknown where the uuid is in no metadata': [note(['a', `  ${uuid} 1`]), [someAgent]],
    'unknown for a bare ai_agent': [note(['a', '  ai_agent 1-3'], { prompts: {} }), [someAgent]],
    'unknown where the metadata is cut off': [note(['a', `  ${session} 1`], '{"sessions":{"s_01'), [someAgent]],
    'unknown where the note ends before its metadata': [`a\n  ${session} 1\n`, [someAgent]],
    'unknown where the metadata is of another form': [
      note(['a', `  ${session} 1`], { sessions: { s_0123456789abcd: ['claude'] } }),
      [someAgent],
    ],
    'that of the session, whatever base_commit_sha says': [
      note(['a', `  ${session} 1`], { base_commit_sha: '1'.repeat(40), sessions: { s_0123456789abcd: claude } }),
      [asClaude],
    ],
    'found behind a quoted path and carriage returns': [
      note(['"my file.ts"\r', `  ${prompt} 1\r`], { prompts: { [prompt]: claude } }),
      [asClaude],
    ],
  }
  for (const [what, [text, agents]] of Object.entries(cases)) {
    test(what, () => {
      expect(agentsIn(text)).toEqual(agents)
    })
  }
})

describe('nothing is said by', () => {
  const cases: Readonly<Record<string, string>> = {
    'no note': '',
    "a person's lines": note(['a', `  ${person} 1-9`], { humans: { [person]: { author: 'Ada' } } }),
    'lines of a person who is in no metadata': note(['a', `  ${person} 1-9`]),
    'a bare human': note(['a', '  human 1-9'], { prompts: { [prompt]: claude } }),
    'a session without a line': note([], { sessions: { s_0123456789abcd: claude } }),
    'a line without a range': note(['a', `  ${session}`], { sessions: { s_0123456789abcd: claude } }),
    'a line that is not indented': note([`${session} 1`], { sessions: { s_0123456789abcd: claude } }),
    "a prompt's key that is a person": note(['a', `  ${prompt} 1`], { humans: { [prompt]: { author: 'Ada' } } }),
    'words of any other tool': note(['a', '  reviewed 1'], 'fine'),
    'names that every object has': note(['a', '  constructor 1', '  __proto__ 2']),
  }
  for (const [what, text] of Object.entries(cases)) {
    test(what, () => {
      expect(readGitAiNote(text)).toEqual([])
    })
  }
})

test('a note of 2.7 MB is read whole', () => {
  const lines = Array.from({ length: 60_000 }, (_, at) => `src/file-${at}.ts\n  ${person} ${at + 1}-${at + 9}`)
  const text = note([...lines, 'last.ts', `  ${session} 1`], { sessions: { s_0123456789abcd: claude } })
  expect([text.length > 2_700_000, agentsIn(text)]).toEqual([true, [asClaude]])
})

test('no more than fifty agents are taken from one note', () => {
  const keys = Array.from({ length: 200 }, (_, at) => `s_${at.toString(16)}`)
  const sessions = Object.fromEntries(keys.map((key) => [key, { agent_id: { tool: key } }]))
  expect(readGitAiNote(note(['a', ...keys.map((key) => `  ${key}::t_1 1`)], { sessions })).length).toBe(50)
})
