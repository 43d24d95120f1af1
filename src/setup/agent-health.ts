// Which agents call us in a work tree, as far as their hook files tell, and whether what they call is there.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AgentsHealth, OddAgentFile } from '../doctor/health.ts'
import { Fault } from '../errors.ts'
import type { HookedAgent } from './agent-entry.ts'
import { eclipseOf, hasEntries, hookedAgents, installAgents, isUsedHere } from './agent-files.ts'
import { pendingChanges } from './file-steps.ts'
import type { Place } from './init-plan.ts'
import { agentShims, runtimePath } from './runtime-files.ts'

export function agentsHealth({ repo, top }: Place): AgentsHealth {
  const there = hookedAgents.filter((agent) => isUsedHere(top, agent))
  const odd = there.flatMap((agent) => oddFileOf(top, agent) ?? [])
  const sound = there.filter(({ id }) => !odd.some(({ agent }) => agent === id))
  const calling = sound.filter((agent) => hasEntries(top, agent))
  const outdated = calling.filter((agent) => pendingChanges(installAgents(top, [agent])).length > 0)
  return {
    calling: ids(calling),
    outdated: ids(outdated),
    silent: ids(sound.filter((agent) => !calling.includes(agent))),
    odd,
    eclipsed: calling.flatMap((agent) => eclipseOf(top, agent) ?? []),
    missingShims: agentShims.filter((shim) => !existsSync(join(runtimePath(repo.commonDir), 'hooks', shim))),
  }
}

const ids = (agents: readonly HookedAgent[]): string[] => agents.map(({ id }) => id)

/** null when its entries could be put in. */
function oddFileOf(top: string, agent: HookedAgent): OddAgentFile | null {
  try {
    installAgents(top, [agent])
    return null
  } catch (error) {
    if (error instanceof Fault) return { agent: agent.id, says: error.message, next: error.next }
    throw error
  }
}
