// Where a command of a script runs: the folders that were gone into and the branch that was checked out before it, in the order of
// the text. Good enough for advice: what a subshell or a condition keeps to itself is taken to last.
import { gitCommand } from './git-command.ts'
import { readArguments } from './options.ts'
import { isKnown, programName, type SimpleCommand } from './simple-command.ts'

/** The branch that is checked out: the one that is found there, one that the script went to, or one that can't be told. */
export type Branch =
  | { readonly is: 'found' }
  | { readonly is: 'named'; readonly name: string }
  | { readonly is: 'unknown' }

export interface Where {
  readonly folders: readonly string[]
  readonly branch: Branch
}

export const start: Where = { folders: [], branch: { is: 'found' } }

export function after(where: Where, { words }: SimpleCommand): Where {
  const [word = '', ...args] = words
  switch (programName(word)) {
    case 'cd':
    case 'pushd':
      return { ...where, folders: [...where.folders, ...goneInto(args)] }
    case 'popd':
      return { ...where, folders: where.folders.slice(0, -1) }
    default:
      return { ...where, branch: checkedOut(words) ?? where.branch }
  }
}

function goneInto(args: readonly string[]): string[] {
  const [folder] = readArguments(args, { valued: '' }).operands
  return folder === undefined || folder === '-' ? [] : [folder]
}

const shape = { valued: 'bBcC', long: ['create', 'force-create', 'orphan'] }

/** null: the command leaves the branch. `git checkout NAME` may be about a file; then nobody has protected a branch of its name. */
function checkedOut(words: readonly string[]): Branch | null {
  const git = gitCommand(words)
  if (git === null || !['checkout', 'switch'].includes(git.name) || git.args.includes('--')) return null
  const { options, operands } = readArguments(git.args, shape)
  const name = options.find(({ value }) => value !== null)?.value ?? operands[0]
  if (name === undefined) return null
  return isKnown(name) && name !== '-' ? { is: 'named', name } : { is: 'unknown' }
}
