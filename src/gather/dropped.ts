// The commits that HEAD was moved back from and whose lines the commit in the making brings again: `git reset --soft` and a commit is how
// many people squash, and it must not make a person's work of an agent's. A merge's own part is not looked at: what it brought is.
import { listings, type ListedFile } from '../git/listing.ts'
import { commitsDropped, resetTips } from '../git/reset-log.ts'
import { treesOf } from '../git/history.ts'
import type { Repository } from '../git/repository.ts'
import { emptyTree } from '../git/revisions.ts'
import type { Scratch } from '../git/scratch.ts'
import { textOf } from '../git/staged.ts'
import type { CommitId } from '../model/ids.ts'
import type { Staged, StagedFile } from '../provenance/capture/meaning.ts'
import { addedLines, anyStands, linesOf, tellingLines } from '../provenance/capture/lines.ts'
import { stagedFiles } from './capture/staged-files.ts'

export interface Dropped {
  readonly ids: readonly CommitId[]
  /** False when there are more than are looked at. */
  readonly complete: boolean
}

/** @param amends the commit takes HEAD's place. Throws Fault (undecided). */
export function droppedBehind(repo: Repository, scratch: Scratch, amends: boolean): Dropped {
  const { ids, complete } = commitsDropped(repo.git, resetTips(repo.gitDir))
  if (ids.length === 0) return { ids, complete }
  const staged = stagedFiles(repo, amends)
  const bringsAgain = comparison(repo, changesOf(repo, scratch, ids), staged)
  return { ids: ids.filter(bringsAgain), complete }
}

type Changes = ReadonlyMap<CommitId, readonly ListedFile[]>

/** Of each commit, against its first parent. */
function changesOf(repo: Repository, scratch: Scratch, ids: readonly CommitId[]): Changes {
  const [before, after] = [treesOf(scratch.git, ids, '^1'), treesOf(scratch.git, ids)]
  const known = ids.flatMap((id, at) => {
    const result = after[at] ?? null
    return result === null ? [] : [{ id, pair: { base: before[at] ?? emptyTree(repo), result } }]
  })
  const listed = listings(
    scratch,
    known.map(({ pair }) => pair),
  )
  return new Map(known.map(({ id }, at) => [id, listed[at]?.files ?? []]))
}

function comparison(repo: Repository, changes: Changes, { files }: Staged): (id: CommitId) => boolean {
  const same = [...changes.values()].flat().filter(({ path }) => files.has(path))
  const texts = textOf(
    repo,
    same.flatMap(({ oldId, newId }) => [oldId, newId]).filter((id) => !isAbsent(id)),
  )
  const lines = (id: string): string[] => linesOf(texts.get(id) ?? '')
  const isAgain = ({ path, oldId, newId }: ListedFile): boolean => {
    const file = files.get(path)
    if (file === undefined) return false
    if (isAbsent(newId) || file.blob === newId) return file.blob === (isAbsent(newId) ? null : newId)
    return hasLines(file, addedLines(lines(newId), lines(oldId)))
  }
  return (id) => (changes.get(id) ?? []).some(isAgain)
}

const isAbsent = (id: string): boolean => /^0+$/.test(id)

/** Of what can't be compared by lines, nothing says that they are gone. */
const hasLines = ({ content }: StagedFile, added: readonly string[]): boolean =>
  content === null || anyStands(tellingLines([added.join('\n')]), content.added)
