// An agent's own hook, before it uses a tool: says no to a command that would skip the hooks, push to what is protected or give a
// person's word. It is advice to the agent, never the gate: whatever goes wrong here lets the tool be used.
import type { Context, ExitCode } from '../context.ts'
import { objectionToScript } from '../guard/guard.ts'
import { objectionText, type Objection } from '../guard/objection.ts'
import { replyTo } from '../guard/reply.ts'
import { decodeBytes } from '../git/bytes.ts'
import { readToolCall } from '../provenance/payload.ts'
import { printableShort } from '../report/printable.ts'

/**
 * A denial is told on standard output as well, as `denied` or as the agent's own JSON: the shim takes no exit code for it, since a
 * broken Node has exit codes too.
 */
export async function agentBefore(context: Context, [agent = '']: readonly string[]): Promise<ExitCode> {
  const reason = await reasonAgainst(context, agent)
  if (reason === null) return 0
  const { json } = replyTo(agent, reason)
  context.out(`${json ?? 'denied'}\n`)
  if (json === null) context.say(`${reason}\n`)
  return 1
}

async function reasonAgainst(context: Context, agent: string): Promise<string | null> {
  const call = readToolCall(agent, decodeBytes(context.stdin()))
  if (call?.tool !== 'shell' || call.command === null) return null
  const objection = await objectionTo(call.command, call.cwd ?? context.cwd, context)
  return objection === null ? null : printableShort(objectionText(objection), longest)
}

/** The words hold names that somebody chose: of refs, of people. */
const longest = 1000

/** Policies take a while to load, and most commands have nothing to do with them: a first look tells whether one is asked for. */
async function objectionTo(command: string, cwd: string, { env, now }: Context): Promise<Objection | null> {
  let asked = false
  const askedFor = (): null => {
    asked = true
    return null
  }
  const objection = objectionToScript(command, askedFor)
  if (!asked) return objection
  const { pushRulesIn } = await import('../gather/push-rules.ts')
  return objectionToScript(command, (folders) => pushRulesIn(cwd, env, now, folders))
}
