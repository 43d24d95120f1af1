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
import { raisedBy, readProvenance } from '../provenance/read.ts'
import { claimant, orMalformed, type Seen } from './seen-commit.ts'

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
  const seen = readExactly(scratch, found)
  const claimants = seen.flatMap(claimant)
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

/** What claims to have been looked at, or has no message, is read again as its bytes stand: git shows nothing behind a NUL. */
function readExactly(scratch: Scratch, seen: readonly Seen[]): Seen[] {
  const ids = seen.filter((each) => claimant(each).length > 0 || hasNoMessage(each)).map(({ id }) => id)
  const objects = readObjects(scratch.git, ids).flatMap((object, at) =>
    object ? [[ids[at], object.bytes] as const] : [],
  )
  const bytesOf = new Map(objects)
  return seen.map((each) => {
    const bytes = bytesOf.get(each.id)
    if (bytes === undefined || each.says !== 'something') return each
    return orMalformed(each.id, each.subject, () => ({ ...each, commit: parseCommit(each.id, bytes) }))
  })
}

const hasNoMessage = (seen: Seen): boolean => seen.says === 'something' && seen.commit.message === ''

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

const nobody = { name: '', email: '' }
const silent = { author: nobody, committer: nobody, message: '' }
/** Of all that say nothing, one value. */
const unspoken = readProvenance(silent, { digest: null })

function provenanceOf(seen: Seen, digest: Sha256 | null, notes: readonly Evidence[] = []): Provenance {
  if (seen.says === 'something')
    return readProvenance(seen.commit, { digest, elsewhere: [...seen.elsewhere, ...notes] })
  const own: Provenance = seen.says === 'nothing' ? unspoken : { kind: 'undeclared', why: seen.why }
  return notes.length === 0 ? own : raisedBy(own, notes)
}
