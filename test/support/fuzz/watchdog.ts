// A parser that never ends blocks the whole thread: another thread shows what it was given, and ends the process.
import { Worker } from 'node:worker_threads'

const room = 1_000_000
const patience = 20_000

const watching = `
  const { workerData } = require('node:worker_threads')
  const [state, input] = [new Int32Array(workerData.state), new Uint8Array(workerData.input)]
  let seen = -1
  let since = Date.now()
  setInterval(() => {
    const count = Atomics.load(state, 0)
    if (count !== seen || state[2] === 0) [seen, since] = [count, Date.now()]
    if (Date.now() - since < ${patience}) return
    const bytes = Buffer.from(input.slice(0, state[1])).toString('latin1')
    require('node:fs').writeSync(2, workerData.name + ' never ends. Its input, as JSON of latin1: ' + JSON.stringify(bytes) + '\\n')
    process.kill(process.pid, 'SIGKILL')
  }, 500)
`

export interface Watchdog {
  /** Says what is about to be read. */
  watch(input: Buffer): void
  /** Says that it has been read. */
  rest(): void
  end(): Promise<unknown>
}

export function startWatchdog(name: string): Watchdog {
  const [state, input] = [new Int32Array(new SharedArrayBuffer(12)), Buffer.from(new SharedArrayBuffer(room))]
  const workerData = { name, state: state.buffer, input: input.buffer }
  const worker = new Worker(watching, { eval: true, workerData })
  worker.unref()
  return {
    watch(bytes) {
      state[1] = bytes.copy(input, 0, 0, Math.min(bytes.length, room))
      state[2] = 1
      Atomics.add(state, 0, 1)
    },
    rest() {
      state[2] = 0
    },
    end: () => worker.terminate(),
  }
}
