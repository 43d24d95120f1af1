// Trees of what is not committed: the index, or what `git add --all` would stage. Made beside the repository: the user's index and
// object store are read, never written.
import { copyFileSync, existsSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../errors.ts'
import { parseTreeId, type TreeId } from '../model/ids.ts'
import { workTree, type Repository } from './repository.ts'
import type { Env } from '../env.ts'
import { createGit, type Git } from './run.ts'
import { alternatesLine } from './scratch.ts'
import { makeTemporaryFolder } from '../temporary-folder.ts'

export interface Snapshot {
  readonly tree: TreeId
  /** Holds the objects that only the snapshot has; for openScratch(). */
  readonly objectDir: string
  readonly dispose: () => void
}

/** What is staged. Throws Fault 'unmerged' (undecided) while conflicts are open. */
export function snapshotIndex(repo: Repository): Snapshot {
  // Without an index of its own a bare repository would seem to have everything deleted.
  if (repo.bare) workTree(repo, {})
  return snapshot(repo, (beside) => writeTree(beside(repo.cwd, [])))
}

/** What `git add --all` would stage: untracked files too, ignored ones not. */
export function snapshotWorkTree(repo: Repository, env: Env): Snapshot {
  const top = workTree(repo, env)
  return snapshot(repo, (beside) => {
    const git = beside(top, ['--work-tree', top])
    git.bytes(['add', '--all', '--', '.'])
    return writeTree(git)
  })
}

// The index may name a monitor and git a hook to run when an index is written: neither is asked.
const quiet = ['core.fsmonitor=false', 'core.untrackedCache=false', 'core.hooksPath=/dev/null', 'core.splitIndex=false']

type Beside = (cwd: string, where: readonly string[]) => Git

function snapshot(repo: Repository, tree: (beside: Beside) => TreeId): Snapshot {
  const { dir, dispose } = makeTemporaryFolder((empty) => {
    mkdirSync(join(empty, 'objects/info'), { recursive: true })
    writeFileSync(join(empty, 'objects/info/alternates'), repo.objectDirs.map(alternatesLine).join(''))
    if (existsSync(repo.indexFile)) copyIndex(repo.indexFile, join(empty, 'index'))
  })
  const objectDir = join(dir, 'objects')
  const index = join(dir, 'index')
  const env = { ...repo.env, GIT_INDEX_FILE: index, GIT_OBJECT_DIRECTORY: objectDir }
  const pins = quiet.flatMap((pin) => ['-c', pin])
  return {
    tree: tree((cwd, where) => createGit(cwd, env, ['--git-dir', repo.gitDir, ...where, ...pins])),
    objectDir,
    dispose,
  }
}

/** With its time, rounded down: git trusts an entry's time stamp only when it is older than the index. */
function copyIndex(from: string, to: string): void {
  copyFileSync(from, to)
  const written = Math.floor(statSync(from).mtimeMs / 1000)
  utimesSync(to, written, written)
}

function writeTree(git: Git): TreeId {
  if (git.bytes(['ls-files', '--unmerged', '-z']).length > 0) {
    throw new Fault(
      'undecided',
      'unmerged',
      'there are conflicts in the index',
      'git status, then resolve and stage them',
    )
  }
  const tree = parseTreeId(git.text(['write-tree']))
  if (tree === undefined)
    throw new Fault('undecided', 'git-failed', 'git write-tree gave no tree', 'git fsck, then try again')
  return tree
}
