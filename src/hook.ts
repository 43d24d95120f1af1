// The program for git: what the shims in hooks/ start. No commander, no colour, one file when built; it loads what it needs and no more.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { commitMessage } from './commands/commit-message.ts'
import type { Context, ExitCode } from './commands/context.ts'
import { preCommit } from './commands/pre-commit.ts'
import { prePush } from './commands/pre-push.ts'
import { Fault } from './errors.ts'
import { report, undecidedUntilDone } from './outcome.ts'

const hooks: Record<string, (context: Context, args: readonly string[]) => Promise<ExitCode> | ExitCode> = {
  'pre-commit': preCommit,
  'pre-push': prePush,
  'commit-message': commitMessage,
}

const context: Context = {
  cwd: process.cwd(),
  env: process.env,
  now: new Date(),
  terminal: false,
  color: false,
  packageDir: resolve(__dirname, '..'),
  stdin: () => readFileSync(0),
  out: (text) => void process.stdout.write(text),
  say: (text) => void process.stderr.write(text),
  confirm: () => Promise.resolve(false),
}

undecidedUntilDone(process)
const [event = '', ...args] = process.argv.slice(2)
void report(context, () => {
  const hook = hooks[event]
  if (hook === undefined) throw new Fault('usage', 'unknown-hook', `no hook is called "${event}"`, 'ai-signoff init')
  return hook(context, args)
}).then((code) => (process.exitCode = code))
