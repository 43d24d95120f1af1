// What agents tell their hooks: whoever can start the hook chose the bytes. What is read of them stands in them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBytes } from '../../src/git/bytes.ts'
import { readToolCall } from '../../src/provenance/payload.ts'
import { projectDir } from '../support/world.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'

const folder = join(projectDir, 'test/unit/provenance/payloads')
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.json'))
const agents = ['claude-code', 'cursor', 'codex', 'gemini-cli', 'copilot', 'windsurf', 'droid']

fuzz('payloads', {
  seeds: fixtures.map((name) => readFileSync(join(folder, name), 'utf8')),
  words: [
    '"tool_name":"Edit",',
    '"tool_input":{',
    '"toolArgs":"{',
    '"agent_action_name":"post_write_code",',
    '"file_path":"',
    '"edits":[{',
    '"new_string":"',
    '"command":["',
    '*** Begin Patch\\n',
    '*** Update File: ',
    '*** Move to: ',
    '\\n+',
    '\\u0000',
    '\\ud800',
    '"__proto__":{',
    '../',
    '[[',
    '{"a":',
    ' ',
    '}',
  ],
  check(bytes) {
    const text = decodeBytes(bytes)
    for (const agent of agents) {
      const call = readToolCall(agent, text)
      if (call === null) continue
      if (!agents.includes(call.agent)) throw new Error('an agent that nobody named')
      if (call.paths.some((path) => path === '' || /[\0\n]/.test(path))) throw new Error('a path that no file can have')
      if (call.tool === 'other' && call.paths.length + call.texts.length > 0) throw new Error('an edit by no tool')
      if (call.texts.join('').length > 12 * text.length) throw new Error('more text than was told')
    }
  },
})
