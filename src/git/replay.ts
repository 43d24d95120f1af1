// Replays changes with git's own three-way merge, in the scratch repository, where no attribute and no merge driver can turn a
// conflict into a clean result (merge=union would) and throwaway commits keep git from choosing another merge base.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTreeId, type CommitId, type TreeId } from '../model/ids.ts'
import { isAtLeast, type GitVersion } from './repository.ts'
import type { Git } from './run.ts'
import type { Scratch } from './scratch.ts'

/** merge-tree --write-tree came with 2.38, its --stdin with 2.39. With an older git only exact sign-offs count. */
export const canReplay = (version: GitVersion): boolean => isAtLeast(version, [2, 38])
const canReplayMany = (version: GitVersion): boolean => isAtLeast(version, [2, 39])

/** The tree that comes of the change base → head made on `onto`; null when it does not merge cleanly. */
export function replay(scratch: Git, change: { base: TreeId; head: TreeId }, onto: TreeId): TreeId | null {
  const base = commitTree(scratch, change.base)
  const answer = scratch.ask(
    [
      'merge-tree',
      '--write-tree',
      '--no-messages',
      commitTree(scratch, onto, base),
      commitTree(scratch, change.head, base),
    ],
    { answers: [1] },
  )
  return answer.code === 0 ? (parseTreeId(answer.stdout.toString('latin1').trim()) ?? null) : null
}

/** Whether one of these trees has the change already: replayed onto it, nothing changes. Few processes, however many trees. */
export function isIn(
  { git, dir }: Scratch,
  version: GitVersion,
  change: { base: TreeId; head: TreeId },
  trees: readonly TreeId[],
): boolean {
  if (trees.length === 0) return false
  if (!canReplayMany(version)) return trees.some((tree) => replay(git, change, tree) === tree)
  const base = commitTree(git, change.base)
  const head = commitTree(git, change.head, base)
  const input = commitTrees({ git, dir }, trees, base).map((onto) => `${onto} ${head}\n`)
  const answer = git.bytes(['merge-tree', '--write-tree', '--no-messages', '--stdin'], { input: input.join('') })
  return parseMerges(answer).some((tree, index) => tree === trees[index])
}

/** commit-tree makes one a process; hash-object takes any number, from files in the folder where git runs. */
function commitTrees({ git, dir }: Pick<Scratch, 'git' | 'dir'>, trees: readonly TreeId[], parent: string): string[] {
  const by = 'ai-signoff <ai-signoff> 0 +0000'
  for (const tree of trees)
    writeFileSync(join(dir, `on-${tree}`), `tree ${tree}\nparent ${parent}\nauthor ${by}\ncommitter ${by}\n\n`)
  const input = trees.map((tree) => `on-${tree}\n`).join('')
  return git.text(['hash-object', '-t', 'commit', '-w', '--stdin-paths'], { input }).split('\n')
}

function commitTree(scratch: Git, tree: TreeId, parent?: string): string {
  return scratch.text(['commit-tree', tree, ...(parent === undefined ? [] : ['-p', parent]), '-m', ''])
}

export interface CommitTree {
  readonly id: CommitId
  readonly tree: TreeId
  readonly parents: readonly CommitId[]
}

/** Those merges whose tree is just what git makes of their two parents: they bring nothing of their own. */
export function cleanMerges(scratch: Git, merges: readonly CommitTree[], version: GitVersion): Set<CommitId> {
  const pairs = merges.filter(({ parents }) => parents.length === 2)
  if (pairs.length === 0 || !canReplayMany(version)) return new Set()
  const input = pairs.map(({ parents }) => `${parents.join(' ')}\n`).join('')
  const results = parseMerges(
    scratch.bytes(['merge-tree', '--write-tree', '--no-messages', '--allow-unrelated-histories', '--stdin'], { input }),
  )
  return new Set(pairs.flatMap(({ id, tree }, index) => (results[index] === tree ? [id] : [])))
}

// A merge: 1\0<tree>\0\0      A conflict: 0\0<tree>\0<mode id stage path>\0…\0\0
function parseMerges(output: Buffer): (string | null)[] {
  const fields = output.toString('latin1').split('\0')
  const results: (string | null)[] = []
  for (let at = 0; at + 1 < fields.length; at++) {
    results.push(fields[at] === '1' ? (fields[at + 1] ?? null) : null)
    while (at < fields.length && fields[at] !== '') at++
  }
  return results
}
