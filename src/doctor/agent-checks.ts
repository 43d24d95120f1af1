// Makes checks of what agents' hook files say: which of them call us, which don't, and whether what they call is there. Pure.
import type { Check } from '../model/check.ts'
import type { AgentsHealth, Known } from './health.ts'
import { broken, doubtful, fine } from './states.ts'

const init = 'npx ai-signoff init'

export function checkAgents(agents: Known<AgentsHealth>): Check[] {
  if (!agents.known) return [doubtful('agents', agents.says, agents.next)]
  const { silent, odd, eclipsed } = agents.value
  const checks = [
    ...checkCalling(agents.value),
    ...(silent.length === 0
      ? []
      : [
          doubtful(
            'agents',
            `${silent.join(', ')}: used here, and no entry of ours in the hook file: what it writes is seen at a commit only`,
            `${init} --agents=${silent.join(',')}`,
          ),
        ]),
    ...odd.map(({ says, next }) => doubtful('agents', says, next)),
    ...eclipsed.map(({ says, next }) => doubtful('agents', says, next)),
  ]
  return checks.length > 0 ? checks : [fine('agents', 'no agent has a folder here')]
}

function checkCalling({ calling, outdated, missingShims }: AgentsHealth): Check[] {
  if (calling.length === 0) return []
  const names = calling.join(', ')
  if (missingShims.length > 0) {
    const says = `${names}: the hook file calls ${missingShims.join(' and ')}, which this clone lacks: nothing is denied or captured`
    return [broken('agents', says, init)]
  }
  if (outdated.length > 0)
    return [doubtful('agents', `${outdated.join(', ')}: our entries are not those of this version`, init)]
  return [fine('agents', `${names}: before shell commands and after edits`)]
}
