// Finds the commits whose lines a commit in the making takes over: the one that is amended, picked, or squashed into it, and those
// that a revert may bring back.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCommitId, type CommitId } from '../model/ids.ts'
import type { Repository } from './repository.ts'
import { commitNamed } from './history.ts'
import { findReplayed, type Replayed } from './reverted.ts'

/**
 * @param amends the commit takes HEAD's place, as hooks/message.sh found out.
 * @param message of the commit in the making; it may say what it reverts.
 */
export function findOriginals({ git, gitDir }: Repository, amends: boolean, message: string): Replayed {
  const named = (name: string): CommitId[] => [commitNamed(git, name, [1])].filter((id) => id !== null)
  const amended = amends ? named('HEAD') : []
  const heads = ['CHERRY_PICK_HEAD', 'REVERT_HEAD'].flatMap(named)
  const { ids: replayed, complete } = findReplayed(git, heads, message)
  return { ids: [...new Set([...amended, ...replayed, ...fixedUp(gitDir), ...squashed(gitDir)])], complete }
}

/** A rebase that folds a commit into the last one has no name for it, but wrote down the step: `fixup -C 90bdeb3… subject`. */
function fixedUp(gitDir: string): CommitId[] {
  if (!existsSync(join(gitDir, 'rebase-merge/current-fixups'))) return []
  return ids(lines(join(gitDir, 'rebase-merge/done')).slice(-1), /^\w+ (?:-[cC] )?([0-9a-f]{40,64})\b/)
}

/** `git merge --squash` lists them: `commit 90bdeb3…`. */
const squashed = (gitDir: string): CommitId[] => ids(lines(join(gitDir, 'SQUASH_MSG')), /^commit ([0-9a-f]{40,64})$/)

const lines = (path: string): string[] => (existsSync(path) ? readFileSync(path, 'latin1').trimEnd().split('\n') : [])

const ids = (text: readonly string[], form: RegExp): CommitId[] =>
  text.flatMap((line) => parseCommitId(form.exec(line)?.[1] ?? '') ?? [])
