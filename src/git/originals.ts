// Finds the commits whose lines a commit in the making takes over: the one that is amended, picked, or squashed into it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCommitId, type CommitId } from '../model/ids.ts'
import type { Repository } from './repository.ts'

/** @param amends the commit takes HEAD's place, as hooks/message.sh found out. */
export function findOriginals(repo: Repository, amends: boolean): CommitId[] {
  const named = [...(amends ? resolve(repo, 'HEAD') : []), ...resolve(repo, 'CHERRY_PICK_HEAD')]
  return [...new Set([...named, ...fixedUp(repo.gitDir), ...squashed(repo.gitDir)])]
}

/** Through git, because not every repository keeps its refs in files. */
function resolve({ git }: Repository, name: string): CommitId[] {
  const { stdout } = git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], {
    answers: [1],
  })
  const id = parseCommitId(stdout.toString('latin1').trim())
  return id === undefined ? [] : [id]
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
