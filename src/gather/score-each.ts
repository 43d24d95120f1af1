// Scores each commit of a range as `score COMMIT` would, but for reach: in windows, so that memory does not grow with the range, and with a
// handful of processes a window. While one is scored git looks for what the next one changes.
import { Fault } from '../errors.ts'
import { attributesAt } from '../git/attributes.ts'
import { createSettingsReader, type BaseSettings, type SettingsReader } from '../git/base-settings.ts'
import { blobsOf, pathsOf, streamFiles, tell } from '../git/change.ts'
import { withHiddenBytesOfEach } from '../git/hidden-bytes-of-each.ts'
import type { TreePair } from '../git/listing.ts'
import { streamSizes } from '../git/objects.ts'
import type { RawFile } from '../git/raw-diff.ts'
import type { Repository } from '../git/repository.ts'
import { emptyTree } from '../git/revisions.ts'
import { openScratch, type Scratch } from '../git/scratch.ts'
import type { FileChange, LinguistAttributes } from '../model/change.ts'
import type { CommitScore } from '../model/commit-score.ts'
import type { Path } from '../model/ids.ts'
import { bytesPerLongLine } from '../radius/lines.ts'
import { scoreChange } from '../radius/score.ts'
import { oneAhead } from './one-ahead.ts'
import { parentages, type Offspring } from './parentage.ts'
import { createRulesReader, type RulesReader } from './rules-of-each.ts'

interface Tools {
  readonly scratch: Scratch
  readonly settingsOf: SettingsReader
  readonly rulesAt: RulesReader
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
      settingsOf: createSettingsReader(scratch, emptyTree(repo)),
      rulesAt: createRulesReader(repo.git),
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
  const settings = await tools.settingsOf(commits.map(({ pair }) => pair.base))
  const changes = await changesOf(tools.scratch, commits, settings)
  const scores = new Map(
    commits.map((commit, at) => [commit.id, scoreOf(tools, commit, settings[at], changes[at] ?? [])] as const),
  )
  return all.map(
    ({ id, subject, pair }) =>
      scores.get(id) ?? { kind: 'unscored', id, subject, why: typeof pair === 'string' ? pair : 'unknown' },
  )
}

async function changesOf(
  scratch: Scratch,
  commits: readonly Commit[],
  settings: readonly BaseSettings[],
): Promise<FileChange[][]> {
  const sizes = await streamSizes(scratch.git, blobsOf(commits.flatMap(({ files }) => files)))
  const attributes = attributesOfEach(scratch, commits, settings)
  const told = commits.map(({ files }, at) => files.map((file) => tell(file, sizes, attributes[at] ?? new Map())))
  return withHiddenBytesOfEach(scratch.git, told, sizes, bytesPerLongLine)
}

type Attributes = ReadonlyMap<string, LinguistAttributes>

/** Asked once for all commits whose bases say the same. */
function attributesOfEach(
  scratch: Scratch,
  commits: readonly Commit[],
  settings: readonly BaseSettings[],
): (Attributes | undefined)[] {
  const groups = new Map<string, { commit: Commit; paths: Path[] }>()
  commits.forEach((commit, at) => {
    const name = settings[at]?.attributes ?? null
    if (name === null) return
    const group = groups.get(name) ?? { commit, paths: [] }
    groups.set(name, group)
    for (const path of pathsOf(commit.files)) group.paths.push(path)
  })
  const found = new Map(
    [...groups].map(([name, { commit, paths }]) => [name, attributesAt(scratch, commit.pair.base, paths)]),
  )
  return settings.map(({ attributes }) => (attributes === null ? undefined : found.get(attributes)))
}

function scoreOf(
  { rulesAt }: Tools,
  { id, subject, parent }: Commit,
  settings: BaseSettings | undefined,
  files: readonly FileChange[],
): CommitScore {
  const rules = parent === null ? [] : rulesAt(parent, settings?.policy ?? '')
  if (rules instanceof Fault) return { kind: 'unscored', id, subject, why: rules.message }
  const { engine, score, level, parts, floor, reviewable } = scoreChange(files, rules)
  return { kind: 'scored', id, subject, engine, score, level, parts, floor, files: files.length, reviewable }
}
