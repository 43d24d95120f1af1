// Brings refs or objects from a remote, and nothing besides: no tags, no submodules, no FETCH_HEAD, and no ref but those asked for.
import type { Git } from './run.ts'

const nothingBesides = [
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-recurse-submodules',
  // Maintenance would hold up a push; git does it at the user's own fetches.
  '--no-auto-maintenance',
  // git also moves what the clone's own refspecs name: +refs/notes/*:refs/notes/* would overwrite tokens not yet pushed.
  '--refmap=',
  // fetch.prune would delete refs of ours that the remote does not have yet.
  '--no-prune',
  // In a clone that leaves file contents out, tokens and signed heads are wanted whole: nothing is fetched later, in silence (run.ts).
  '--no-filter',
]

/**
 * @param refs refspecs, full names or ids.
 * Throws Fault 'remote-unreachable' (undecided) when the remote can't be reached or has no such ref.
 */
export function fetchRefs(git: Git, remote: string, refs: readonly string[]): void {
  git.ask([...patient, 'fetch', ...nothingBesides, '--end-of-options', remote, ...refs])
}

/** git waits this long for another git that is writing the same refs, instead of a tenth of a second. */
export const patient = ['-c', 'core.filesRefLockTimeout=2000', '-c', 'core.packedRefsTimeout=2000']
