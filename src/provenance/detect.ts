// Tells from the environment, and from the processes we run under, whether an agent runs us. Variables that people keep in their
// own shell (CURSOR_TRACE_ID, GOOSE_PROVIDER, COPILOT_MODEL, AGENT=1) are in no row of the table, and so say nothing.
import type { Agent } from '../model/provenance.ts'
import { agentCalled, agentTable, type AgentRow } from './agents.ts'
import { agentsAmong, type Process } from './ancestors.ts'
import type { PlaceRule, VariableRule } from './agents/row.ts'

export interface Whereabouts {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The processes above us, the nearest first; empty when nobody looked. */
  readonly ancestors: readonly Process[]
  /** Those of agentDirectories that exist on this machine. */
  readonly directories: readonly string[]
}

/** Act as for a person only on `none`. */
export type Detection =
  | { readonly agent: 'none' }
  | { readonly agent: 'identified'; readonly agents: readonly [Agent, ...Agent[]] }
  | { readonly agent: 'ambiguous'; readonly why: string }

/** Directories that only an agent's machine has. */
export const agentDirectories: readonly string[] = agentTable.flatMap((row) =>
  (row.places ?? []).flatMap((place) => ('directory' in place ? [place.directory] : [])),
)

/**
 * Every agent that runs us, the nearest first. One that is among the processes has its place there, though a variable names it too:
 * variables are handed down, and do not tell how far. Those that only variables name come last, and are named all the same: an agent
 * in a container, or inside of an editor, is no process above us.
 */
export function detectAgents(surroundings: Whereabouts): Detection {
  const named = nameInAiAgent(surroundings.env['AI_AGENT'])
  const rows = agentTable.filter((row) => runsUs(row, surroundings)).map((row) => row.id)
  const [first, ...others] = new Set([...agentsAmong(surroundings.ancestors), ...(named ?? []), ...rows])
  if (first !== undefined) return { agent: 'identified', agents: [agent(first), ...others.map(agent)] }
  return whyAmbiguous(named === null, surroundings)
}

/** Of what is set, and says of no agent that it runs us. */
function whyAmbiguous(nameless: boolean, surroundings: Whereabouts): Detection {
  if (nameless) return { agent: 'ambiguous', why: 'AI_AGENT is set and names no agent' }
  const stray = agentTable.find(
    (row) => row.sessionVariable !== undefined && isSet(surroundings.env[row.sessionVariable]),
  )
  return stray
    ? { agent: 'ambiguous', why: `${stray.sessionVariable} is set, and nothing else says that ${stray.name} runs this` }
    : { agent: 'none' }
}

const agent = (name: string): Agent => ({ name, model: null })

/** What people write to switch a variable off is as good as unset. */
const isSet = (value: string | undefined): value is string =>
  value !== undefined && !/^\s*(?:0|false|no|off)?\s*$/i.test(value)

/**
 * claude-code_2-1-330_agent, codex@0.44, amp: the name before a version.
 * Empty: not set; null: set to something that is no name.
 */
function nameInAiAgent(value: string | undefined): readonly string[] | null {
  if (!isSet(value)) return []
  const name = value.trim().replace(/@.*$/s, '')
  const row = agentCalled(name) ?? agentCalled(name.replace(/_v?\d.*$/s, ''))
  if (row) return [row.id]
  const bare = name.replace(/_v?\d.*$/s, '').toLowerCase()
  return /^[a-z][a-z0-9.-]{0,39}$/.test(bare) && !/^(?:true|yes|on)$/.test(bare) ? [bare] : null
}

function runsUs(row: AgentRow, { env, directories }: Whereabouts): boolean {
  const byVariable = row.variables?.some((rule) => matches(rule, env)) ?? false
  return byVariable || (row.places?.some((place) => standsIn(place, env, directories)) ?? false)
}

function matches(rule: VariableRule, env: Whereabouts['env']): boolean {
  const value = env[rule.name]
  if (!isSet(value) || (rule.alongside !== undefined && !isSet(env[rule.alongside]))) return false
  return (
    (rule.equals === undefined || value === rule.equals) &&
    (rule.contains === undefined || value.includes(rule.contains))
  )
}

const standsIn = (place: PlaceRule, env: Whereabouts['env'], directories: readonly string[]): boolean =>
  'directory' in place
    ? directories.includes(place.directory)
    : env['HOME'] === place.home && env['USER'] === place.user
