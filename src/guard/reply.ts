// How each agent wants to hear "no" from its hook: an exit code with the reason on standard error, or JSON on standard output.

export interface Reply {
  /** JSON for the agent; null: the reason goes to standard error, and the hook ends with 2. */
  readonly json: string | null
  readonly reason: string
}

const answers: ReadonlyMap<string, (reason: string) => unknown> = new Map<string, (reason: string) => unknown>([
  // cursor.com/docs/agent/hooks: of preToolUse and beforeShellExecution alike
  ['cursor', (reason) => ({ permission: 'deny', user_message: reason, agent_message: reason })],
  ['copilot', (reason) => ofCopilot({ permissionDecision: 'deny', permissionDecisionReason: reason })],
])

/**
 * docs.github.com/en/copilot/how-tos/copilot-sdk/use-hooks/pre-tool-use, for the CLI and the cloud agent; VS Code runs the same files,
 * and has the same words one level down: code.visualstudio.com/docs/agents/reference/hooks-reference.
 */
const ofCopilot = (decision: object): object => ({
  ...decision,
  hookSpecificOutput: { hookEventName: 'PreToolUse', ...decision },
})

/** Claude Code, Codex, Gemini CLI, Windsurf, Droid, and whoever is not known: 2, which all of them take for a "no". */
export function replyTo(agent: string, reason: string): Reply {
  const answer = answers.get(agent)
  return { json: answer === undefined ? null : JSON.stringify(answer(reason)), reason }
}
