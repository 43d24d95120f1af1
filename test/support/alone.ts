// Whoever runs the tests may be an agent, and then every commit of every story would be an agent's, rightly. So that a story's person
// is a person all the same, a command is then started as nobody's child.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAncestors } from '../../src/gather/ancestors.ts'
import { agentsAmong } from '../../src/provenance/ancestors.ts'

/** What the program itself sees above this worker. */
const belowAgents = agentsAmong(readAncestors(() => process.ppid, process.platform).seen).length > 0

export interface Start {
  readonly command: string
  readonly args: readonly string[]
  /** The exit code of the command, once its streams have ended. @param status of what was started; null where it was killed. */
  readonly code: (status: number | null) => number
}

/** The command as it is; below an agent, what leaves its tree. */
export const awayFromAgents = (command: string, args: readonly string[]): Start =>
  belowAgents ? leaveTree(command, args) : { command, args, code: (status) => status ?? -1 }

/** What starts a command as nobody's child and ends at once. Its streams end when the command's do. */
export function leaveTree(command: string, args: readonly string[]): Start {
  codes ??= makeFolder()
  const file = join(codes, String(++started))
  return { command: 'sh', args: ['-c', leave, 'sh', file, command, ...args], code: () => readCode(file) }
}

// The command must not begin before the shell that started it is gone, and it has been handed on: who looks up from it must not see
// us. What is started in the background has no standard input, unless told otherwise.
const leave =
  'code=$1; shift; exec 3<&0; { while kill -0 $$ 2>/dev/null; do :; done; "$@" <&3 3<&-; echo $? >"$code"; } &'

let codes: string | null = null
let started = 0

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ai-signoff-codes-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** -1 where nothing came to an end. */
function readCode(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return -1
  }
}
