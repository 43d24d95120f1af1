import { describe, expect, test } from 'vitest'
import { detectAgents, type Detection } from '../../../src/provenance/detect.ts'
import { agentTable } from '../../../src/provenance/agents.ts'

const detect = (
  env: Record<string, string>,
  { ancestors = [], directories = [] }: { ancestors?: string[]; directories?: string[] } = {},
): Detection =>
  detectAgents({ env, directories, ancestors: ancestors.map((name) => ({ executable: null, name, args: [name] })) })
const names = (found: Detection): string | string[] =>
  found.agent === 'identified' ? found.agents.map((agent) => agent.name) : found.agent

describe('an agent runs us by', () => {
  const cases: [env: Record<string, string>, names: string[]][] = [
    [{ AI_AGENT: 'claude-code_2-1-330_agent' }, ['claude-code']],
    [{ AI_AGENT: 'codex@0.44.0' }, ['codex']],
    [{ AI_AGENT: 'newcomer' }, ['newcomer']],
    [{ CLAUDECODE: '1' }, ['claude-code']],
    [{ CODEX_SANDBOX: 'seatbelt' }, ['codex']],
    [{ CURSOR_AGENT: '1', CURSOR_TRACE_ID: 'x' }, ['cursor']],
    [{ CURSOR_EXTENSION_HOST_ROLE: 'agent-exec' }, ['cursor']],
    [{ GEMINI_CLI: '1' }, ['gemini-cli']],
    [{ AGENT: 'amp' }, ['amp']],
    [{ AWS_EXECUTION_ENV: 'AmazonQ-For-CLI Version/1' }, ['amazon-q']],
    [{ REPL_ID: 'x', REPLIT_MODE: 'assistant' }, ['replit']],
    [{ HOME: '/home/jules', USER: 'swebot' }, ['jules']],
    [{ AI_AGENT: 'claude-code_2-1-330_agent', CLAUDECODE: '1', CURSOR_AGENT: '1' }, ['claude-code', 'cursor']],
  ]
  for (const [env, expected] of cases) {
    test(JSON.stringify(env), () => {
      expect(names(detect(env))).toEqual(expected)
    })
  }

  test('a directory that only its machine has', () => {
    expect(names(detect({}, { directories: ['/opt/.devin'] }))).toEqual(['devin'])
  })

  test('the executables above us, nearest first, of agents that run one another', () => {
    expect(names(detect({ CURSOR_AGENT: '1' }, { ancestors: ['sh', 'codex', 'claude'] }))).toEqual([
      'codex',
      'claude-code',
      'cursor',
    ])
  })
})

describe('of several agents the nearest is named first', () => {
  const cases: [what: string, env: Record<string, string>, ancestors: string[], names: string[]][] = [
    ['by its process, whatever is set', { AI_AGENT: 'claude-code' }, ['sh', 'codex'], ['codex', 'claude-code']],
    [
      'by the processes, when variables name both',
      { AI_AGENT: 'claude-code', CLAUDECODE: '1', CODEX_SANDBOX: 'seatbelt' },
      ['codex', 'bash', 'claude'],
      ['codex', 'claude-code'],
    ],
    [
      'and one that only a variable names last',
      { AI_AGENT: 'goose', GEMINI_CLI: '1' },
      ['claude'],
      ['claude-code', 'goose', 'gemini-cli'],
    ],
    ['once, though it runs itself', { CLAUDECODE: '1' }, ['claude', 'bash', 'claude'], ['claude-code']],
    ['though a variable names nobody', { AI_AGENT: '1' }, ['claude'], ['claude-code']],
    ['though a session is of another', { CURSOR_CONVERSATION_ID: 'x' }, ['claude'], ['claude-code']],
    ['though variables are switched off', { CLAUDECODE: '0', AI_AGENT: 'false' }, ['claude'], ['claude-code']],
  ]
  test.each(cases)('%s', (_, env, ancestors, expected) => {
    expect(names(detect(env, { ancestors }))).toEqual(expected)
  })
})

describe('nobody but a person runs us by', () => {
  const unset = ['', ' ', '0', 'false', 'False', 'no', 'off'].map((value) => ({ CLAUDECODE: value, AI_AGENT: value }))
  const settings = [
    {},
    ...unset,
    { CURSOR_TRACE_ID: 'x' },
    { GOOSE_PROVIDER: 'openai' },
    { COPILOT_MODEL: 'gpt-5', COPILOT_GITHUB_TOKEN: 'x' },
    { AGENT: '1' },
    { REPL_ID: 'x' },
    { REPLIT_MODE: 'assistant' },
    { TERM_PROGRAM: 'WarpTerminal' },
    { AWS_EXECUTION_ENV: 'CloudShell' },
    { CURSOR_EXTENSION_HOST_ROLE: 'worker' },
    { HOME: '/home/jules', USER: 'jules' },
    { CLAUDE_CODE_SESSION_ATTENDED: '0' },
  ]
  for (const env of settings) {
    test(JSON.stringify(env), () => {
      expect(detect(env)).toEqual({ agent: 'none' })
    })
  }
})

test('nobody but a person runs us below programs whose names only hold an agent’s', () => {
  const ancestors = ['android-app', 'pngcrush', 'cursor', 'WarpTerminal', 'claudette']
  expect(detect({ CURSOR_TRACE_ID: 'x', GOOSE_PROVIDER: 'x' }, { ancestors })).toEqual({ agent: 'none' })
})

test('no executable of an agent has a name that Linux would cut', () => {
  expect(agentTable.flatMap((row) => row.executables ?? []).filter((name) => name.length > 15)).toEqual([])
})

describe('it is ambiguous by', () => {
  for (const env of [
    { AI_AGENT: '1' },
    { AI_AGENT: 'true' },
    { AI_AGENT: 'a b\nc' },
    { CLAUDE_CODE_SESSION_ID: 'x' },
  ]) {
    test(JSON.stringify(env), () => {
      expect(detect(env).agent).toBe('ambiguous')
    })
  }
})

test('no two agents share an id, and each has a name of one word', () => {
  const ids = agentTable.map((row) => row.id)
  expect([new Set(ids).size, agentTable.filter((row) => !/^[A-Za-z][\w-]*$/.test(row.name))]).toEqual([ids.length, []])
})
