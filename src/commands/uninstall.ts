// Takes back what init did: hooks as they were, our files gone. The policy stays unless it is asked for: it is the team's.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from '../git/repository.ts'
import { agentFolders, uninstallAgents } from '../setup/agent-files.ts'
import { absent, pendingChanges, removeEmptyFolders, type FileStep } from '../setup/file-steps.ts'
import { uninstallHooks, type HookPlace } from '../setup/hook-files.ts'
import { findHookPlace, findServerPlace } from '../setup/hook-place.ts'
import { policyPath } from '../model/policy.ts'
import type { Context, ExitCode } from '../context.ts'
import { carryOut, type Consent } from './init.ts'
import { openTop } from '../setup/init-plan.ts'
import { openServer } from '../setup/server-plan.ts'
import { runtimeFolders, uninstallRuntime } from '../setup/runtime-files.ts'

export interface UninstallOptions extends Consent {
  /** Remove the policy from the work tree as well. */
  readonly policy?: boolean | undefined
}

/** Exit code 1 when the person says no. */
export async function uninstall(context: Context, options: UninstallOptions): Promise<ExitCode> {
  const { repo, top, place } = findInstallation(context)
  const policy: FileStep[] = options.policy
    ? [{ path: join(top, policyPath), to: absent, says: `remove ${policyPath}` }]
    : []
  const agents = uninstallAgents(top)
  const changes = pendingChanges([
    ...uninstallHooks(place, top),
    ...uninstallRuntime(repo.commonDir),
    ...agents,
    ...policy,
  ])
  const stays = existsSync(join(top, policyPath)) && !options.policy
  const note = stays ? `${policyPath} stays; npx ai-signoff uninstall --policy removes it.\n` : ''
  if (changes.length === 0) {
    context.say(`Nothing to do: ai-signoff is not set up here.\n${note}`)
    return 0
  }
  const done = await carryOut(context, 'uninstall', changes, options)
  if (done === 'done') {
    removeEmptyFolders([
      ...runtimeFolders(repo.commonDir),
      ...(place.kind === 'husky' ? [place.dir] : []),
      ...agentFolders(top, agents),
    ])
    context.say(`Done.\n${note}`)
  }
  return done === 'declined' ? 1 : 0
}

function findInstallation(context: Context): { repo: Repository; top: string; place: HookPlace } {
  const server = openServer(context)
  if (server !== null) return { repo: server, top: server.commonDir, place: findServerPlace(server) }
  const { repo, top } = openTop(context)
  return { repo, top, place: findHookPlace(repo, top).place }
}
