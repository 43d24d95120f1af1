// The program for git: what the shims in hooks/ start. No commander, no colour; it loads what the hook at hand needs and no more.
import { resolve } from 'node:path'
import type { Context, ExitCode } from './context.ts'
import { Fault } from './errors.ts'
import { readAncestors } from './gather/ancestors.ts'
import { report, undecidedUntilDone } from './outcome.ts'
import { readStandardInput } from './standard-input.ts'

type Hook = (context: Context, args: readonly string[]) => Promise<ExitCode> | ExitCode

const hooks: Record<string, () => Promise<Hook>> = {
  'pre-commit': async () => (await import('./commands/pre-commit.ts')).preCommit,
  'pre-push': async () => (await import('./commands/pre-push.ts')).prePush,
  'pre-receive': async () => (await import('./commands/pre-receive.ts')).preReceive,
  'agent-before': async () => (await import('./commands/agent-before.ts')).agentBefore,
  'commit-message': async () => (await import('./commands/commit-message.ts')).commitMessage,
}

const context: Context = {
  cwd: process.cwd(),
  env: process.env,
  now: new Date(),
  terminal: false,
  color: false,
  columns: 80,
  ancestors: () => readAncestors(() => process.ppid, process.platform),
  packageDir: resolve(__dirname, '..'),
  stdin: readStandardInput,
  out: (text) => void process.stdout.write(text),
  say: (text) => void process.stderr.write(text),
  confirm: () => Promise.resolve(false),
}

undecidedUntilDone(process)
const [event = '', ...args] = process.argv.slice(2)
void report(context, async () => {
  const hook = hooks[event]
  if (hook === undefined)
    throw new Fault('usage', 'unknown-hook', `no hook is called "${event}"`, 'npx ai-signoff init')
  return (await hook())(context, args)
}).then((code) => (process.exitCode = code))
