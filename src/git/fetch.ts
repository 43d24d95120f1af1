// Brings refs or objects from a remote, and nothing besides: no tags, no submodules, no FETCH_HEAD.
import type { Git } from './run.ts'

// Maintenance would hold up a push; git does it at the user's own fetches.
/** Throws Fault 'remote-unreachable' (undecided) when the remote can't be reached or has no such ref. */
export function fetchRefs(git: Git, remote: string, refs: readonly string[]): void {
  const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-maintenance']
  git.ask(['fetch', ...quiet, '--end-of-options', remote, ...refs])
}
