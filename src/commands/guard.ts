// Who may not sign here: an agent, or anybody without a terminal. A speed bump, said so in SECURITY.md: what holds is a key
// that asks for a touch. It is here because an agent that is told "no" in plain words mostly stops.
import type { Context } from '../context.ts'
import { agentsHere } from '../gather/agents.ts'
import type { Ancestry } from '../provenance/ancestors.ts'

/**
 * @param ancestry the processes above us. What may be an agent counts as one.
 * @param word what only a person can give. null: nothing speaks against a person.
 */
export function whyNotSign(
  { env, terminal }: Pick<Context, 'env' | 'terminal'>,
  ancestry: Ancestry,
  word = 'a sign-off',
): string | null {
  const found = agentsHere(env, ancestry.seen)
  if (found.agent === 'identified') {
    return `an agent is at work here (${found.agents.map(({ name }) => name).join(', ')}), and ${word} is a person's word`
  }
  if (found.agent === 'ambiguous') return `an agent may be at work here (${found.why}), and ${word} is a person's word`
  return terminal ? null : `there is no terminal here, and ${word} is a person's word`
}
