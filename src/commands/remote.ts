// What we need of a remote besides its tokens: its default branch, and tips that this clone lacks.
import { Fault } from '../errors.ts'
import { fetchRefs } from '../git/fetch.ts'
import { presentCommits, tipOf } from '../git/history.ts'
import type { Repository } from '../git/repository.ts'
import { parseCommitId, parseRefName, refName, shortRef, type CommitId, type RefName } from '../model/ids.ts'

export interface Wanted {
  readonly target?: string
  readonly remote: string
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
function parseTarget(text: string): RefName {
  const ref = parseRefName(text.startsWith('refs/') ? text : `refs/heads/${text}`)
  if (ref !== undefined) return ref
  throw new Fault('usage', 'bad-target', `"${text}" can not be the name of a branch`, '--target main')
}

/** The same for commands that talk to the remote anyway: a clone of what was empty then remembers no default branch. */
export const askTargetRef = (repo: Repository, wanted: Wanted): RefName =>
  wanted.target === undefined
    ? (askDefaultBranch(repo, wanted.remote) ?? targetRef(repo, wanted))
    : targetRef(repo, wanted)

/** null: the remote has no branch yet, or doesn't say which is the default. */
function askDefaultBranch({ git }: Repository, remote: string): RefName | null {
  const answer = git.text(['ls-remote', '--quiet', '--symref', '--end-of-options', remote, 'HEAD'])
  const [, ref = ''] = /^ref: (\S+)\tHEAD$/m.exec(answer) ?? []
  return parseRefName(ref) ?? null
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

/** For the hook: the default branch's tip as this clone remembers it, else as the remote says (it is about to be pushed to). */
export const defaultTip = (repo: Repository, remote: string): CommitId | null =>
  rememberedDefaultTip(repo, remote) ?? askDefaultTip(repo, remote)

/** null: the remote has no branch yet. */
function askDefaultTip(repo: Repository, remote: string): CommitId | null {
  const lines = repo.git.text(['ls-remote', '--quiet', '--end-of-options', remote, 'HEAD']).split('\n')
  const head = lines.find((line) => line.endsWith('\tHEAD'))
  const tip = parseCommitId(head?.split('\t')[0] ?? '') ?? null
  if (tip !== null) bring(repo, remote, 'HEAD', tip)
  return tip
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

/** The default branch's tip in this clone, for verify, which asks no remote. */
export function rememberedDefaultTip(repo: Repository, remote: string): CommitId | null {
  const branch = knownDefaultBranch(repo, remote)
  return branch === null ? null : tipOf(repo.git, trackingRef(remote, branch))
}
