// A git command line taken apart: its own options, the subcommand, and the subcommand's arguments.
import { programName } from './simple-command.ts'

export interface GitCommand {
  /** commit, push, … */
  readonly name: string
  readonly args: readonly string[]
  /** Where git is told to go first: -C, --git-dir. */
  readonly folders: readonly string[]
  /** KEY=VALUE of each -c, KEY=VARIABLE of each --config-env. */
  readonly settings: readonly string[]
}

const configuration = ['-c', '--config-env']
const places = ['-C', '--git-dir']
/** Of git itself; unlike those of its subcommands they can't be abbreviated. */
const valued = [...configuration, ...places, '--work-tree', '--namespace', '--super-prefix', '--attr-source']

/** null: another program. */
export function gitCommand([word = '', ...rest]: readonly string[]): GitCommand | null {
  const program = programName(word)
  // git-push, as it lies in git's own folder of programs.
  if (program.startsWith('git-')) return { name: program.slice('git-'.length), args: rest, folders: [], settings: [] }
  return program === 'git' ? afterOptions(rest) : null
}

function afterOptions(words: readonly string[]): GitCommand {
  const given: { option: string; value: string }[] = []
  let at = 0
  for (; words[at]?.startsWith('-'); at++) {
    const word = words[at] ?? ''
    const option = valued.find((known) => word === known || (known.startsWith('--') && word.startsWith(`${known}=`)))
    if (option === undefined) continue
    given.push({ option, value: word === option ? (words[++at] ?? '') : word.slice(option.length + 1) })
  }
  const of = (options: readonly string[]): string[] =>
    given.flatMap(({ option, value }) => (options.includes(option) ? [value] : []))
  return { name: words[at] ?? '', args: words.slice(at + 1), folders: of(places), settings: of(configuration) }
}
