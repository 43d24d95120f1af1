// Every simple command that a script will run, those inside of others too, as far as its text tells: `sh -c`, eval, env, xargs.
import { readScript } from './read-script.ts'
import type { SimpleCommand } from './simple-command.ts'
import { innerOf } from './wrappers.ts'

/** Nobody writes more of these inside each other; whoever does gets past, as by many other ways. */
const deepest = 8
/** Characters. Linux gives a program no longer argument, and an agent's command is one: of `bash -c`. */
const longest = 131_072

/** A command that runs another one is in the list as well, right before it. Never throws. */
export function commandsIn(text: string, depth = 0): SimpleCommand[] {
  if (text.length > longest) return []
  return readScript(text).flatMap((command) => [command, ...within(command, depth)])
}

function within(command: SimpleCommand, depth: number): SimpleCommand[] {
  if (depth >= deepest) return []
  const inner = innerOf(command)
  switch (inner.runs) {
    case 'nothing':
      return []
    case 'script':
      return commandsIn(inner.text, depth + 1)
    case 'command': {
      const started = { ...command, words: inner.words, sets: inner.sets, writes: [] }
      return [started, ...within(started, depth + 1)]
    }
  }
}
