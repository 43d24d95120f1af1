// The world as a command sees it: read once in main.ts or hook.ts and passed down, so that nothing below reaches for process.*.
import type { Env } from './env.ts'
import type { Ancestry } from './provenance/ancestors.ts'

/** 0 allowed, 1 refused, 2 usage or policy error, 3 could not decide. */
export type ExitCode = 0 | 1 | 2 | 3

export interface Context {
  readonly cwd: string
  readonly env: Env
  readonly now: Date
  /** Both ends of the talk are a terminal: standard input and standard error. */
  readonly terminal: boolean
  /** May text on standard output carry colour? */
  readonly color: boolean
  /** Columns that text on standard output may take: the terminal's, from 40 to 80; 80 where nobody looks. */
  readonly columns: number
  /** Looks at the processes above us. */
  readonly ancestors: () => Ancestry
  /** The folder of this package: bin, dist, hooks stand in it. */
  readonly packageDir: string
  /** All of standard input. */
  readonly stdin: () => Buffer
  /** Data, to standard output. */
  readonly out: (text: string) => void
  /** Talk, to standard error. */
  readonly say: (text: string) => void
  /** Asks a person yes or no. Only where `terminal` is true. */
  readonly confirm: (question: string) => Promise<boolean>
}
