// Reads a file of the spool, as hooks/agent-after writes it: RS, a line about the agent, what the agent said, and RS on a line of its own.
//
//   \x1ev1 claude-code /home/ada/repo\n{"tool_name":"Edit",…}\n\x1e\n
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
}

const separator = '\u001e'

/** Of a record that is cut off, or that is of nobody we know, nothing is read; those beside it are. */
export function parseSpoolFile(text: string): SpoolFile {
  const parts = text.split(separator)
  const closed = parts.length > 1 && (parts.at(-1) ?? '').trim() === ''
  return { records: (closed ? parts.slice(0, -1) : parts).flatMap(parseRecord), whole: closed }
}

function parseRecord(part: string): SpoolRecord[] {
  const end = part.indexOf('\n')
  const [, agent = '', folder = ''] = /^v1 ([\w.-]{1,40}) (.*)$/s.exec(part.slice(0, Math.max(end, 0))) ?? []
  const call = agent === '' ? null : readToolCall(agent, part.slice(end + 1))
  return call === null ? [] : [{ call, folder }]
}
