// What is kept of an agent's edit once a commit had it: who, which file, which content. No text, no command, no prompt; the session
// only as a hash. One JSON object a line.
//
//   {"v":1,"agent":"claude-code","model":null,"session":"9f86d081884c7d65","kind":"generated","path":"src/a.ts","blob":"f2ba8f84…","tree":"2c26b46b68ffc68f","day":"2026-11-22"}
import type { Agent } from '../model/provenance.ts'
import { agentWithId } from './agents.ts'
import { parseFields, wordsAt } from './json-fields.ts'

export interface CapturedRecord {
  readonly agent: Agent
  /** A cut SHA-256; null when the agent named none. */
  readonly session: string | null
  readonly kind: 'assisted' | 'generated'
  /** From the top of the work tree. */
  readonly path: string
  /** The content that was staged under that path; null when the file was taken away. */
  readonly blob: string | null
  /** The work tree that it was staged in, as a cut SHA-256. */
  readonly tree: string
  /** When, in UTC: `2026-11-22`. */
  readonly day: string
}

export function formatCaptured({ agent, session, kind, path, blob, tree, day }: CapturedRecord): string {
  return `${JSON.stringify({ v: 1, agent: agent.name, model: agent.model, session, kind, path, blob, tree, day })}\n`
}

/** Lines that are not in our form are left out: they say nothing. */
export const parseCaptured = (text: string): CapturedRecord[] => text.split('\n').flatMap(parseLine)

function parseLine(line: string): CapturedRecord[] {
  const given = line === '' ? null : parseFields(line)
  if (given === null || given['v'] !== 1) return []
  const [name, kind, path, tree, day] = ['agent', 'kind', 'path', 'tree', 'day'].map((key) => wordsAt(given, key))
  if (!name || !path || !tree || !day || (kind !== 'assisted' && kind !== 'generated')) return []
  if (agentWithId(name) === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) return []
  const agent = { name, model: wordsAt(given, 'model') }
  return [{ agent, session: wordsAt(given, 'session'), kind, path, blob: wordsAt(given, 'blob'), tree, day }]
}
