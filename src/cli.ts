// Every command and flag for people; each command's code is loaded when it is asked for.
import { Command, CommanderError } from 'commander'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Context, ExitCode } from './commands/context.ts'

/** Parses the arguments and runs the command; commander's own usage errors become exit 2. */
export async function runCli(context: Context, args: readonly string[]): Promise<ExitCode> {
  let outcome: ExitCode = 0
  const run = (action: (context: Context) => Promise<ExitCode>): Promise<void> =>
    action(atPlace(context, program.opts<{ cwd?: string }>().cwd)).then((code) => void (outcome = code))
  const program = buildProgram(context, run)
  try {
    await program.parseAsync(args, { from: 'user' })
    return outcome
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
}

type Run = (action: (context: Context) => Promise<ExitCode>) => Promise<void>

function buildProgram(context: Context, _run: Run): Command {
  const program = new Command('ai-signoff')
    .description(
      "Scores each change's blast radius, records AI provenance, and lets a push land only with a senior's sign-off.",
    )
    .version(version(context), '-V, --version')
    .option('--cwd <dir>', 'run as if started in DIR')
    .showHelpAfterError('(see ai-signoff --help)')
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.say })
  return program
}

const atPlace = (context: Context, cwd: string | undefined): Context =>
  cwd === undefined ? context : { ...context, cwd: resolve(context.cwd, cwd) }

function version({ packageDir }: Context): string {
  return (JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string }).version
}
