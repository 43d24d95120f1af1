// What we need of a remote besides its tokens: its default branch, and tips that this clone lacks.
import { Fault } from '../errors.ts'
import { fetchRefs } from '../git/fetch.ts'
import { hasBranchWith, presentCommits, tipOf } from '../git/history.ts'
import type { Repository } from '../git/repository.ts'
import { parseCommitId, parseRefName, refName, shortRef, type CommitId, type RefName } from '../model/ids.ts'

export interface Wanted {
  readonly target?: string
  readonly remote: string
}

/** The one that was named; else origin; else the only one there is. */
export function chooseRemote({ git }: Repository, named: string | null | undefined): string {
  if (named != null) return named
  const [first = 'origin', ...others] = git.text(['remote']).split('\n').filter(Boolean)
  return others.length === 0 ? first : 'origin'
}

/** The branch that a change is to land on: --target, else the remote's default branch as this clone remembers it. */
export function targetRef(repo: Repository, { target, remote }: Wanted): RefName {
  const branch = target === undefined ? knownDefaultBranch(repo, remote) : parseTarget(target)
  if (branch !== null) return branch
  throw new Fault(
    'undecided',
    'no-target',
    `this clone does not know the default branch of ${remote}`,
    `name it with --target, or: git remote set-head ${remote} --auto`,
  )
}

/** `main` and `refs/heads/main` are the same. Throws Fault 'bad-target' (usage). */
export function parseTarget(text: string): RefName {
  const ref = parseRefName(text.startsWith('refs/') ? text : `refs/heads/${text}`)
  if (ref !== undefined) return ref
  throw new Fault('usage', 'bad-target', `"${text}" can not be the name of a branch`, '--target main')
}

/** The same for commands that talk to the remote anyway: a clone of what was empty then remembers no default branch. */
export function askTargetRef(repo: Repository, wanted: Wanted): RefName {
  const asked = wanted.target === undefined ? askHead(repo, wanted.remote) : null
  return asked?.branch ?? targetRef(repo, wanted)
}

/** The remote's default branch as this clone remembers it; null when it doesn't. */
export function knownDefaultBranch(repo: Repository, remote: string): RefName | null {
  const answer = repo.git.ask(['symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`], { answers: [1, 128] })
  const prefix = `refs/remotes/${remote}/`
  const target = answer.stdout.toString('utf8').trim()
  return answer.code === 0 && target.startsWith(prefix)
    ? (parseRefName(`refs/heads/${target.slice(prefix.length)}`) ?? null)
    : null
}

export const trackingRef = (remote: string, branch: RefName): RefName =>
  refName(`refs/remotes/${remote}/${shortRef(branch)}`)

/** The remote's default branch, as far as somebody knows; `none`: the remote has no branch yet; `nothing`: they can't tell. */
export type DefaultBranch =
  | { readonly known: 'tip'; readonly branch: RefName; readonly tip: CommitId }
  | { readonly known: 'none' | 'nothing' }

/** As this clone remembers it: may be old, costs nothing. */
export function rememberedDefault(repo: Repository, remote: string): DefaultBranch {
  const branch = knownDefaultBranch(repo, remote)
  const tip = branch === null ? null : tipOf(repo.git, trackingRef(remote, branch))
  return branch === null || tip === null ? { known: 'nothing' } : { known: 'tip', branch, tip }
}

/** As the remote says now; its tip is fetched when this clone lacks it. */
export function askedDefault(repo: Repository, remote: string): DefaultBranch {
  const head = askHead(repo, remote)
  if (head !== null) {
    bring(repo, remote, head.branch, head.tip)
    return { known: 'tip', ...head }
  }
  // A HEAD that points to no branch is no sign that there are none.
  const branches = repo.git.text(['ls-remote', '--quiet', '--heads', '--end-of-options', remote])
  return { known: branches === '' ? 'none' : 'nothing' }
}

// ref: refs/heads/main\tHEAD\n78981922…\tHEAD\n      nothing when HEAD points to no branch
function askHead({ git }: Repository, remote: string): { branch: RefName; tip: CommitId } | null {
  const answer = git.text(['ls-remote', '--quiet', '--symref', '--end-of-options', remote, 'HEAD'])
  const [, ref = '', id = ''] = /^ref: (\S+)\tHEAD\n([0-9a-f]+)\tHEAD$/m.exec(answer) ?? []
  const [branch, tip] = [parseRefName(ref), parseCommitId(id)]
  return branch === undefined || tip === undefined ? null : { branch, tip }
}

/** Fetches a ref's tip when this clone lacks it. Throws Fault 'missing-tip' when it still does afterwards. */
export function bring(repo: Repository, remote: string, ref: string, tip: CommitId): void {
  if (presentCommits(repo.git, [tip]).length > 0) return
  fetchRefs(repo.git, remote, [ref])
  if (presentCommits(repo.git, [tip]).length > 0) return
  throw new Fault(
    'undecided',
    'missing-tip',
    `${ref} at ${tip} is what the remote has, and this clone lacks it`,
    `git fetch ${remote}`,
  )
}

/** Has the remote, as far as this clone knows, a branch with this commit? Then others can fetch it. */
export const isOffered = ({ git }: Repository, remote: string, commit: CommitId): boolean =>
  hasBranchWith(git, `refs/remotes/${remote}/`, commit)
