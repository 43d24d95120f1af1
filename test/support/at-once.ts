// Processes that run at the same time, and ones that are killed: what world.run, which waits, can't do.
import { spawn, type ChildProcess } from 'node:child_process'
import { awayFromAgents } from './alone.ts'
import type { Ran, RunOptions, World } from './world.ts'

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ran>
}

/** Started in a process group of its own, so that a test can end it with all that it has started. */
export function start(world: World, command: string, args: readonly string[], options: RunOptions = {}): Started {
  const started = awayFromAgents(command, args)
  const child = spawn(started.command, started.args, {
    cwd: options.cwd ?? world.dir,
    env: { ...world.env, ...options.env },
    detached: true,
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString('utf8')))
  child.stdin.end(options.input ?? '')
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: started.code(code), ...said, said: said.stdout + said.stderr }))
  })
  return { child, ended }
}

/** SIGKILL for the process and all that it has started. */
export async function kill({ child, ended }: Started): Promise<void> {
  if (child.pid === undefined) throw new Error('there is nothing to kill')
  process.kill(-child.pid, 'SIGKILL')
  await ended
}

/** Waits until something holds; throws after half a minute. */
export async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 30_000) throw new Error('it never came to be')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
