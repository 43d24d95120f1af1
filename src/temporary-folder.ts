// A folder of our own in TMPDIR, taken away when the process ends at the latest.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from './errors.ts'

export interface TemporaryFolder {
  readonly dir: string
  readonly dispose: () => void
}

/**
 * @param fill writes what is to be there from the start.
 * Throws Fault 'no-scratch' (undecided) when there is no room for it.
 */
export function makeTemporaryFolder(fill: (dir: string) => void = () => {}): TemporaryFolder {
  const dir = orNoRoom(() => mkdtempSync(join(tmpdir(), 'ai-signoff-')))
  const dispose = (): void => {
    process.removeListener('exit', dispose)
    rmSync(dir, { recursive: true, force: true })
  }
  process.on('exit', dispose)
  orNoRoom(() => fill(dir))
  return { dir, dispose }
}

function orNoRoom<Made>(make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    const says = `no room to work in ${tmpdir()}: ${String(error)}`
    throw new Fault('undecided', 'no-scratch', says, 'free some space, or set TMPDIR to a folder that can be written', {
      cause: error,
    })
  }
}
