// Looks whether the gate works here, and what is wrong where it doesn't: every check, its finding, and the next command.
import { spawnSync } from 'node:child_process'
import { Fault } from '../errors.ts'
import type { Health, KeyHealth, Known, SigningPlace } from '../doctor/health.ts'
import { checkHealth } from '../doctor/checks.ts'
import type { Env } from '../env.ts'
import { remoteHealth } from '../gather/remote-health.ts'
import { fireCanary } from '../git/canary.ts'
import { signingKeyOf } from '../gather/signing-key.ts'
import { custodyOf } from '../keys/custody.ts'
import { chalkPaint } from '../report/chalk-paint.ts'
import { checksJson, checksText, undiagnosedJson } from '../report/checks.ts'
import { agentsHealth } from '../setup/agent-health.ts'
import { hooksHealth } from '../setup/hook-health.ts'
import { openTop } from '../setup/init-plan.ts'
import { readPersonalSettings } from '../settings/personal.ts'
import type { Context, ExitCode } from '../context.ts'
import { whyNotSign } from './guard.ts'

export interface DoctorOptions {
  readonly format: 'text' | 'json'
}

/** Exit code 1 when something is broken. Throws Fault 'not-a-repository', 'bare-repository' or 'git-too-old' (usage). */
export async function doctor(context: Context, { format }: DoctorOptions): Promise<ExitCode> {
  try {
    const checks = checkHealth(await lookOver(context))
    context.out(format === 'json' ? checksJson(checks) : checksText(checks, chalkPaint(context.color)))
    return checks.some(({ state }) => state === 'broken') ? 1 : 0
  } catch (error) {
    if (format === 'json' && error instanceof Fault) context.out(undiagnosedJson(error))
    throw error
  }
}

async function lookOver(context: Context): Promise<Health> {
  const place = openTop(context)
  return {
    now: context.now,
    gitVersion: place.repo.gitVersion,
    node: nodeInPath(context.env),
    shallow: place.repo.shallow,
    hooks: await looked(() => hooksHealth(place, context.packageDir)),
    canary: await looked(() => fireCanary(place.repo, place.top, context.env)),
    agents: await looked(() => agentsHealth(place)),
    remote: await looked(() => remoteHealth(place.repo, readPersonalSettings(context.env).remote)),
    key: await looked(() => keyHealth(context)),
    here: signingPlace(context),
  }
}

async function looked<Value>(look: () => Value | Promise<Value>): Promise<Known<Value>> {
  try {
    return { known: true, value: await look() }
  } catch (error) {
    if (error instanceof Fault) return { known: false, says: error.message, next: error.next }
    throw error
  }
}

/** Not the one that runs this: hooks take what PATH finds. */
function nodeInPath(env: Env): string | null {
  const { error, stdout } = spawnSync('node', ['--version'], { env, encoding: 'utf8', timeout: 10_000 })
  return error === undefined ? stdout.trim() : null
}

async function keyHealth(context: Context): Promise<KeyHealth> {
  const key = await signingKeyOf(context, readPersonalSettings(context.env).key)
  return { publicKey: key.publicKey, file: key.keyFile, custody: custodyOf(key, context.env) }
}

function signingPlace(context: Context): SigningPlace {
  const ancestry = context.ancestors()
  return {
    why: whyNotSign(context, ancestry),
    processes: ancestry.seen.length,
    unseen: ancestry.unseen,
  }
}
