// Command lines held against the real parser of the CLI, without running what they ask for.
import { CommanderError, type Command } from 'commander'
import { createProgram } from '../../src/cli.ts'
import type { Context } from '../../src/context.ts'
import { projectDir } from './world.ts'

const nowhere: Context = {
  cwd: projectDir,
  env: {},
  now: new Date(0),
  terminal: false,
  color: false,
  columns: 80,
  ancestors: () => ({ seen: [], unseen: null }),
  packageDir: projectDir,
  stdin: () => Buffer.alloc(0),
  out: () => {},
  say: () => {},
  confirm: () => Promise.resolve(false),
}

export const program = (): Command => createProgram(nowhere, () => Promise.resolve())

/** What the parser has against a line such as `score --staged`; null when it takes it. */
export async function problemOf(line: string): Promise<string | null> {
  try {
    await program().parseAsync(wordsOf(line), { from: 'user' })
    return null
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? null : error.message
  }
}

/** As far as documents go: quotes are taken off; what a shell would do after >, <, |, & or # is left out. */
function wordsOf(line: string): string[] {
  const [own = ''] = line.split(/ (?:[<>|#]|&&|2>)/)
  return [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
}
