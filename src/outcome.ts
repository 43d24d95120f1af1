// The one catch: turns whatever a command did into words on standard error and an exit code that is never 0 by accident.
import type { Context, ExitCode } from './context.ts'
import { Fault } from './errors.ts'
import { printable } from './report/printable.ts'

export async function report(context: Context, command: () => Promise<ExitCode> | ExitCode): Promise<ExitCode> {
  try {
    return await command()
  } catch (error) {
    if (!(error instanceof Fault)) {
      context.say(bug(error))
      return 3
    }
    context.say(faultText(error))
    return error.exitCode
  }
}

/** Several lines are allowed in `says` (a policy's problems); each is made harmless by itself. */
export function faultText(fault: Fault): string {
  const [first = '', ...rest] = fault.message.split('\n').map(printable)
  const lines = [`✗ ${first}`, ...rest.map((line) => `  | ${line}`), `  next   ${printable(fault.next)}`]
  return `${lines.join('\n')}\n`
}

/** A bug keeps its stack; it is our fault, not the reader's, and it decides nothing. */
function bug(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `✗ ai-signoff has a bug, and decided nothing. Please report this:\n${stack.split('\n').map(printable).join('\n')}\n`
}

/**
 * Until something was decided, nothing is allowed: a promise that nobody settles would end Node with 0, an error that nobody
 * catches with 1, which means "refused". What could not be told (`| head` has gone, the disk is full) was not decided either.
 */
export function undecidedUntilDone(process: NodeJS.Process): void {
  process.exitCode = 3
  process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
    // EPIPE: who read us has what they wanted.
    if (error.code !== 'EPIPE') process.stderr.write(`✗ ai-signoff could not go on: ${printable(String(error))}\n`)
    process.exit(3)
  })
}
