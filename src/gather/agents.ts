// Whether an agent is at work here: what provenance/detect.ts is asked, from the environment and the folders of this machine.
import { existsSync } from 'node:fs'
import type { Env } from '../env.ts'
import { agentDirectories, detectAgents, type Detection } from '../provenance/detect.ts'

/** The processes above us are not looked at yet. */
export const agentsHere = (env: Env): Detection =>
  detectAgents({ env, ancestors: [], directories: agentDirectories.filter((directory) => existsSync(directory)) })
