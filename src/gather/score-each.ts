// Scores each commit of a range as `score COMMIT` would, but for reach: in windows, so that memory does not grow with the range, and with a
// handful of processes a window. While one is scored git looks for what the next one changes.
import { Fault } from '../errors.ts'
import { createAttributesFilesReader, type AttributesFilesReader } from '../git/attributes-files.ts'
import { blobsOf, streamFiles, tell } from '../git/change.ts'
import { withHiddenBytesOfEach } from '../git/hidden-bytes-of-each.ts'
import type { TreePair } from '../git/listing.ts'
import { streamSizes } from '../git/objects.ts'
import { parentages, type Offspring } from '../git/parentage.ts'
import type { RawFile } from '../git/raw-diff.ts'
import type { Repository } from '../git/repository.ts'
import { emptyTree } from '../git/revisions.ts'
import { openScratch, type Scratch } from '../git/scratch.ts'
import type { FileChange } from '../model/change.ts'
import type { CommitScore } from '../model/commit-score.ts'
import { scoreChange } from '../radius/score.ts'
import { attributesOfEach, type Attributes } from './attributes-of-each.ts'
import { oneAhead } from './one-ahead.ts'
import { createRulesReader, type RulesOfEach, type RulesReader } from './rules-of-each.ts'

interface Tools {
  readonly scratch: Scratch
  readonly attributesFilesOf: AttributesFilesReader
  readonly rulesOf: RulesReader
}

interface Commit extends Offspring {
  readonly pair: TreePair
  readonly files: readonly RawFile[]
}

/** Commits of a window: those that can be scored, and what is told of the others. */
interface Window {
  readonly all: readonly Offspring[]
  readonly commits: readonly Commit[]
}

/** Newest first. Throws Fault (undecided) where git can't go on, as when a file is not in this clone. */
export async function* scoreEach(
  repo: Repository,
  revisions: readonly string[],
  asked: { readonly subjects: boolean },
): AsyncIterable<CommitScore[]> {
  const scratch = openScratch(repo)
  try {
    const tools = {
      scratch,
      attributesFilesOf: createAttributesFilesReader(scratch, emptyTree(repo)),
      rulesOf: createRulesReader(repo.git),
    }
    for await (const window of oneAhead(windowsOf(scratch, parentages(repo, revisions, asked))))
      yield await scoresOf(tools, window)
  } finally {
    scratch.dispose()
  }
}

async function* windowsOf(scratch: Scratch, parentage: AsyncIterable<Offspring[]>): AsyncGenerator<Window, void> {
  for await (const all of parentage) {
    const commits = all.flatMap(({ pair, ...rest }) => (typeof pair === 'string' ? [] : [{ ...rest, pair }]))
    const changes = await streamFiles(
      scratch,
      commits.map(({ pair }) => pair),
    )
    yield { all, commits: commits.map((commit, at) => ({ ...commit, files: changes[at] ?? [] })) }
  }
}

async function scoresOf(tools: Tools, { all, commits }: Window): Promise<CommitScore[]> {
  const rules = await rulesOfEach(tools, commits)
  const attributes = attributesOfEach(
    tools.scratch,
    commits.map(({ files }) => files),
    await tools.attributesFilesOf(commits.map(({ pair }) => pair.base)),
  )
  const changes = await changesOf(tools.scratch, commits, attributes)
  const scores = new Map(
    commits.map((commit, at) => [
      commit.id,
      attributes[at] instanceof Fault ? unscored(commit, attributes[at]) : scoreOf(commit, rules, changes[at] ?? []),
    ]),
  )
  return all.map(
    ({ id, subject, pair }) =>
      scores.get(id) ?? { kind: 'unscored', id, subject, why: typeof pair === 'string' ? pair : 'unknown' },
  )
}

const rulesOfEach = ({ rulesOf }: Tools, commits: readonly Commit[]): ReturnType<RulesReader> =>
  rulesOf(commits.flatMap(({ parent, pair }) => (parent === null ? [] : [{ commit: parent, tree: pair.base }])))

async function changesOf(
  scratch: Scratch,
  commits: readonly Commit[],
  attributes: readonly (Attributes | Fault)[],
): Promise<FileChange[][]> {
  const sizes = await streamSizes(scratch.git, blobsOf(commits.flatMap(({ files }) => files)))
  const told = commits.map(({ files }, at) => files.map((file) => tell(file, sizes, readable(attributes[at]))))
  return withHiddenBytesOfEach(scratch.git, told, sizes)
}

const readable = (attributes: Attributes | Fault | undefined): Attributes =>
  attributes === undefined || attributes instanceof Fault ? new Map() : attributes

function scoreOf(commit: Commit, rulesAt: RulesOfEach, files: readonly FileChange[]): CommitScore {
  const { id, subject, parent } = commit
  const rules = parent === null ? [] : rulesAt.get(parent)
  if (rules === undefined) throw new Error(`no rules read of ${parent ?? ''}`)
  if (rules instanceof Fault) return unscored(commit, rules)
  const { engine, score, level, parts, floor, reviewable } = scoreChange(files, rules)
  return { kind: 'scored', id, subject, engine, score, level, parts, floor, files: files.length, reviewable }
}

const unscored = ({ id, subject }: Commit, { message }: Fault): CommitScore => ({
  kind: 'unscored',
  id,
  subject,
  why: message,
})
