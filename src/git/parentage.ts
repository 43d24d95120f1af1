// What each commit of a history is scored against: its first parent's tree, or nothing where it has none.
import { placesIn, streamCommits, type Place } from './commit-stream.ts'
import type { TreePair } from './listing.ts'
import { readObjects } from './objects.ts'
import { emptyTree } from './revisions.ts'
import type { Repository } from './repository.ts'
import { allOf } from './run.ts'
import { idAt, subjectAt } from './shown-commit.ts'
import { parseCommitId, parseTreeId, type CommitId, type TreeId } from '../model/ids.ts'

export interface Offspring {
  readonly id: CommitId
  /** null: not asked for. */
  readonly subject: string | null
  readonly parent: CommitId | null
  /** From the parent's tree to its own; why, where that can't be told. */
  readonly pair: TreePair | string
}

interface Shown extends Pick<Offspring, 'id' | 'subject'> {
  /** undefined: malformed. */
  readonly tree: TreeId | undefined
  readonly parent: CommitId | null
}

/** Commits that are looked at together: each such window costs some processes, and is kept in memory. */
const atOnce = 2048

/** Newest first, in windows. Throws Fault (undecided) where git can't go on. */
export async function* parentages(
  repo: Repository,
  revisions: readonly string[],
  { subjects }: { readonly subjects: boolean },
): AsyncGenerator<Offspring[], void> {
  let window: Shown[] = []
  for await (const run of streamCommits(repo.git, revisions)) {
    for (const place of placesIn(run)) {
      window.push({ ...shownAt(run.text, place), subject: subjects ? subjectAt(run.text, place) : null })
      if (window.length < atOnce) continue
      yield await withPairs(repo, window)
      window = []
    }
  }
  if (window.length > 0) yield await withPairs(repo, window)
}

const headers = /tree ([0-9a-f]{40,64})\n(?:parent ([0-9a-f]{40,64})\n)?/y

function shownAt(text: string, place: Place): Omit<Shown, 'subject'> {
  headers.lastIndex = place.headers
  const [, tree = '', parent = ''] = headers.exec(text) ?? []
  return { id: idAt(text, place), tree: parseTreeId(Buffer.from(tree).toString()), parent: commitId(parent) }
}

/** A part of a long text keeps the whole of it in memory. */
const commitId = (hex: string): CommitId | null => parseCommitId(Buffer.from(hex).toString()) ?? null

async function withPairs(repo: Repository, window: readonly Shown[]): Promise<Offspring[]> {
  const commits = repo.shallow ? withTrueParents(repo, window) : window
  const trees = await treesOf(
    repo,
    commits.flatMap(({ parent }) => parent ?? []),
  )
  return commits.map(({ id, subject, tree, parent }) => {
    const base = parent === null ? emptyTree(repo) : trees.get(parent)
    const why = tree === undefined ? 'it is malformed' : `its parent ${parent ?? ''} is not in this clone`
    return { id, subject, parent, pair: tree === undefined || base === undefined ? why : { base, result: tree } }
  })
}

/** git shows no parents where a shallow clone ends, though the commit has some. */
function withTrueParents({ git }: Repository, commits: readonly Shown[]): Shown[] {
  const orphans = commits.filter(({ parent }) => parent === null)
  const texts = readObjects(
    git,
    orphans.map(({ id }) => id),
  )
  const parents = new Map(
    orphans.map(({ id }, at) => {
      const [, , parent = ''] =
        /^tree ([0-9a-f]+)\nparent ([0-9a-f]+)\n/.exec(texts[at]?.bytes.toString('latin1', 0, 256) ?? '') ?? []
      return [id, commitId(parent)]
    }),
  )
  return commits.map((commit) => ({ ...commit, parent: parents.get(commit.id) ?? commit.parent }))
}

/** Of those that are here. */
async function treesOf({ git }: Repository, commits: readonly CommitId[]): Promise<Map<CommitId, TreeId>> {
  if (commits.length === 0) return new Map()
  const input = commits.map((id) => `${id}^{tree}\n`).join('')
  const answer = await allOf(git.stream(['cat-file', '--batch-check=%(objectname)', '--buffer'], { input }))
  // 78981922…      or      1a2b3c4d…^{tree} missing
  const lines = answer.toString('latin1').split('\n')
  return new Map(
    commits.flatMap((id, at) => {
      const tree = parseTreeId(lines[at] ?? '')
      return tree === undefined ? [] : [[id, tree] as const]
    }),
  )
}
