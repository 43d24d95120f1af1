// Which script an interpreter was started with: the agents that npm and pip install are scripts, and what runs is `node` or `python`.
import type { Process } from './ancestors.ts'

interface Interpreter {
  /** Of the executable, whole. */
  readonly called: RegExp
  /** Options whose value is the next word. */
  readonly taking: readonly string[]
  /** Options after which there is code, not a script. */
  readonly code: RegExp
  /** Words before the script. */
  readonly verbs: readonly string[]
  /** The option whose value names the script as a module. */
  readonly module: string | null
}

const interpreters: readonly Interpreter[] = [
  {
    called: /^(?:node|nodejs|bun|deno)$/,
    taking: ['-r', '--require', '--import', '--loader', '--experimental-loader', '-C', '--conditions', '--preload'],
    code: /^(?:-e|-p|-pe|--eval|--print)$/,
    verbs: ['run', 'x'],
    module: null,
  },
  {
    called: /^(?:python|pypy)[\d.]*$/,
    taking: ['-W', '-X'],
    code: /^-[a-zA-Z]*c$/,
    verbs: [],
    module: '-m',
  },
  {
    called: /^(?:sh|bash|dash|ash|ksh|mksh|zsh|fish)$/,
    taking: ['-o', '+o', '-O', '+O', '--rcfile', '--init-file'],
    code: /^-[a-zA-Z]*c$/,
    verbs: [],
    module: null,
  },
]

/** The script's path, or its module's name; null for what is no interpreter, or was given code or nothing to run. */
export function scriptOf({ executable, args: [first = '', ...words] }: Process): string | null {
  const called = basename(executable ?? first)
  const interpreter = interpreters.find((each) => each.called.test(called))
  return interpreter === undefined ? null : firstScript(words, interpreter)
}

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
