// Replays changes with git's own three-way merge, in the scratch repository, where no attribute and no merge driver can turn a
// conflict into a clean result (merge=union would) and throwaway commits keep git from choosing another merge base.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTreeId, type CommitId, type TreeId } from '../model/ids.ts'
import { isAtLeast } from './repository.ts'
import type { Scratch } from './scratch.ts'

/** merge-tree --write-tree came with 2.38, its --stdin with 2.39. With an older git only exact sign-offs count. */
export const canReplay = ({ gitVersion }: Scratch): boolean => isAtLeast(gitVersion, [2, 38])
const canReplayMany = ({ gitVersion }: Scratch): boolean => isAtLeast(gitVersion, [2, 39])

/** The change from base to head, made on `onto`. */
export interface Replay {
  readonly base: TreeId
  readonly head: TreeId
  readonly onto: TreeId
}

/** The tree that comes of each; null where it does not merge cleanly. Two processes, however many there are. */
export function replayAll(scratch: Scratch, replays: readonly Replay[]): (TreeId | null)[] {
  if (replays.length === 0) return []
  const ids = makeCommits(
    scratch,
    replays.flatMap(({ base, onto, head }, index): CommitOf[] => [
      { tree: base, parent: null },
      { tree: onto, parent: 3 * index },
      { tree: head, parent: 3 * index },
    ]),
  )
  return mergeAll(
    scratch,
    replays.map((_, index) => ids.slice(3 * index + 1, 3 * index + 3)),
  )
}

interface CommitOf {
  readonly tree: TreeId
  /** Place of its parent among these; null: it has none. */
  readonly parent: number | null
}

/** Throwaway commits, any number of them through one process: commit-tree makes one each. Their ids, in the order given. */
function makeCommits({ git, dir }: Scratch, commits: readonly CommitOf[]): string[] {
  const marks = join(dir, 'marks')
  const input = commits.map(({ tree, parent }, index) => {
    const from = parent === null ? '' : `from :${parent + 1}\n`
    const fresh = parent === null ? `reset ${throwaway}\n` : ''
    return `${fresh}commit ${throwaway}\nmark :${index + 1}\ncommitter ai-signoff <ai-signoff> 0 +0000\ndata 0\n${from}M 040000 ${tree} \n`
  })
  git.ask([...kept, 'fast-import', '--quiet', '--force', `--export-marks=${marks}`], { input: input.join('') })
  return parseMarks(readFileSync(marks, 'latin1'), commits.length)
}

// :1 78981922…\n      in no order
function parseMarks(text: string, count: number): string[] {
  const ids = new Map(
    text.split('\n').map((line): [string, string] => [line.split(' ', 1)[0] ?? '', line.replace(/^\S+ /, '')]),
  )
  return Array.from({ length: count }, (_, index) => ids.get(`:${index + 1}`) ?? '')
}

const throwaway = 'refs/heads/throwaway'
/** A pack of its own, never a file an object. */
const kept = ['-c', 'fastimport.unpackLimit=0']

export interface CommitTree {
  readonly id: CommitId
  readonly tree: TreeId
  readonly parents: readonly CommitId[]
}

// A few dozen commits can hang together so that git merges merge bases of merge bases for years. Any real merge takes less.
const longestMerge = { all: 60_000, each: 1_000 }

/**
 * Those merges whose tree is just what git makes of their two parents: they bring nothing of their own.
 * @param most milliseconds. Throws Fault 'took-too-long' (undecided).
 */
export function cleanMerges(scratch: Scratch, merges: readonly CommitTree[], most?: number): Set<CommitId> {
  const pairs = merges.filter(({ parents }) => parents.length === 2)
  if (pairs.length === 0 || !canReplayMany(scratch)) return new Set()
  const results = mergeAll(
    scratch,
    pairs.map(({ parents }) => parents),
    most,
  )
  return new Set(pairs.flatMap(({ id, tree }, index) => (results[index] === tree ? [id] : [])))
}

// What git does by itself, said: a later git might do otherwise, and a folder's rename would move what was signed elsewhere.
const pinned = ['-c', 'merge.renames=true', '-c', 'merge.directoryRenames=conflict', '-c', 'merge.renameLimit=7000']
const mergeTree = [...pinned, 'merge-tree', '--write-tree', '--no-messages', '--allow-unrelated-histories']

/** @param sides two commits each. @param limit milliseconds for all of them. */
function mergeAll(
  scratch: Scratch,
  sides: readonly (readonly string[])[],
  limit = longestMerge.all + longestMerge.each * sides.length,
): (TreeId | null)[] {
  if (!canReplayMany(scratch)) return sides.map((pair) => mergeOne(scratch, pair))
  const input = sides.map((pair) => `${pair.join(' ')}\n`).join('')
  const results = parseMerges(scratch.git.bytes([...mergeTree, '--stdin'], { input, limit }))
  if (results.length !== sides.length) throw new Error(`git merged ${results.length} of ${sides.length}`)
  return results
}

function mergeOne({ git }: Scratch, pair: readonly string[]): TreeId | null {
  const answer = git.ask([...mergeTree, ...pair], { answers: [1] })
  return answer.code === 0 ? (parseTreeId(answer.stdout.toString('latin1').trim()) ?? null) : null
}

// A merge: 1\0<tree>\0\0      A conflict: 0\0<tree>\0<mode id stage path>\0…\0\0
function parseMerges(output: Buffer): (TreeId | null)[] {
  const fields = output.toString('latin1').split('\0')
  const results: (TreeId | null)[] = []
  for (let at = 0; at + 1 < fields.length; at++) {
    results.push(fields[at] === '1' ? (parseTreeId(fields[at + 1] ?? '') ?? null) : null)
    while (at < fields.length && fields[at] !== '') at++
  }
  return results
}
