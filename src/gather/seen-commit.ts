// Looks at a commit as git shows it: most say nothing of AI, and are not read any further. Nothing is kept but what was found.
import { Fault } from '../errors.ts'
import { inItsEncoding } from '../git/commit-encoding.ts'
import type { ShownCommit } from '../git/commit-stream.ts'
import { decodeShown, idOf, readPlain, readShown, subjectOf, writtenIn } from '../git/shown-commit.ts'
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
export function look(shown: ShownCommit, subjects: boolean): Seen {
  const subject = subjects ? subjectOf(shown) : ''
  const plain = readPlain(shown)
  if (plain === null) return readStrictly(shown, subject)
  const found = { id: idOf(shown), subject, merge: plain.merge }
  const speaks =
    glance.message(plain.message) ||
    glance.identity(plain.author, 'author') ||
    (plain.committer !== plain.author && glance.identity(plain.committer, 'committer'))
  if (!speaks) return { ...found, says: 'nothing' }
  const signs = findSigns(writtenIn(plain))
  return { ...found, says: 'something', signs, elsewhere: [], toBeReadAgain: signs.claims.some(isBound) }
}

const readStrictly = (shown: ShownCommit, subject: string): Seen =>
  orMalformed(idOf(shown), subject, () => {
    const commit = readShown(shown)
    const seen = seenIn(commit, subject, foundInItsEncoding(shown, commit))
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
function foundInItsEncoding(shown: ShownCommit, commit: Commit): Evidence[] {
  const written = inItsEncoding(shown, commit)
  if (written === null) return []
  const found = new Set(findMarkers(commit).map(name))
  return findMarkers(written).filter((piece) => !found.has(name(piece)))
}

const name = ({ source, agent }: Evidence): string => `${source} ${agent.name} ${agent.model}`
