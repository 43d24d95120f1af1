// The one kind of trouble that is neither a verdict nor a bug: we could not do what was asked, and know what would help.

export type FaultKind = 'usage' | 'policy' | 'undecided'

/** usage and policy faults exit 2, undecided ones 3. */
const exitCodes: Record<FaultKind, 2 | 3> = { usage: 2, policy: 2, undecided: 3 }

export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: string
  /** The command, or the sentence, that gets the reader on. */
  readonly next: string
  readonly exitCode: 2 | 3

  constructor(kind: FaultKind, code: string, says: string, next: string, options?: { cause?: unknown }) {
    super(says, options)
    this.code = code
    this.next = next
    this.exitCode = exitCodes[kind]
  }
}

/** What the work gives, or the Fault that it throws; a bug is thrown on. */
export function orFault<Result>(work: () => Result): Result | Fault {
  try {
    return work()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}
