// What each commit of a history is scored against: its first parent's tree, or nothing where it has none.
import { placesIn, streamCommits, type Place } from './commit-stream.ts'
import { streamTreesOf } from './history.ts'
import type { TreePair } from './listing.ts'
import { emptyTree } from './revisions.ts'
import type { Repository } from './repository.ts'
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

// As they stand in the commit itself: a parent is there too where a shallow clone or a graft hides it.
const headers = /tree ([0-9a-f]{40,64})\n(?:parent ([0-9a-f]{40,64})\n)?/y

function shownAt(text: string, place: Place): Omit<Shown, 'subject'> {
  headers.lastIndex = place.headers
  const [, tree = '', parent = ''] = headers.exec(text) ?? []
  return { id: idAt(text, place), tree: parseTreeId(Buffer.from(tree).toString()), parent: commitId(parent) }
}

/** A part of a long text keeps the whole of it in memory. */
const commitId = (hex: string): CommitId | null => parseCommitId(Buffer.from(hex).toString()) ?? null

async function withPairs(repo: Repository, commits: readonly Shown[]): Promise<Offspring[]> {
  const parents = commits.flatMap(({ parent }) => parent ?? [])
  const found = await streamTreesOf(repo.git, parents)
  const trees = new Map(parents.map((id, at) => [id, found[at] ?? undefined]))
  return commits.map(({ id, subject, tree, parent }) => {
    const base = parent === null ? emptyTree(repo) : trees.get(parent)
    const why = tree === undefined ? 'it is malformed' : `its parent ${parent ?? ''} is not in this clone`
    return { id, subject, parent, pair: tree === undefined || base === undefined ? why : { base, result: tree } }
  })
}
