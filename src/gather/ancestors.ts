// Reads the processes above us: /proc on Linux, ps on macOS. A process may vanish while it is looked at, may hide, and may call
// itself anything; what is here is read and never believed.
import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import { beginningOf } from '../file-beginning.ts'
import type { Ancestry, Process } from '../provenance/ancestors.ts'

interface Standing extends Process {
  readonly pid: number
  /** 0 above the first process. */
  readonly parent: number
}

/** null when there is no such process, or none that we may see. */
type Look = (pid: number) => Standing | null

/** @param parent whose child we are now: another's, once the one that started us has ended. @param platform as Node names it. */
export function readAncestors(parent: () => number, platform: string): Ancestry {
  if (platform === 'linux') return settled(() => climb(parent(), lookInProc))
  if (platform === 'darwin') return settled(() => climb(parent(), lookWithPs()))
  return { seen: [], unseen: `on ${platform} the processes above this one are not looked at` }
}

interface Climb {
  readonly seen: readonly Standing[]
  /** Whom we could not see; null when we came to the first process. */
  readonly lost: number | null
}

/** A process that ends hands its children to another: what two looks agree on is taken, and whoever was seen once counts. */
function settled(climbUp: () => Climb): Ancestry {
  const looks = [climbUp()]
  while (looks.length < 5 && looks.at(-1)?.lost !== null && !agree(looks.at(-1), looks.at(-2))) looks.push(climbUp())
  const seen = new Map(looks.flatMap((look) => look.seen.map((each) => [each.pid, each] as const)))
  const lost = looks.at(-1)?.lost ?? null
  return { seen: [...seen.values()], unseen: lost === null ? null : `process ${lost} and those above it can't be seen` }
}

const agree = (one: Climb | undefined, other: Climb | undefined): boolean =>
  one !== undefined && other !== undefined && pidsOf(one) === pidsOf(other)
const pidsOf = ({ seen, lost }: Climb): string => [...seen.map(({ pid }) => pid), lost].join(' ')

function climb(parent: number, look: Look): Climb {
  const seen = new Map<number, Standing>()
  for (let pid = parent; pid > 0 && !seen.has(pid); pid = seen.get(pid)?.parent ?? 0) {
    const process = look(pid)
    if (process === null) return { seen: [...seen.values()], lost: pid }
    seen.set(pid, process)
  }
  return { seen: [...seen.values()], lost: null }
}

function lookInProc(pid: number): Standing | null {
  // 4711 (a name) S 4242 …      the name may hold blanks, line breaks and brackets
  const [, name, parent] =
    /^\d+ \((.*)\) \S (\d+) /s.exec(or('', () => readFileSync(`/proc/${pid}/stat`, 'latin1'))) ?? []
  if (name === undefined) return null
  return {
    pid,
    parent: Number(parent),
    name,
    executable: or(null, () => readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '')),
    args: or([], () => beginningOf(`/proc/${pid}/cmdline`, mostOfCommandLine).split('\0')),
  }
}

/** A command line can be megabytes long; who runs stands at its beginning. */
const mostOfCommandLine = 65536

function or<Other, Read>(other: Other, read: () => Read): Read | Other {
  try {
    return read()
  } catch {
    return other
  }
}

/** Of all processes at once. macOS gives the path and the arguments in two columns that both may hold blanks: hence two calls. */
function lookWithPs(): Look {
  const [paths, lines] = [listing('comm='), listing('args=')]
  return (pid) => {
    const [path, line] = [paths.get(pid), lines.get(pid)]
    if (path === undefined) return null
    const { parent, text } = path
    const after = line?.text.startsWith(text) ? [text, ...words(line.text.slice(text.length))] : words(line?.text ?? '')
    const executable = text.startsWith('/') ? text : null
    return { pid, parent, name: executable === null ? text : basename(text), executable, args: after }
  }
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '')

// By its full path, and without our environment: a ps of the caller's choice would show what the caller likes.
function listing(column: string): Map<number, { readonly parent: number; readonly text: string }> {
  const { stdout } = spawnSync('/bin/ps', ['-A', '-ww', '-o', `pid=,ppid=,${column}`], {
    env: {},
    encoding: 'latin1',
    maxBuffer: 1 << 28,
    timeout: 10_000,
  })
  return new Map(
    (stdout ?? '').split('\n').flatMap((line) => {
      const [, pid, parent, text] = /^ *(\d+) +(\d+) +(.*)$/.exec(line) ?? []
      return text === undefined ? [] : [[Number(pid), { parent: Number(parent), text: text.trimEnd() }]]
    }),
  )
}
