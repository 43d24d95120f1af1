// Sets a repository up: shows the plan, asks once, does all of it or nothing.
import { Fault } from '../errors.ts'
import type { Repository } from '../git/repository.ts'
import { applyChanges, type FileStep } from '../setup/file-steps.ts'
import { policyPath } from '../model/policy.ts'
import { printable } from '../report/printable.ts'
import type { Context, ExitCode } from '../context.ts'
import { planInit, type InitPlan, type InitWishes } from '../setup/init-plan.ts'
import { openServer, planServer, refuseWishes, serverNotes } from '../setup/server-plan.ts'

export interface Consent {
  readonly yes?: boolean | undefined
  readonly dryRun?: boolean | undefined
}

const nothingToDo = 'Nothing to do: ai-signoff is set up here.\n'

/** Exit code 1 when the person says no. */
export async function init(context: Context, options: InitWishes & Consent): Promise<ExitCode> {
  const server = openServer(context)
  return server === null ? initClone(context, options) : initServer(context, server, options)
}

async function initServer(context: Context, repo: Repository, options: InitWishes & Consent): Promise<ExitCode> {
  refuseWishes(options)
  const changes = planServer(context.packageDir, repo)
  if (changes.length === 0) {
    context.say(nothingToDo)
    return 0
  }
  const done = await carryOut(context, 'init', changes, options)
  if (done === 'done') context.say(`${summary(changes)}\n${serverNotes(repo).join('\n')}\n`)
  return done === 'declined' ? 1 : 0
}

async function initClone(context: Context, options: InitWishes & Consent): Promise<ExitCode> {
  const plan = await planInit(context, options)
  if (plan.changes.length === 0) {
    context.say(nothingToDo)
    return 0
  }
  const done = await carryOut(context, 'init', plan.changes, options)
  if (done === 'done') context.say(nextSteps(plan))
  return done === 'declined' ? 1 : 0
}

/** Shows the changes, asks, does them. A dry run's plan is its result, and goes to standard output. */
export async function carryOut(
  context: Context,
  command: string,
  changes: readonly FileStep[],
  { yes = false, dryRun = false }: Consent,
): Promise<'done' | 'shown' | 'declined'> {
  const plan = ['This will', ...new Set(changes.map(({ says }) => `  ${printable(says)}`))].join('\n')
  if (dryRun) {
    context.out(`${plan}\n`)
    return 'shown'
  }
  context.say(`${plan}\n`)
  if (!yes && !(await ask(context, command))) return 'declined'
  applyChanges(changes)
  return 'done'
}

function ask({ terminal, confirm }: Context, command: string): Promise<boolean> {
  if (terminal) return confirm('Do it?')
  throw new Fault(
    'usage',
    'needs-yes',
    `${command} asks before it changes anything, and there is no terminal to ask at`,
    `npx ai-signoff ${command} --yes`,
  )
}

function nextSteps({ policy, hooks, changes, agents }: InitPlan): string {
  const enrols = changes.some(({ path }) => path.endsWith(policyPath))
  const hardware = policy.roster.people.some(({ keys }) => keys.some(({ type }) => type.startsWith('sk-')))
  const shared = hooks.place.kind === 'husky' ? ' and the hooks beside it' : ''
  const steps = [
    ...(hooks.huskyPending ? ['npx husky   (git does not run this repository’s husky hooks yet)'] : []),
    ...(enrols
      ? [
          `read ${policyPath}, add your colleagues to the roster, commit it${shared}`,
          `sign your own commits (git config gpg.format ssh, user.signingkey, commit.gpgsign): as a senior's they need nobody until there is a second`,
          `git push   (the policy is in force once the remote's ${printable(policy.defaultBranch)} has it)`,
          `npx ai-signoff doctor   (says whether all of this works, and whether an agent could use your key)`,
          ...(hardware ? [] : ['sign with a key that no agent can use: ssh-keygen -t ed25519-sk -O verify-required']),
        ]
      : []),
    ...agentSteps(agents),
  ]
  const next = steps.length === 0 ? [] : ['Next', ...steps.map((step, index) => `  ${index + 1}. ${step}`)]
  return `${[summary(changes), ...next, 'What it does, in a throwaway repository: npx ai-signoff demo'].join('\n')}\n`
}

const agentSteps = ({ files, notes }: InitPlan['agents']): string[] =>
  files.length === 0
    ? []
    : [`commit ${files.join(', ')}   (who works here without ai-signoff notices nothing of it)`, ...notes]

const summary = ({ length }: readonly FileStep[]): string =>
  `Done: ${length === 1 ? '1 file' : `${length} files`}. npx ai-signoff uninstall takes it back.`
