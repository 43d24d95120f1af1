// Times commands in turns, so that what else the machine does falls on all of them alike. bash's `time` is used because it tells the
// CPU time of a command with all its children; Node can't.
import type { World } from '../support/world.ts'

export interface Case {
  readonly name: string
  /** Shell text that is timed, run in `cwd`. */
  readonly run: string
  /** Shell text that goes before each run and is not timed. */
  readonly before?: string
  readonly cwd: string
}

/** Medians, in milliseconds. */
export interface Timing {
  readonly wall: number
  readonly cpu: number
}

const ignored = 2

export function timings(world: World, cases: readonly Case[], rounds: number): Map<string, Timing> {
  const script = [
    `TIMEFORMAT='%3R %3U %3S'`,
    `for round in $(seq ${rounds + ignored}); do`,
    ...cases.map(timed),
    'done',
  ].join('\n')
  const { code, stderr } = world.run('bash', ['-c', script])
  if (code !== 0) throw new Error(`a case failed: ${stderr}`)
  const runs = stderr.trimEnd().split('\n').map(parseRun)
  return new Map(
    cases.map(({ name }, index) => [name, medians(runs.filter((_, at) => at % cases.length === index).slice(ignored))]),
  )
}

/** The command's own words are dropped; a command that fails ends everything. */
const timed = ({ name, cwd, before = ':', run }: Case): string =>
  `cd '${cwd}' && { ${before}; } >/dev/null 2>&1 && time { { ${run}; } >/dev/null 2>&1; } || { echo '${name}' >&2; exit 1; }`

/** 0.031 0.024 0.008 (seconds: wall, user, system) */
function parseRun(line: string): Timing {
  const [wall, user, system] = line.split(' ').map((seconds) => 1000 * Number(seconds))
  if (wall === undefined || user === undefined || system === undefined) throw new Error(`no timing: ${line}`)
  return { wall, cpu: user + system }
}

const medians = (runs: readonly Timing[]): Timing => ({
  wall: median(runs.map(({ wall }) => wall)),
  cpu: median(runs.map(({ cpu }) => cpu)),
})

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}
