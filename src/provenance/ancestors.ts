// Tells which agents are among the processes above us. Names are compared whole and paths folder by folder: `android-app` is no
// Droid, `pngcrush` no Crush, and an editor that was given `gemini.md` to open is an editor.
import { agentTable, type AgentRow } from './agents.ts'
import { basename, scriptOf } from './script.ts'

/** A process as the system shows it to its neighbours. Every field but the executable is the process's own choice. */
export interface Process {
  /** The path of what runs; null when it may not be seen (it is another user's). */
  readonly executable: string | null
  /** What the process calls itself; on Linux 15 bytes at most. */
  readonly name: string
  /** The name it was started by, and its arguments; empty when they may not be seen. */
  readonly args: readonly string[]
}

export interface Ancestry {
  /** The nearest first. */
  readonly seen: readonly Process[]
  /** Why there may be more above us than was seen; null when all was. */
  readonly unseen: string | null
}

/** Ids of the agents among them, in the order of the processes. */
export const agentsAmong = (processes: readonly Process[]): string[] => processes.flatMap(agentsIn)

function agentsIn(process: Process): string[] {
  const [names, paths] = [namesOf(process), pathsOf(process)]
  return agentTable.filter((row) => runs(row, names, paths)).map(({ id }) => id)
}

const runs = (row: AgentRow, names: readonly string[], paths: readonly string[]): boolean =>
  names.some((name) => row.executables?.includes(name)) ||
  paths.some((path) => row.folders?.some((folder) => `/${path}`.includes(`/${folder}/`)))

// An agent's executable may be called after its version, or be `node`; its name, its first word or its script then tell.
function namesOf(process: Process): string[] {
  const [first = ''] = process.args
  // A login shell is `-bash`; a title that a process made up (`sshd: claude@pts/0`) is no path.
  const started = /\s/.test(first) ? '' : first.replace(/^-/, '')
  return [...[...pathsOf(process), started].map(basename), process.name].filter((name) => name !== '')
}

const pathsOf = (process: Process): string[] => [process.executable, scriptOf(process)].filter((path) => path !== null)
