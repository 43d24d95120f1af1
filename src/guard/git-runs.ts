// What git itself is told to run: an alias given with -c, the steps of a rebase, a command in every submodule or at every bisection.
import type { GitCommand } from './git-command.ts'
import type { Inner } from './inner.ts'
import { isLetter, isLong, readArguments } from './options.ts'

export function runByGit(git: GitCommand): Inner {
  const [verb, ...rest] = git.args
  switch (git.name) {
    case 'rebase':
      return { runs: 'script', text: steps(git.args).join('\n') }
    case 'submodule':
      return { runs: 'script', text: verb === 'foreach' ? operands(rest).join(' ') : '' }
    case 'bisect':
      return { runs: 'command', words: verb === 'run' ? rest : [], sets: [] }
    default:
      return byAlias(git)
  }
}

const operands = (words: readonly string[]): readonly string[] =>
  readArguments(words, { valued: '', operandsEnd: true }).operands

function steps(args: readonly string[]): string[] {
  const { options } = readArguments(args, { valued: 'xsX', long: ['exec', 'strategy', 'strategy-option', 'onto'] })
  const given = options.filter((option) => isLetter(option, 'x') || isLong(option, 'exec'))
  return given.flatMap(({ value }) => value ?? [])
}

/** `git -c alias.p=push p origin main`; `!` makes a shell's line of it. */
function byAlias({ name, args, settings }: GitCommand): Inner {
  const key = `alias.${name}=`.toLowerCase()
  const given = settings.findLast((setting) => setting.toLowerCase().startsWith(key))
  if (given === undefined) return { runs: 'nothing' }
  const line = given.slice(key.length)
  const text = line.startsWith('!') ? line.slice(1) : `git ${line}`
  return { runs: 'script', text: [text, ...args].join(' ') }
}
