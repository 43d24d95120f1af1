// Brings refs or objects from a remote, and nothing besides: no tags, no submodules, no FETCH_HEAD.
import type { Git } from './run.ts'

/** Throws Fault 'git-failed' (undecided) when the remote can't be reached or has no such ref. */
export function fetchRefs(git: Git, remote: string, refs: readonly string[]): void {
  const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules']
  git.ask(['fetch', ...quiet, '--end-of-options', remote, ...refs])
}
