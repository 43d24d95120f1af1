// One simple command of a shell script, as far as its text tells what it will be when it runs.

export interface SimpleCommand {
  /** The command word and its arguments, quotes taken off. What only the shell can know is the character `unknown`. */
  readonly words: readonly string[]
  /** NAME=VALUE before the command word, or given to env, export and the like. */
  readonly sets: readonly Setting[]
  /** Files that redirections write. */
  readonly writes: readonly string[]
  /** What stands on its standard input, where the script itself holds it; null where it does not. */
  readonly input: string | null
}

export interface Setting {
  readonly name: string
  readonly value: string
}

/** Stands for an expansion: no word of a shell can have a NUL in it. */
export const unknown = '\0'

export const isKnown = (word: string): boolean => !word.includes(unknown)

/** NAME=VALUE as `env` and `export` take it; null for any other word. */
export function settingOf(word: string): Setting | null {
  const at = word.indexOf('=')
  return at < 1 || word.startsWith('-') ? null : { name: word.slice(0, at), value: word.slice(at + 1) }
}

/** The program that a command word starts: without its folder, in lower case since some disks fold it, without .exe and .cmd. */
export function programName(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1).toLowerCase()
  return name.endsWith('.exe') || name.endsWith('.cmd') ? name.slice(0, -4) : name
}
