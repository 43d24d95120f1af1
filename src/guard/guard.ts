// The guard's judgement: the first thing in a script of an agent's that it objects to. Advice to the agent, never the gate: what the
// text of the script does not tell (a variable's value, a file that it runs) is let through, and so is what can't be parsed.
import { objectionToConfiguration, objectionToVariables } from './bent-hooks.ts'
import { commandsIn } from './commands-in.ts'
import { gitCommand, type GitCommand } from './git-command.ts'
import { objectionToTouchingHooks } from './hook-files.ts'
import type { Objection } from './objection.ts'
import type { RulesIn } from './push-rules.ts'
import { objectionToPush } from './pushes.ts'
import { objectionToSigning } from './sign-offs.ts'
import type { SimpleCommand } from './simple-command.ts'
import { objectionToSkipping } from './skipped-hooks.ts'
import { after, start, type Where } from './where.ts'

/** null: nothing is said against it. @param rulesIn asked only where a push or a signature is looked at. */
export function objectionToScript(text: string, rulesIn: RulesIn): Objection | null {
  let where = start
  for (const command of commandsIn(text)) {
    const objection = objectionToCommand(command, where, rulesIn)
    if (objection !== null) return objection
    where = after(where, command)
  }
  return null
}

function objectionToCommand(command: SimpleCommand, where: Where, rulesIn: RulesIn): Objection | null {
  const git = gitCommand(command.words)
  return (
    objectionToVariables(command) ??
    objectionToTouchingHooks(command, where.folders) ??
    objectionToSigning(command, () => rulesIn(where.folders)?.signers ?? []) ??
    (git === null ? null : objectionToGit(git, where, rulesIn))
  )
}

function objectionToGit(git: GitCommand, where: Where, rulesIn: RulesIn): Objection | null {
  const objection = objectionToConfiguration(git) ?? objectionToSkipping(git)
  if (objection !== null) return objection
  switch (git.name) {
    case 'push':
      return objectionToPush(git, where.branch, rulesIn([...where.folders, ...git.folders]))
    case 'send-pack':
    case 'http-push':
      return sending(git.name)
    default:
      return null
  }
}

const sending = (name: string): Objection => ({
  what: `\`git ${name}\``,
  because: 'it pushes without the hook that looks at what lands',
  instead: 'Use `git push` to a branch of its own, and ask a person to land it.',
})
