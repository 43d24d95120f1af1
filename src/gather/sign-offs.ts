// Gathers the tokens that may speak of a landing: verified, held against what costs nothing first, and only then against git.
import { readCommits } from '../git/commit-object.ts'
import { coverage, type LandingTrees } from '../git/coverage.ts'
import { notReachableFrom, presentCommits } from '../git/history.ts'
import { readNoteLines, type NoteLine } from '../git/notes.ts'
import type { Scratch } from '../git/scratch.ts'
import type { SignOffFact } from '../gate/facts.ts'
import type { CommitId } from '../model/ids.ts'
import type { Roster } from '../model/roster.ts'
import { handsOn } from '../provenance/people.ts'
import { objectionToStatement, type LandingTerms } from '../signoff/objection.ts'
import { verifyToken } from '../signoff/token.ts'
import type { Surroundings } from './surroundings.ts'

export interface FoundToken {
  readonly note: NoteLine
  readonly result: ReturnType<typeof verifyToken>
}

/** Every token there is, verified or not. */
export function findTokens(world: Surroundings, roster: Roster): FoundToken[] {
  const found = [...world.tokens.map((line): NoteLine => ({ line, on: null })), ...readNoteLines(world.repo.git)]
  return found.map((note) => ({ note, result: verifyToken(note.line, roster) }))
}

export function weighTokens(
  world: Surroundings,
  scratch: Scratch,
  tokens: readonly FoundToken[],
  terms: LandingTerms,
  landing: LandingTrees,
): SignOffFact[] {
  const landed = new Set<CommitId>(landing.commits.map(({ id }) => id))
  const heads = tokens.flatMap(({ result }) => ('statement' in result ? [result.statement.head] : []))
  const ahead = notReachableFrom(scratch.git, landing.oldTip, heads)
  return tokens.flatMap(({ note, result }): SignOffFact[] => {
    const handedIn = note.on === null
    if (!('statement' in result))
      return [{ verified: false, objection: result, relevant: handedIn || landed.has(note.on) }]
    const { statement, signer, key, hardware } = result
    const spent = !handedIn && !ahead.has(statement.head)
    if (spent) return []
    const relevant = handedIn || landed.has(statement.head) || statement.base.commit === landing.oldTip
    const objection = objectionToStatement(result, terms)
    if (objection !== null) return [{ verified: false, objection, relevant }]
    return [
      {
        verified: true,
        token: note.line,
        statement,
        signer,
        key,
        hardware,
        coverage: coverage(scratch, world.repo.gitVersion, statement, landing),
        // Commits that are not here can't be covered either.
        authors: readCommits(scratch.git, presentCommits(scratch.git, statement.commits)).flatMap(handsOn),
        relevant,
      },
    ]
  })
}
