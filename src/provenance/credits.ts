// The `Assisted-by: AGENT:MODEL` lines of a message: which it has, and which it lacks. Names and models may be hostile text.
import type { Agent } from '../model/provenance.ts'
import { agentWithId } from './agents.ts'
import { findMessageMarkers } from './markers.ts'
import { distinctAgents } from './read.ts'

/** The agents whose `Assisted-by` line the message has; a person whom one thanks is none. */
export const creditedAgents = (message: string): Agent[] =>
  findMessageMarkers(message).flatMap((piece) => (/^assisted-by[ \t]*:/i.test(piece.text) ? [piece.agent] : []))

/** The lines that the message lacks for these agents; none for one that has no name of one word. */
export function missingCredits(message: string, agents: readonly Agent[]): string[] {
  const credited = new Set(distinctAgents(creditedAgents(message)).map(({ name }) => name))
  return distinctAgents(agents)
    .filter(({ name }) => !credited.has(name))
    .flatMap(creditLine)
}

/** `Assisted-by: Claude:claude-opus-4.6`, as a list of one; an empty list for an agent that has no name of one word. */
export function creditLine(agent: Agent): string[] {
  const name = agentWithId(agent.name)?.name ?? agent.name
  if (name === 'unknown' || !/^[A-Za-z][\w.+-]{0,39}$/.test(name)) return []
  const model = (agent.model ?? 'unknown').trim().toLowerCase().replace(/\s+/g, '-')
  return [`Assisted-by: ${name}:${/^[\w.+@/-]{1,80}$/.test(model) ? model : 'unknown'}`]
}
