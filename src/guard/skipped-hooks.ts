// Commands that tell git to run no hooks: --no-verify where git knows it, -n where that means the same.
import type { GitCommand } from './git-command.ts'
import type { Objection } from './objection.ts'
import { isLetter, isLong, readArguments, type Shape } from './options.ts'

interface Row extends Shape {
  /** Does -n mean --no-verify? (push: --dry-run; merge, rebase, pull: --no-stat; cherry-pick, revert: --no-commit) */
  readonly short: boolean
}

const commitValues = [
  'message',
  'file',
  'author',
  'date',
  'reuse-message',
  'reedit-message',
  'fixup',
  'squash',
  'template',
]
const moreCommitValues = ['cleanup', 'trailer', 'pathspec-from-file', 'unified', 'inter-hunk-context']
const mergeValues = ['message', 'strategy', 'strategy-option', 'file', 'cleanup', 'into-name']

const rows: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['commit', { short: true, valued: 'mFCctU', stuck: 'uS', long: [...commitValues, ...moreCommitValues] }],
  ['am', { short: true, valued: '', stuck: 'CpS', long: ['exclude', 'include', 'directory', 'whitespace'] }],
  ['push', { short: false, valued: 'o', long: ['push-option', 'repo', 'receive-pack', 'exec'] }],
  ['merge', { short: false, valued: 'msXF', stuck: 'S', long: mergeValues }],
  [
    'pull',
    { short: false, valued: 'sX', stuck: 'Sjr', long: [...mergeValues, 'depth', 'server-option', 'upload-pack'] },
  ],
  ['rebase', { short: false, valued: 'sXx', stuck: 'SC', long: ['onto', 'exec', 'strategy', 'strategy-option'] }],
])

export function objectionToSkipping({ name, args }: GitCommand): Objection | null {
  const row = rows.get(name)
  if (row === undefined) return null
  // git refuses --no-ver as ambiguous (--no-verbose) here and there; what it might take is enough to object.
  const skips = readArguments(args, row).options.find(
    (option) => isLong(option, 'no-verify', 'no-v'.length) || (row.short && isLetter(option, 'n')),
  )
  if (skips === undefined) return null
  return {
    what: `\`git ${name} ${skips.long ? '--no-verify' : '-n'}\``,
    because: 'it skips the hooks that record provenance and look at what lands',
    instead: `Run it without that option. Where a hook is wrong, say so to a person, who may decide to skip it.`,
  }
}
