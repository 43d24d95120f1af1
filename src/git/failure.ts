// What git's complaint means, and what would help. git is run with LC_ALL=C, so that its words are the ones written here.
import { Fault } from '../errors.ts'
import { shellWord } from '../model/shell-word.ts'

/** For a clone that lacks objects: in a partial one git brings the rest in silence for itself, and for us it never does. */
export const bringAll = 'git fetch --refetch --no-filter, or clone without --depth and --filter'

interface Cause {
  readonly code: string
  readonly shows: RegExp
  readonly next: (found: RegExpExecArray) => string
}

// Only git's own lines count: what ssh or the other side says (`remote: …`) is about another machine.
const here: readonly Cause[] = [
  {
    code: 'lock-left',
    shows: /^(?:error|fatal): .*Unable to create '(.+?\.lock)': File exists/m,
    next: ([, lock = '']) => `when no other git is at work here: rm ${shellWord(lock)}`,
  },
  {
    // Since git 2.35.2.
    code: 'dubious-ownership',
    shows: /^fatal: (?:detected dubious ownership in repository at|unsafe repository \() ?'(.+?)'/m,
    next: ([, path = '']) =>
      `where that folder is, and you trust it: git config --global --add safe.directory ${shellWord(path)}`,
  },
  {
    code: 'not-writable',
    shows: /^(?:error|fatal): .*(?:Permission denied|Read-only file system|insufficient permission)(?! \(|,)/m,
    next: () => 'make that place readable and writable for you, then run it again',
  },
  {
    code: 'disk-full',
    shows: /^(?:error|fatal): .*(?:No space left on device|Disk quota exceeded)/m,
    next: () => 'free some space, then run it again',
  },
  {
    code: 'corrupt-repository',
    shows: /^(?:error|fatal): .*(?:corrupt|object file .* is empty|hash mismatch|bad signature|index file smaller)/m,
    next: () => 'git fsck',
  },
  {
    // A ref that is no ref, or points to what is not here.
    code: 'broken-ref',
    shows: /^(?:error|fatal): bad object (refs\/.+)$/m,
    next: ([, ref = '']) => `git fsck tells what is wrong with ${shellWord(ref)}`,
  },
  {
    code: 'missing-object',
    shows:
      /^(?:error|fatal): .*(?:missing (?:blob|tree|commit|tag|object|necessary)|bad (?:\w+ )?object|not a valid object|could not get object info|could not parse (?:commit|object)|failed to traverse|from promisor remote|(?:unable to|could not) (?:read|find) (?:object |tree |sha1 |\(?[0-9a-f]{40}))/im,
    next: () => bringAll,
  },
  {
    code: 'ref-not-written',
    shows: /^(?:error|fatal): .*(?:cannot lock ref|unable to (?:create|write|append|resolve reference))/m,
    next: () => 'move what git names out of the way, then run it again',
  },
]

const there: readonly Cause[] = [
  {
    code: 'remote-refused',
    shows: /^ ! \[(?:remote )?rejected\]/m,
    next: () => 'ask who keeps the remote whether it takes these refs, then run it again',
  },
]

/**
 * @param args git's arguments; a remote stands behind --end-of-options.
 * @param complaint git's standard error, or what else is known of its end.
 */
export function gitFailure(args: readonly string[], complaint: string, cause?: unknown): Fault {
  const command = args.find((word) => /^[a-z][a-z-]*$/.test(word)) ?? ''
  const asksRemote = ['fetch', 'push', 'ls-remote'].includes(command)
  const [code, next] =
    known(asksRemote ? [...there, ...here] : here, complaint) ??
    (asksRemote ? unreachable(args) : ['git-failed', 'mend what git complains of, then run it again'])
  return new Fault('undecided', code, `git ${command}: ${withoutAdvice(complaint)}`, next, { cause })
}

/** Ours stands in `next`. */
const withoutAdvice = (complaint: string): string =>
  complaint.replace(/\nTo add an exception for this directory[^]*$/, '')

type Meaning = readonly [code: string, next: string]

function known(causes: readonly Cause[], complaint: string): Meaning | null {
  for (const { code, shows, next } of causes) {
    const found = shows.exec(complaint)
    if (found !== null) return [code, next(found)]
  }
  return null
}

function unreachable(args: readonly string[]): Meaning {
  const remote = args[args.indexOf('--end-of-options') + 1] ?? ''
  return ['remote-unreachable', `git remote -v, then: git ls-remote ${shellWord(remote)}`]
}
