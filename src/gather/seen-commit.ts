// Looks at commits as git shows them: most say nothing of AI, and are not read any further. Nothing is kept but what was found.
import { Fault } from '../errors.ts'
import { inItsEncoding } from '../git/commit-encoding.ts'
import { placesIn, type Place, type Run } from '../git/commit-stream.ts'
import { decodeShown, idAt, readPlain, readShown, shownAt, subjectAt, writtenIn } from '../git/shown-commit.ts'
import type { Commit } from '../model/change.ts'
import type { CommitId } from '../model/ids.ts'
import type { Evidence } from '../model/provenance.ts'
import { createGlance } from '../provenance/glance.ts'
import { findMarkers } from '../provenance/markers.ts'
import { isBound } from '../provenance/own-trailer.ts'
import { findSigns, type Signs } from '../provenance/read.ts'

/** Nothing in it speaks of AI; it says something; or it can't be read. */
export type Seen = { readonly id: CommitId; readonly subject: string; readonly merge: boolean } & (
  | { readonly says: 'nothing' }
  | {
      readonly says: 'something'
      readonly signs: Signs
      /** Seen only when it is read in the encoding that it names. */
      readonly elsewhere: readonly Evidence[]
      /** What it says hangs on bytes that git may not have shown, or on its lines. */
      readonly toBeReadAgain: boolean
    }
  | { readonly says: 'malformed'; readonly why: string }
)

const glance = createGlance(decodeShown)

/** @param subjects whether subjects are asked for; else they are empty */
export function look(run: Run, subjects: boolean): Seen[] {
  const signs = glance.signs(run.text)
  let next = 0
  return placesIn(run).map((place) => {
    const before = next
    while ((signs[next] ?? Infinity) < place.end) next++
    return lookAt(run.text, place, subjects ? subjectAt(run.text, place) : '', next > before)
  })
}

/** @param signed whether something in its message may speak of AI */
function lookAt(text: string, place: Place, subject: string, signed: boolean): Seen {
  const plain = readPlain(text, place)
  if (plain === null) return readStrictly(text, place, subject)
  const { merge, author, committer } = plain
  const id = idAt(text, place)
  const speaks =
    signed || glance.identity(author, 'author') || (committer !== author && glance.identity(committer, 'committer'))
  if (!speaks) return { id, subject, merge, says: 'nothing' }
  const signs = findSigns(writtenIn(text, place, plain))
  return { id, subject, merge, says: 'something', signs, elsewhere: [], toBeReadAgain: signs.claims.some(isBound) }
}

const readStrictly = (text: string, place: Place, subject: string): Seen =>
  orMalformed(idAt(text, place), subject, () => {
    const commit = readShown(text, place)
    const seen = seenIn(commit, subject, foundInItsEncoding(shownAt(text, place), commit))
    // Nothing at all: as if a NUL stood before it.
    return commit.message === '' && seen.says === 'something' ? { ...seen, toBeReadAgain: true } : seen
  })

export function seenIn(commit: Commit, subject: string, elsewhere: readonly Evidence[]): Seen {
  const signs = findSigns(commit)
  const toBeReadAgain = signs.claims.some(isBound)
  return {
    id: commit.id,
    subject,
    merge: commit.parents.length > 1,
    says: 'something',
    signs,
    elsewhere,
    toBeReadAgain,
  }
}

/** A commit that is not plainly well-formed is undeclared, and ends no list. */
export function orMalformed(id: CommitId, subject: string, parse: () => Seen): Seen {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { id, subject, merge: false, says: 'malformed', why: error.message }
  }
}

/** What the bytes as they are do not show already. */
function foundInItsEncoding(shown: string, commit: Commit): Evidence[] {
  const written = inItsEncoding(shown, commit)
  if (written === null) return []
  const found = new Set(findMarkers(commit).map(name))
  return findMarkers(written).filter((piece) => !found.has(name(piece)))
}

const name = ({ source, agent }: Evidence): string => `${source} ${agent.name} ${agent.model}`
