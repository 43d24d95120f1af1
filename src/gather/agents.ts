// Whether an agent is at work here: what provenance/detect.ts is asked, of the environment, the folders of this machine and the
// processes above us.
import { existsSync } from 'node:fs'
import type { Env } from '../env.ts'
import type { Process } from '../provenance/ancestors.ts'
import { agentDirectories, detectAgents, type Detection } from '../provenance/detect.ts'

/** @param ancestors the nearest first; empty where they can't be looked at. */
export const agentsHere = (env: Env, ancestors: readonly Process[]): Detection =>
  detectAgents({ env, ancestors, directories: agentDirectories.filter((directory) => existsSync(directory)) })
