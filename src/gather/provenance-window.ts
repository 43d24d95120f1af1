// Fuses what the commits of a window say with what has to be computed of them: digests, other tools' notes, and which merges are clean.
import { Fault } from '../errors.ts'
import { changeDigests } from '../git/change-digest.ts'
import { parseCommit, readCommits } from '../git/commit-object.ts'
import { presentCommits } from '../git/history.ts'
import { readObjects } from '../git/objects.ts'
import { cleanMerges } from '../git/replay.ts'
import type { Scratch } from '../git/scratch.ts'
import type { Commit } from '../model/change.ts'
import type { CommitId, Sha256 } from '../model/ids.ts'
import type { Evidence, Provenance } from '../model/provenance.ts'
import type { Merge, ProvenanceRecord } from '../model/provenance-record.ts'
import { provenanceFrom, raisedBy } from '../provenance/read.ts'
import { orMalformed, seenIn, type Seen } from './seen-commit.ts'

export interface Tools {
  readonly scratch: Scratch
  readonly shallow: boolean
  readonly notesOn: (commits: readonly CommitId[]) => ReadonlyMap<CommitId, readonly Evidence[]>
}

export interface Window {
  readonly records: readonly ProvenanceRecord[]
  /** Commits whose trailer is about lines that are not in this clone. */
  readonly withoutLines: number
}

/** @param compare whether merges are held against what git makes of their parents */
export async function completeWindow(
  { scratch, shallow, notesOn }: Tools,
  found: readonly Seen[],
  compare: boolean,
): Promise<Window> {
  const { seen, claimants } = readAgain(scratch, found)
  const digests = await digestsOf(scratch, claimants, shallow)
  const notes = notesOn(seen.map(({ id }) => id))
  const clean = compare ? cleanAmong(scratch, seen) : null
  const records = seen.map((each) => ({
    id: each.id,
    subject: each.subject,
    merge: mergeOf(each, clean),
    provenance: provenanceOf(each, digests.get(each.id) ?? null, notes.get(each.id)),
  }))
  return { records, withoutLines: claimants.filter(({ id }) => !digests.has(id)).length }
}

/**
 * What claims to have been looked at is read again as its bytes stand, since git shows nothing behind a NUL.
 * `claimants`: those whose lines are to be held against their claim.
 */
function readAgain(scratch: Scratch, found: readonly Seen[]): { seen: Seen[]; claimants: Commit[] } {
  const wanted = found.filter((each) => each.says === 'something' && each.toBeReadAgain)
  const objects = readObjects(
    scratch.git,
    wanted.map(({ id }) => id),
  )
  const bytesOf = new Map(wanted.map(({ id }, at) => [id, objects[at]?.bytes]))
  const claimants: Commit[] = []
  const seen = found.map((each) => {
    const bytes = bytesOf.get(each.id)
    if (bytes === undefined || each.says !== 'something') return each
    return orMalformed(each.id, each.subject, () => {
      const commit = parseCommit(each.id, bytes)
      const again = seenIn(commit, each.subject, each.elsewhere)
      if (again.says === 'something' && again.toBeReadAgain) claimants.push(commit)
      return again
    })
  })
  return { seen, claimants }
}

/** Of those whose lines are here: a shallow clone lacks the parents where it ends, a partial one may lack any file. */
async function digestsOf(
  scratch: Scratch,
  commits: readonly Commit[],
  shallow: boolean,
): Promise<ReadonlyMap<CommitId, Sha256>> {
  const here = shallow ? withParents(scratch, commits) : commits
  try {
    return await changeDigests(
      scratch,
      here.map(({ id }) => id),
    )
  } catch (error) {
    if (error instanceof Fault) return new Map()
    throw error
  }
}

function withParents({ git }: Scratch, commits: readonly Commit[]): Commit[] {
  const here = new Set(presentCommits(git, [...new Set(commits.flatMap(({ parents }) => parents))]))
  return commits.filter(({ parents }) => parents.every((parent) => here.has(parent)))
}

/** null where git could not tell: a parent is not here, or a merge comes to no end. */
function cleanAmong(scratch: Scratch, seen: readonly Seen[]): Set<CommitId> | null {
  const merges = seen.filter(({ merge }) => merge).map(({ id }) => id)
  try {
    return cleanMerges(scratch, readCommits(scratch.git, merges))
  } catch (error) {
    if (error instanceof Fault) return null
    throw error
  }
}

function mergeOf({ id, merge }: Seen, clean: ReadonlySet<CommitId> | null): Merge {
  if (!merge) return 'no'
  return clean === null ? 'unknown' : clean.has(id) ? 'clean' : 'changed'
}

/** Of all that say nothing, one value. */
const unspoken = provenanceFrom({ markers: [], claims: [] }, { digest: null })

function provenanceOf(seen: Seen, digest: Sha256 | null, notes: readonly Evidence[] = []): Provenance {
  if (seen.says === 'something') return provenanceFrom(seen.signs, { digest, elsewhere: [...seen.elsewhere, ...notes] })
  return raisedBy(seen.says === 'nothing' ? unspoken : { kind: 'undeclared', why: seen.why }, notes)
}
