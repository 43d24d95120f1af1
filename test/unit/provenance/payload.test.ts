// Each agent's documented payloads, and what a hostile one can't do.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readToolCall } from '../../../src/provenance/payload.ts'

const folder = join(import.meta.dirname, 'payloads')
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.json'))
const payload = (name: string): string => readFileSync(join(folder, `${name}.json`), 'utf8')

const file = '/home/ada/repo/src/app.ts'
const line = 'prices.reduce((sum, price) => sum + price, 0)'
const push = 'git push origin main'

describe('an edit names its file and its new text', () => {
  test.for([
    ['claude-code', 'claude-code.edit', null],
    ['claude-code', 'claude-code.write', null],
    ['claude-code', 'claude-code.multi-edit', null],
    ['cursor', 'cursor.after-file-edit', 'claude-4.6-opus-high'],
    ['cursor', 'cursor.post-tool-use', 'claude-4.6-opus-high'],
    ['cursor', 'cursor.str-replace', 'claude-4.6-opus-high'],
    ['gemini-cli', 'gemini-cli.replace', null],
    ['gemini-cli', 'gemini-cli.write-file', null],
    ['copilot', 'copilot.create', null],
    ['copilot', 'copilot.edit', null],
    ['copilot', 'copilot.str-replace-editor', null],
    ['copilot', 'vscode.replace-string-in-file', null],
    ['windsurf', 'windsurf.post-write-code', 'SWE-1.5'],
    ['droid', 'droid.edit', null],
    ['droid', 'droid.create', null],
  ] as const)('%s: %s', ([agent, name, model]) => {
    const call = readToolCall(agent, payload(name))
    expect(call).toMatchObject({ agent, tool: 'edit', paths: [file], model, command: null })
    expect(call?.texts.some((text) => text.includes(line))).toBe(true)
  })
})

describe('a command is what a shell would read', () => {
  test.for([
    ['claude-code', 'claude-code.bash', "git commit --no-verify -m 'Add total'"],
    ['cursor', 'cursor.pre-tool-use-shell', push],
    ['cursor', 'cursor.before-shell-execution', push],
    ['codex', 'codex.bash', push],
    ['codex', 'codex.shell-list', push],
    ['gemini-cli', 'gemini-cli.run-shell-command', push],
    ['copilot', 'copilot.bash', push],
    ['copilot', 'vscode.run-in-terminal', push],
    ['windsurf', 'windsurf.pre-run-command', push],
    ['droid', 'droid.execute', push],
  ] as const)('%s: %s', ([agent, name, command]) => {
    expect(readToolCall(agent, payload(name))).toMatchObject({ agent, tool: 'shell', paths: [], command })
  })
})

test.for(fixtures)('%s says which session and which folder it is of', (name) => {
  const agent = name.startsWith('vscode') ? 'copilot' : (name.split('.')[0] ?? '')
  const inFolder = /windsurf.post/.test(name) ? null : '/home/ada/repo'
  expect(readToolCall(agent, payload(name.replace('.json', '')))).toMatchObject({
    session: '3f0c1a52-7f2e-4a55-9d5c-2f6b8f1d7c11',
    cwd: inFolder,
  })
})

test.for(['codex.apply-patch', 'codex.shell-apply-patch'])('%s: each file of a patch has its own text', (name) => {
  expect(readToolCall('codex', payload(name))?.edits).toEqual([
    { path: 'src/app.ts', texts: [expect.stringContaining(line)] },
    { path: 'docs/total.md', texts: ['# Total\n\nThe sum of all prices.'] },
  ])
})

test('several files in one call have each their own text', () => {
  expect(readToolCall('copilot', payload('vscode.multi-replace'))?.edits).toEqual([
    { path: file, texts: [expect.stringContaining(line)] },
    { path: '/home/ada/repo/src/other.ts', texts: ['const other = total([])'] },
  ])
})

test('a notebook’s cell is text as its file has it', () => {
  expect(readToolCall('claude-code', payload('claude-code.notebook-edit'))).toMatchObject({
    paths: ['/home/ada/repo/notes.ipynb'],
    texts: [String.raw`print(\"total\")` + '\nprint(sum(prices))'],
  })
})

test('to look at a file is no edit', () => {
  expect(readToolCall('copilot', payload('copilot.view'))).toMatchObject({ tool: 'other', paths: [] })
})

test.for([
  ['copilot', 'copilot.edit', { toolResult: { resultType: 'failure' } }],
  ['copilot', 'copilot.edit', { toolResult: { resultType: 'denied' } }],
  ['gemini-cli', 'gemini-cli.replace', { tool_response: { error: { message: 'no such text' } } }],
] as const)('%s: an edit that failed is none', ([agent, name, result]) => {
  const text = JSON.stringify({ ...JSON.parse(payload(name)), ...result })
  expect(readToolCall(agent, text)).toMatchObject({ tool: 'other', paths: [] })
})

test.for([
  ['vscode.replace-string-in-file', 'copilot'],
  ['vscode.run-in-terminal', 'copilot'],
  ['cursor.post-tool-use', 'cursor'],
] as const)('who else runs Claude Code’s hook file is told by its payload: %s', ([name, agent]) => {
  expect(readToolCall('claude-code', payload(name))).toMatchObject({ agent })
})

test.for([
  ['windsurf', 'claude-code.edit'],
  ['gemini-cli', 'windsurf.post-write-code'],
  ['codex', 'copilot.edit'],
  ['gemini-cli', 'cursor.after-file-edit'],
  ['nobody', 'claude-code.edit'],
] as const)('%s has no payload like %s', ([agent, name]) => {
  expect(readToolCall(agent, payload(name))).toBeNull()
})

test('a list of words is quoted', () => {
  const text = JSON.stringify({
    tool_name: 'shell',
    tool_input: { command: ['git', 'commit', '-m', "it's; rm -rf ."] },
  })
  expect(readToolCall('codex', text)?.command).toBe(String.raw`git commit -m 'it'\''s; rm -rf .'`)
})

describe('hostile text', () => {
  test.for([
    '',
    'null',
    '[]',
    '"text"',
    '{"tool_name":"Edit"',
    '{"tool_name":5,"tool_input":{}}',
    '{"hook_event_name":"SessionStart","session_id":"1"}',
    '['.repeat(2_000_000),
    `{"tool_name":"Edit","tool_input":${'{"a":'.repeat(200_000)}`,
  ])('%#: is no call', (text) => {
    expect(readToolCall('claude-code', text)).toBeNull()
  })

  test('keys of a prototype are no fields', () => {
    const text = '{"tool_name":"Edit","tool_input":{"__proto__":{"file_path":"a"},"constructor":{"path":"b"}}}'
    expect(readToolCall('claude-code', text)).toMatchObject({ tool: 'edit', paths: [], texts: [] })
  })

  test('paths with NUL or a line break, or too long, are none', () => {
    const files = ['a\0b', 'a\nb', 'a'.repeat(5000), '', 'src/a.ts']
    const text = JSON.stringify({ tool_name: 'editFiles', tool_input: { files } })
    expect(readToolCall('copilot', text)?.paths).toEqual(['src/a.ts'])
  })

  test('a model’s name that could be something else is none', () => {
    const text = JSON.stringify({ tool_name: 'Edit', tool_input: {}, model: 'gpt\u001b[2J\nSigned-off-by: Grace' })
    expect(readToolCall('codex', text)?.model).toBeNull()
  })
})
