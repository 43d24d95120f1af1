// Which script an interpreter was started with: the agents that npm and pip install are scripts, and what runs is `node` or `python`.
import type { Process } from './ancestors.ts'

interface Interpreter {
  /** Of the executable, whole; `versioned`: digits and dots may follow. */
  readonly names: readonly string[]
  readonly versioned: boolean
  /** Options whose value is the next word. */
  readonly taking: readonly string[]
  /** Options after which there is code, not a script. */
  readonly code: RegExp
  /** Words before the script. */
  readonly verbs: readonly string[]
  /** The option whose value names the script as a module. */
  readonly module: string | null
}

export const interpreters: readonly Interpreter[] = [
  {
    names: ['node', 'nodejs', 'bun', 'deno'],
    versioned: false,
    taking: ['-r', '--require', '--import', '--loader', '--experimental-loader', '-C', '--conditions', '--preload'],
    code: /^(?:-e|-p|-pe|--eval|--print)$/,
    verbs: ['run', 'x'],
    module: null,
  },
  {
    names: ['python', 'pypy'],
    versioned: true,
    taking: ['-W', '-X'],
    code: /^-[a-zA-Z]*c$/,
    verbs: [],
    module: '-m',
  },
  {
    // busybox: Alpine's sh, whose executable it is
    names: ['sh', 'bash', 'dash', 'ash', 'ksh', 'mksh', 'zsh', 'fish', 'busybox'],
    versioned: false,
    taking: ['-o', '+o', '-O', '+O', '--rcfile', '--init-file'],
    code: /^-[a-zA-Z]*c$/,
    verbs: [],
    module: null,
  },
]

/** The script's path, or its module's name; null for what is no interpreter, or was given code or nothing to run. */
export function scriptOf({ executable, args: [first = '', ...words] }: Process): string | null {
  const called = basename(executable ?? first)
  const interpreter = interpreters.find((each) => isCalled(each, called))
  return interpreter === undefined ? null : firstScript(words, interpreter)
}

const isCalled = ({ names, versioned }: Interpreter, called: string): boolean =>
  names.includes(versioned ? called.replace(/[\d.]*$/, '') : called)

function firstScript(words: readonly string[], { taking, code, verbs, module }: Interpreter): string | null {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--' || word === module) return words[at + 1] ?? null
    if (code.test(word)) return null
    if (taking.includes(word)) at++
    else if (!/^[-+]/.test(word) && !verbs.includes(word)) return word
  }
  return null
}

/** What stands after the last slash. */
export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
