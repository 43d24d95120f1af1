// Reads a file of the spool, as hooks/agent-after writes it: RS, a line about the agent, what the agent said, and RS on a line of its own.
//
//   \x1ev1 claude-code /home/ada/repo\n{"tool_name":"Edit",…}\n\x1e\n
import { agentWithId } from '../agents.ts'
import { readToolCall, type ToolCall } from './payload.ts'

export interface SpoolRecord {
  readonly call: ToolCall
  /** Where the hook ran; empty when it can't be told. */
  readonly folder: string
}

/** `whole`: its writer came to its end. What is not may still be on its way. */
export interface SpoolFile {
  readonly records: readonly SpoolRecord[]
  readonly whole: boolean
  /** Agents that wrote a record of which nothing could be read: what they did, nobody knows. */
  readonly unread: readonly string[]
}

const separator = '\u001e'

/** Of a record that is cut off nothing is read; those beside it are. One of nobody we know is none. */
export function parseSpoolFile(text: string): SpoolFile {
  const parts = text.split(separator)
  const closed = parts.length > 1 && (parts.at(-1) ?? '').trim() === ''
  const begun = (closed ? parts.slice(0, -1) : parts).flatMap(parseRecord)
  return {
    records: begun.flatMap(({ call, folder }) => (call === null ? [] : [{ call, folder }])),
    whole: closed,
    unread: begun.flatMap(({ call, agent }) => (call === null ? [agent] : [])),
  }
}

interface Begun {
  readonly agent: string
  readonly folder: string
  readonly call: ToolCall | null
}

function parseRecord(part: string): Begun[] {
  const end = part.indexOf('\n')
  const [, agent = '', folder = ''] = /^v1 ([\w.-]{1,40}) (.*)$/s.exec(part.slice(0, Math.max(end, 0))) ?? []
  return agentWithId(agent) === undefined ? [] : [{ agent, folder, call: readToolCall(agent, part.slice(end + 1)) }]
}
