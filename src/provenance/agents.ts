// The one table of agents. Whatever reads markers, looks at the environment or runs in a hook's shell is made from it.
import { hostedAgents } from './agents/hosted.ts'
import { rarerAgents } from './agents/rarer.ts'
import type { AgentRow } from './agents/row.ts'
import { terminalAgents } from './agents/terminal.ts'
import { widespreadAgents } from './agents/widespread.ts'

export type { AgentRow } from './agents/row.ts'

export const agentTable: readonly AgentRow[] = [...widespreadAgents, ...terminalAgents, ...hostedAgents, ...rarerAgents]

const byName = new Map(
  agentTable.flatMap((row) => [row.id, row.name.toLowerCase(), ...(row.aliases ?? [])].map((name) => [name, row])),
)

/** The agent that goes by exactly this name, written with any capitals, and with spaces or hyphens; undefined for all other text. */
export const agentCalled = (name: string): AgentRow | undefined =>
  byName.get(name.trim().toLowerCase().replace(/[ _]+/g, '-'))

/** The agent with this id; undefined for a name that was given by hand. */
export const agentWithId = (id: string): AgentRow | undefined => agentTable.find((row) => row.id === id)
