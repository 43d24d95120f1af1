// The program for people: the real world in, one command run, the outcome as an exit code.
import { dirname, resolve } from 'node:path'
import { isatty } from 'node:tty'
import { fileURLToPath } from 'node:url'
import { runCli } from './cli.ts'
import type { Context } from './context.ts'
import { readAncestors } from './gather/ancestors.ts'
import { report, undecidedUntilDone } from './outcome.ts'
import { readStandardInput } from './standard-input.ts'

undecidedUntilDone(process)
const context: Context = {
  cwd: process.cwd(),
  env: process.env,
  now: new Date(),
  terminal: isatty(0) && isatty(2),
  color: wantsColor(),
  columns: Math.max(40, Math.min(80, process.stdout.columns || 80)),
  ancestors: () => readAncestors(() => process.ppid, process.platform),
  packageDir: resolve(dirname(fileURLToPath(import.meta.url)), '..'),
  stdin: readStandardInput,
  out: (text) => void process.stdout.write(text),
  say: (text) => void process.stderr.write(text),
  confirm: askPerson,
}
process.exitCode = await report(context, () => runCli(context, process.argv.slice(2)))

/** NO_COLOR wins (no-color.org), FORCE_COLOR next, then whether somebody looks. */
function wantsColor(): boolean {
  if (process.env['NO_COLOR']) return false
  const forced = process.env['FORCE_COLOR']
  return forced === undefined
    ? process.stdout.isTTY && process.env['TERM'] !== 'dumb'
    : forced !== '0' && forced !== 'false'
}

async function askPerson(question: string): Promise<boolean> {
  const { confirm } = await import('@clack/prompts')
  return (await confirm({ message: question, initialValue: false, output: process.stderr })) === true
}
