// Who may not sign here: an agent, or anybody without a terminal. A speed bump, said so in SECURITY.md: what holds is a key
// that asks for a touch. It is here because an agent that is told "no" in plain words mostly stops.
import type { Context } from '../context.ts'
import { agentsHere } from '../gather/agents.ts'

export function whyNotSign({ env, terminal }: Context): string | null {
  const found = agentsHere(env)
  if (found.agent === 'identified') {
    return `an agent is at work here (${found.agents.map(({ name }) => name).join(', ')}), and a sign-off is a person's word`
  }
  if (found.agent === 'ambiguous')
    return `an agent may be at work here (${found.why}), and a sign-off is a person's word`
  return terminal ? null : "there is no terminal here, and a sign-off is a person's word"
}
