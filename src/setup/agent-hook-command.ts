// The one line of shell that an agent's hook file has of us: it finds our shim and runs it, or does nothing. Pure.

export type HookMoment = 'before' | 'after'

/** What stands in every such line, of this version or another, whatever a person made of the rest: how we know our own. */
export const hookTag = (when: HookMoment): string => `ai-signoff/hooks/agent-${when}`

/**
 * The shim `hooks/agent-WHEN` is run where the agent stands, with AGENT as its argument, the agent's JSON on standard input and its exit code
 * as the line's. Where there is no shim (a colleague without ai-signoff, a folder in no repository) the input is read and nothing said.
 *
 * @param agent an id in the table of agents.
 */
export function agentHookCommand(when: HookMoment, agent: string): string {
  // Of a bare repository that lies in the work tree every byte is a commit's, the shim as well: git shall not find such a one.
  const ask = 'git -c safe.bareRepository=explicit rev-parse --git-common-dir 2>/dev/null'
  const steps = [
    `p=${hookTag(when)}`,
    // At the top of a clone this is all: a start of git would cost as much as the rest together.
    'h=.git/$p',
    `[ -f $h ] || h=$(${ask})/$p || h=`,
    '[ -f "$h" ] || exec cat >/dev/null', // an agent that can't hand its input over may call that an error
    `exec sh "$h" ${agent}`,
  ]
  // Some agents use the person's own shell, which may be fish: to that one this is sh and a quoted word.
  return `sh -c '${steps.join('; ')}'`
}
