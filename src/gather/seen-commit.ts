// Looks at a commit as git shows it: most say nothing of AI, and are not read any further.
import { Fault } from '../errors.ts'
import { inItsEncoding } from '../git/commit-encoding.ts'
import type { ShownCommit } from '../git/commit-stream.ts'
import { decodeShown, idOf, readPlain, readShown, subjectOf } from '../git/shown-commit.ts'
import type { Commit } from '../model/change.ts'
import type { CommitId } from '../model/ids.ts'
import type { Evidence } from '../model/provenance.ts'
import { createGlance } from '../provenance/glance.ts'
import { findMarkers } from '../provenance/markers.ts'
import { isBound, parseClaims } from '../provenance/own-trailer.ts'

/** Nothing in it speaks of AI; it says something; or it can't be read. */
export type Seen = { readonly id: CommitId; readonly subject: string; readonly merge: boolean } & (
  | { readonly says: 'nothing' }
  | { readonly says: 'something'; readonly commit: Commit; readonly elsewhere: readonly Evidence[] }
  | { readonly says: 'malformed'; readonly why: string }
)

const glance = createGlance(decodeShown)

/** Keeps no more of it than it returns. @param subjects whether subjects are asked for; else they are empty */
export function look(shown: ShownCommit, subjects: boolean): Seen {
  const subject = subjects ? subjectOf(shown) : ''
  const plain = readPlain(shown)
  const speaks =
    plain === null ||
    glance.message(plain.message) ||
    glance.identity(plain.author, 'author') ||
    glance.identity(plain.committer, 'committer')
  return speaks ? read(shown, subject) : { id: plain.id, subject, merge: plain.merge, says: 'nothing' }
}

const read = (shown: ShownCommit, subject: string): Seen =>
  orMalformed(idOf(shown), subject, () => {
    const commit = readShown(shown)
    const elsewhere = foundInItsEncoding(shown, commit)
    return { id: commit.id, subject, merge: commit.parents.length > 1, says: 'something', commit, elsewhere }
  })

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

/** The commit of one whose word hangs on its lines; an empty list for others. */
export const claimant = (seen: Seen): Commit[] =>
  seen.says === 'something' && parseClaims(seen.commit.message).some(isBound) ? [seen.commit] : []
