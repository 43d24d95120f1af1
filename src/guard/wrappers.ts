// Commands that run another one, which is then the one to look at: env, sudo, xargs, sh -c, npx and the like.
import { gitCommand } from './git-command.ts'
import { runByGit } from './git-runs.ts'
import type { Inner } from './inner.ts'
import { isLetter, isLong, readArguments, type Arguments, type Option, type Shape } from './options.ts'
import { programName, settingOf, unknown, type SimpleCommand } from './simple-command.ts'

interface Wrapper extends Shape {
  /**
   * What its operands are: a command; the words of one script (eval); a script, and what goes with it (trap); a file to run, else a
   * script comes on standard input, or after -c (sh).
   */
  readonly operands: 'command' | 'script' | 'first' | 'shell'
  /** Operands before the command. */
  readonly skip?: number
  /** A package manager: a word for "run this", and options of that, may come before the command. */
  readonly verbs?: true
  /** The option whose value is a script. */
  readonly script?: { readonly letter: string; readonly long?: string }
}

const command = (valued = '', more: Partial<Wrapper> = {}): Wrapper => ({ valued, operands: 'command', ...more })
const shell: Wrapper = { valued: 'oO', long: ['rcfile', 'init-file'], operands: 'shell' }
const manager = command('pcwCF', {
  long: ['package', 'call', 'workspace', 'registry', 'cache', 'prefix', 'filter', 'dir', 'cwd'],
  script: { letter: 'c', long: 'call' },
  verbs: true,
})
const verbs = new Set(['exec', 'x', 'dlx', 'run', 'run-script'])

const wrappers: ReadonlyMap<string, Wrapper> = new Map([
  ...['sh', 'bash', 'dash', 'zsh', 'ksh', 'ash', 'mksh'].map((name) => [name, shell] as const),
  ...[
    'command',
    'builtin',
    'nohup',
    'setsid',
    'chronic',
    'busybox',
    'corepack',
    'unbuffer',
    'winpty',
    'caffeinate',
  ].map((name) => [name, command()] as const),
  ...['npx', 'pnpx', 'bunx', 'npm', 'pnpm', 'yarn', 'bun'].map((name) => [name, manager] as const),
  ...['node', 'tsx', 'deno'].map((name) => [name, command('r', { long: ['require', 'import', 'loader'] })] as const),
  ['env', command('uCS', { long: ['unset', 'chdir', 'split-string'], script: { letter: 'S', long: 'split-string' } })],
  ['exec', command('a')],
  ['sudo', command('ugCDhpRrTtU', { long: ['user', 'group', 'chdir', 'host', 'prompt', 'role', 'type'] })],
  ['doas', command('uC')],
  ['nice', command('n', { long: ['adjustment'] })],
  ['ionice', command('cnp')],
  ['timeout', command('ks', { long: ['kill-after', 'signal'], skip: 1 })],
  ['stdbuf', command('ioe', { long: ['input', 'output', 'error'] })],
  ['time', command('fo')],
  [
    'xargs',
    command('adEILnPs', { stuck: 'eil', long: ['arg-file', 'delimiter', 'max-args', 'max-procs', 'max-lines'] }),
  ],
  ['flock', command('wEc', { skip: 1, script: { letter: 'c', long: 'command' }, long: ['command', 'timeout'] })],
  ['script', command('c', { skip: 1, script: { letter: 'c', long: 'command' }, long: ['command'] })],
  ['su', command('cs', { skip: 1, script: { letter: 'c', long: 'command' }, long: ['command', 'shell'] })],
  ['watch', { valued: 'n', long: ['interval'], operands: 'script' }],
  ['eval', { valued: '', operands: 'script' }],
  ['trap', { valued: '', operands: 'first' }],
])

export function innerOf({ words, input }: SimpleCommand): Inner {
  const [word = '', ...rest] = words
  const name = programName(word)
  if (name === 'find') return afterExec(rest)
  const wrapper = wrappers.get(name)
  if (wrapper === undefined) {
    const git = gitCommand(words)
    return git === null ? { runs: 'nothing' } : runByGit(git)
  }
  const args = read(rest, wrapper)
  switch (wrapper.operands) {
    case 'shell':
      return ofShell(args, input)
    case 'script':
      return script(args.operands.join(' '))
    case 'first':
      return script(args.operands[0])
    case 'command':
      return ofCommand(args, wrapper)
  }
}

function ofShell({ options, operands }: Arguments, input: string | null): Inner {
  if (options.some((option) => isLetter(option, 'c'))) return script(operands[0])
  const reads = operands.length === 0 || options.some((option) => isLetter(option, 's'))
  return script(reads ? (input ?? undefined) : undefined)
}

function ofCommand({ options, operands }: Arguments, wrapper: Wrapper): Inner {
  if (wrapper.verbs && verbs.has(operands[0] ?? '')) return ofCommand(read(operands.slice(1), wrapper), wrapper)
  // flock FILE -c SCRIPT, su NAME -c SCRIPT
  const later = read(operands.slice(wrapper.skip ?? 0), wrapper)
  const text = [...options, ...later.options].find((option) => isScript(option, wrapper))?.value
  if (text) return script([text, ...later.operands].join(' '))
  const found = later.operands.findIndex((word) => settingOf(word) === null)
  const start = found < 0 ? later.operands.length : found
  const sets = later.operands.slice(0, start).flatMap((word) => settingOf(word) ?? [])
  return { runs: 'command', words: later.operands.slice(start), sets }
}

/** After the first operand come another program's options. */
const read = (words: readonly string[], wrapper: Wrapper): Arguments =>
  readArguments(words, { ...wrapper, operandsEnd: true })

const isScript = (option: Option, { script: given }: Wrapper): boolean =>
  given !== undefined && (isLetter(option, given.letter) || (given.long !== undefined && isLong(option, given.long)))

/** find … -exec COMMAND {} ; or + in place of it */
function afterExec(words: readonly string[]): Inner {
  const at = words.findIndex((word) => ['-exec', '-execdir', '-ok', '-okdir'].includes(word))
  if (at < 0) return { runs: 'nothing' }
  const rest = words.slice(at + 1)
  const end = rest.findIndex((word, place) => word === ';' || (word === '+' && rest[place - 1] === '{}'))
  const given = rest.slice(0, end < 0 ? undefined : end)
  return { runs: 'command', words: given.map((word) => word.replaceAll('{}', unknown)), sets: [] }
}

const script = (text: string | undefined): Inner =>
  text === undefined || text === '' ? { runs: 'nothing' } : { runs: 'script', text }
