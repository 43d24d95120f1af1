// The hook files of agents in a work tree: which agents are meant, and what their files have to be with our entries and without them.
import { existsSync, lstatSync, type Stats } from 'node:fs'
import { dirname, join } from 'node:path'
import { Fault } from '../errors.ts'
import { decodeBytes, encodeBytes } from '../git/bytes.ts'
import { agentCalled, agentTable, type AgentRow } from '../provenance/agents.ts'
import { entriesAsText, withEntries, withoutEntries } from './agent-entries.ts'
import { mentionsUs, type HookedAgent } from './agent-entry.ts'
import type { OddAgentFile } from '../doctor/health.ts'
import { absent, readState, type FileState, type FileStep } from './file-steps.ts'

/** What stands after `--agents=`; `true` without a list, undefined without the option. */
export type AgentWish = string | true | undefined

/** Real ones have a few kilobytes; nobody's settings are this large. */
const largest = 1 << 20

const isHooked = (row: AgentRow): row is HookedAgent => row.hookFile !== undefined

export const hookedAgents: readonly HookedAgent[] = agentTable.filter(isHooked)

export const isUsedHere = (top: string, { hookFile }: HookedAgent): boolean =>
  hookFile.signs.some((sign) => existsSync(join(top, sign)))

/**
 * Those that were asked for, and those whose files have entries of ours already, which an upgrade may change.
 * Throws Fault 'no-such-agent' (usage).
 */
export function chooseAgents(top: string, wish: AgentWish): readonly HookedAgent[] {
  const asked = wish === undefined ? [] : wish === true ? usedHere(top) : wish.split(',').map(agentNamed)
  return hookedAgents.filter((agent) => asked.includes(agent) || hasEntries(top, agent))
}

function usedHere(top: string): readonly HookedAgent[] {
  const used = hookedAgents.filter((agent) => isUsedHere(top, agent))
  return used.length > 0 ? used : hookedAgents.filter(({ id }) => id === 'claude-code')
}

function agentNamed(name: string): HookedAgent {
  const row = agentCalled(name)
  if (row !== undefined && isHooked(row)) return row
  const known = hookedAgents.map(({ id }) => id).join(',')
  const says = `"${name}" is no agent whose hook file is known here`
  throw new Fault('usage', 'no-such-agent', says, `npx ai-signoff init --agents=${known}, or some of these`)
}

/** In a file that we can't rewrite, only by the very lines of today. */
export function hasEntries(top: string, agent: HookedAgent): boolean {
  const text = textOf(safeState(top, agent))
  if (text === null) return false
  const without = withoutEntries(text, agent)
  return without.ok ? without.text !== text : withEntries(text, agent).ok
}

/** Throws Fault 'agent-file-odd' (usage) or 'odd-file' (undecided): what is there is then not touched. */
export function installAgents(top: string, agents: readonly HookedAgent[]): readonly FileStep[] {
  return agents.map((agent) => {
    const now = readHookFile(top, agent)
    const then = withEntries(textOf(now), agent)
    if (!then.ok) throw oddFile(agent, then.problem)
    const does = now.kind === 'absent' ? 'write' : 'put our entries into'
    return step(top, agent, now, then.text, `${does} ${agent.hookFile.path}, for ${agent.name}`)
  })
}

/** Throws Fault 'agent-file-odd' (usage) for a file that has entries of ours and can't be rewritten. */
export function uninstallAgents(top: string): readonly FileStep[] {
  return hookedAgents.flatMap((agent) => {
    const now = safeState(top, agent)
    const text = textOf(now)
    if (text === null) return []
    const then = withoutEntries(text, agent)
    if (!then.ok && mentionsUs(text)) throw oddFile(agent, then.problem, 'take out')
    if (!then.ok || then.text === text) return []
    const does = then.text === null ? 'remove' : 'take our entries out of'
    return [step(top, agent, now, then.text, `${does} ${agent.hookFile.path}`)]
  })
}

function step(top: string, { hookFile }: HookedAgent, now: FileState, text: string | null, says: string): FileStep {
  const mode = now.kind === 'file' ? now.mode : 0o644
  return {
    path: join(top, hookFile.path),
    to: text === null ? absent : { kind: 'file', bytes: encodeBytes(text), mode },
    says,
  }
}

/** What a person has to do besides, for these to call us. */
export const agentNotes = (top: string, agents: readonly HookedAgent[]): readonly string[] =>
  agents.flatMap((agent) => [agent.hookFile.afterwards ?? [], eclipseOf(top, agent)?.next ?? []].flat())

/** null when the agent surely reads the file that has our entries. */
export function eclipseOf(top: string, agent: HookedAgent): OddAgentFile | null {
  const { id, name, hookFile } = agent
  const { path, eclipsedBy } = hookFile
  if (eclipsedBy === undefined || !existsSync(join(top, eclipsedBy))) return null
  const text = placeProblem(top, eclipsedBy) === null ? textOf(readState(join(top, eclipsedBy))) : null
  if (text !== null && mentionsUs(text)) return null
  const says = `${eclipsedBy} is there: newer versions of ${name} read hooks from it, and not from ${path}`
  return { agent: id, says, next: `add to ${eclipsedBy} by hand, for newer versions of it: ${entriesAsText(agent)}` }
}

/** Folders that a hook file of ours may have been alone in, innermost first. */
export const agentFolders = (top: string, steps: readonly FileStep[]): readonly string[] =>
  steps
    .flatMap(({ path, to }) => (to.kind === 'absent' ? [dirname(path), dirname(dirname(path))] : []))
    .filter((folder) => folder.startsWith(`${top}/`))

/** Throws Fault 'agent-file-odd' (usage) or 'odd-file' (undecided). */
export function readHookFile(top: string, agent: HookedAgent): FileState {
  const problem = placeProblem(top, agent.hookFile.path)
  if (problem !== null) throw oddFile(agent, problem)
  return readState(join(top, agent.hookFile.path))
}

function safeState(top: string, agent: HookedAgent): FileState {
  try {
    return readHookFile(top, agent)
  } catch (error) {
    if (error instanceof Fault) return absent // not ours to mend, and nothing was asked of it
    throw error
  }
}

const textOf = (state: FileState): string | null => (state.kind === 'file' ? decodeBytes(state.bytes) : null)

/** A link may lead out of the repository, whose bytes are anybody's: none is followed, neither the file nor a folder above it. */
function placeProblem(top: string, path: string): string | null {
  const parts = path.split('/')
  for (const [index] of parts.entries()) {
    const each = parts.slice(0, index + 1).join('/')
    const stat = statOf(join(top, each))
    if (stat?.isSymbolicLink()) return each === path ? 'is a symbolic link' : `lies behind the symbolic link ${each}`
    if (stat?.isFile() && stat.size > largest) return `is larger than ${largest} bytes`
  }
  return null
}

/** null when it can't be told; who reads it then says why. */
function statOf(path: string): Stats | null {
  try {
    return lstatSync(path)
  } catch {
    return null
  }
}

function oddFile(agent: HookedAgent, problem: string, does: 'add' | 'take out' = 'add'): Fault {
  const { path } = agent.hookFile
  const next =
    does === 'add'
      ? `add to the "hooks" of ${path} by hand: ${entriesAsText(agent)}`
      : `take out of ${path} by hand what names ai-signoff/hooks/agent-before or agent-after, then run it again`
  return new Fault('usage', 'agent-file-odd', `${path} ${problem}: it stays as it is`, next)
}
