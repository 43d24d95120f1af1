// Commands that take the hooks away or write over them. Modest: it goes by the name of the target in the command.
import type { Objection } from './objection.ts'
import { isLetter, isLong, readArguments } from './options.ts'
import { programName, type SimpleCommand, unknown } from './simple-command.ts'

type Targets = (args: readonly string[]) => readonly string[]

const operands: Targets = (args) => readArguments(args, { valued: '' }).operands

/** Of cp and its like: the folder after -t, else what comes last. */
function destination(args: readonly string[]): readonly string[] {
  const { options, operands: files } = readArguments(args, { valued: 'tmogS', long: ['target-directory', 'mode'] })
  const folder = options.find((option) => isLetter(option, 't') || isLong(option, 'target-directory'))?.value
  return folder ? [folder] : files.slice(-1)
}

const changers: ReadonlyMap<string, Targets> = new Map<string, Targets>([
  ...['rm', 'unlink', 'rmdir', 'shred', 'mv', 'tee'].map((name) => [name, operands] as const),
  ...['cp', 'ln', 'install'].map((name) => [name, destination] as const),
  ['truncate', (args) => readArguments(args, { valued: 'sr', long: ['size', 'reference'] }).operands],
  ['chmod', (args) => disarmed(args)],
  ['sed', (args) => (isInPlace(args) ? operands(args) : [])],
  ['find', (args) => (args.includes('-delete') ? args.slice(0, args.findIndex(isTest)) : [])],
  ['dd', (args) => args.flatMap((word) => (word.startsWith('of=') ? [word.slice(3)] : []))],
])

/** `chmod +x` makes hooks run; all other modes may keep git from running them. */
function disarmed([mode = '', ...files]: readonly string[]): readonly string[] {
  const arms = /^[ugoa]*\+[rwx]+$/.test(mode) || /^0?[1357][0-7]{2}$/.test(mode)
  return arms ? [] : files
}

/** Where a find's folders end. */
const isTest = (word: string): boolean => word.startsWith('-')

const isInPlace = (args: readonly string[]): boolean =>
  readArguments(args, { valued: 'ef', stuck: 'i', long: ['expression', 'file'] }).options.some(
    (option) => isLetter(option, 'i') || isLong(option, 'in-place'),
  )

/** @param folders gone into before. */
export function objectionToTouchingHooks(
  { words, writes }: SimpleCommand,
  folders: readonly string[],
): Objection | null {
  const [word = '', ...args] = words
  const targets = [...writes, ...(changers.get(programName(word))?.(args) ?? [])]
  if (!targets.some((target) => isHook([...folders, target].join('/')))) return null
  return {
    what: "changing this repository's hooks",
    because: 'they record provenance and look at what lands',
    instead: 'Leave them as they are. Where a hook is wrong, say so to a person, who may change it.',
  }
}

const ours = new Set(['hooks', 'ai-signoff'])
const gitHooks = new Set(['pre-commit', 'prepare-commit-msg', 'commit-msg', 'post-rewrite', 'pre-push', 'pre-receive'])

/** `.git/hooks`, `.git/ai-signoff` and all below them; below a folder that is not known, the hooks by their names. */
function isHook(path: string): boolean {
  const names = path
    .toLowerCase()
    .split(/[/\\]+/)
    .filter((name) => name !== '' && name !== '.')
  if (names.at(-1)?.endsWith('.sample')) return false
  return names.some((name, at) => {
    const next = names[at + 1] ?? ''
    if (name.endsWith('.git')) return ours.has(next)
    return name.endsWith(unknown) && next === 'hooks' && gitHooks.has(names[at + 2] ?? '')
  })
}
