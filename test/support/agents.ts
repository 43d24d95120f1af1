// What agents' hook files are in tests: those that others have made, and the rows of the table that have one.
import type { HookedAgent } from '../../src/setup/agent-entry.ts'
import { hookedAgents } from '../../src/setup/agent-files.ts'

export const agentIds = ['claude-code', 'codex', 'cursor', 'gemini-cli', 'copilot', 'droid', 'windsurf'] as const

export function hooked(id: string): HookedAgent {
  const found = hookedAgents.find((agent) => agent.id === id)
  if (found === undefined) throw new Error(`${id} has no hook file`)
  return found
}

/** An entry of somebody else's for the agent's first event. */
export function othersEntry({ hookFile: { shape } }: HookedAgent, command = './lint.sh'): object {
  switch (shape) {
    case 'groups':
      return { matcher: 'Bash', hooks: [{ type: 'command', command, timeout: 5 }] }
    case 'commands':
      return { command, timeout: 5 }
    case 'bash':
      return { type: 'command', bash: command, powershell: './lint.ps1', timeoutSec: 30 }
  }
}

/** A file with others' hooks in the same events and in another, and with keys that nobody here knows. */
export function othersFile(agent: HookedAgent, indent: string | number = 2): string {
  const events = [...agent.hookFile.before, ...agent.hookFile.after].map(({ event }) => event)
  return JSON.stringify(
    {
      $schema: 'https://example.com/settings.json',
      hooks: {
        Stop: [othersEntry(agent, './stop.sh')],
        ...Object.fromEntries(events.map((event) => [event, [othersEntry(agent)]])),
      },
      '10': { kept: [1.0, 'é', null, true] },
    },
    null,
    indent,
  )
}
