// Tries again when somebody was faster: so many times and no more, with a pause that differs from writer to writer.
import { Fault } from '../errors.ts'

export interface Tries {
  readonly most: number
  /** Milliseconds; each pause is drawn from a span that grows up to this. */
  readonly longestPause: number
  /** Was it somebody else's writing that stood in the way? */
  readonly raced: (fault: Fault) => boolean
}

/** Throws what the act threw, when it was no race or the last try. */
export function again<Made>({ most, longestPause, raced }: Tries, act: () => Made): Made {
  for (let tried = 1; ; tried++) {
    try {
      return act()
    } catch (error) {
      if (tried >= most || !(error instanceof Fault) || !raced(error)) throw error
      pause(Math.random() * Math.min(longestPause, 25 * 2 ** tried))
    }
  }
}

/** Nothing else goes on in this process meanwhile. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** git's words for a ref that is not what it was when we looked. */
export const refMoved = ({ message }: Fault): boolean =>
  /is at [0-9a-f]+ but expected|reference already exists|reference is missing but expected/.test(message)
