// Agents' hook files: the repository's bytes. Whatever is in one, either nothing is written, or it stays JSON, ours is in it once, and comes out
// again without a trace.
import { isDeepStrictEqual } from 'node:util'
import { decodeBytes } from '../../src/git/bytes.ts'
import { withEntries, withoutEntries } from '../../src/setup/agent-entries.ts'
import type { HookedAgent } from '../../src/setup/agent-entry.ts'
import { agentIds, hooked, othersFile } from '../support/agents.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'

const agents = agentIds.map(hooked)
const [claude, , cursor, , copilot] = agents

function ourFile(agent: HookedAgent | undefined): string {
  const done = agent && withEntries(null, agent)
  return done?.ok ? (done.text ?? '') : ''
}

fuzz('agent-files', {
  seeds: [
    ...agents.map((agent) => othersFile(agent)),
    ourFile(claude),
    ourFile(cursor),
    ourFile(copilot),
    '{"hooks":{}}\n',
  ],
  words: [
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ',',
    ':',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '//',
    '"hooks"',
    '"hooks":{',
    '"PreToolUse":[',
    '"command":"',
    'ai-signoff/hooks/agent-before',
    String.raw`\u0068`,
    '__proto__',
    '{}',
    '[]',
    'null',
    '1e5',
    '\ufeff',
  ],
  check(bytes) {
    const text = decodeBytes(bytes)
    for (const agent of agents) checkAgent(text, agent)
  },
})

function checkAgent(text: string, agent: HookedAgent): void {
  const put = withEntries(text, agent)
  if (!put.ok || put.text === null || put.text === text) return
  JSON.parse(put.text)
  const again = withEntries(put.text, agent)
  if (!again.ok || again.text !== put.text) throw new Error('a second time changes it')
  const before = withoutEntries(text, agent)
  const after = withoutEntries(put.text, agent)
  if (!before.ok || !after.ok) throw new Error('ours can not be taken out')
  if (before.text !== text) return // it had some of ours already
  // Of a file that holds what a new one of ours begins with, nothing is left.
  if (after.text === null ? !isDeepStrictEqual(JSON.parse(text), { version: 1 }) : after.text !== text)
    throw new Error('the bytes are not what they were')
}
