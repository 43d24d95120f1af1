// Gathers the tokens that may speak of a landing: verified, held against what costs nothing first, and only then against git. What
// covers no whole landing may cover a step of it along the first parents.
import { readClaims } from '../git/claims.ts'
import { readCommits } from '../git/commit-object.ts'
import { coverages, type Grounds, type LandedStep } from '../git/coverage.ts'
import { notReachableFrom } from '../git/history.ts'
import { readNoteLines, type NoteLine } from '../git/notes.ts'
import type { Scratch } from '../git/scratch.ts'
import type { SignOffFact } from '../gate/facts.ts'
import type { Identity } from '../model/change.ts'
import type { CommitId } from '../model/ids.ts'
import type { Roster } from '../model/roster.ts'
import type { Coverage } from '../model/signoff.ts'
import { distinctIdentities, handsOn } from '../provenance/people.ts'
import { objectionToStatement, type Terms } from '../signoff/objection.ts'
import { verifyToken, type VerifiedToken } from '../signoff/token.ts'
import { likelySteps } from './steps.ts'
import type { Surroundings } from './surroundings.ts'

export interface FoundToken {
  readonly note: NoteLine
  readonly result: ReturnType<typeof verifyToken>
}

/** Every token there is, verified or not. */
export function findTokens(world: Surroundings, roster: Roster): FoundToken[] {
  const found = [
    ...world.tokens.map((line): NoteLine => ({ line, on: null })),
    ...readNoteLines(world.repo.git, world.notes),
  ]
  return found.map((note) => ({ note, result: verifyToken(note.line, roster) }))
}

type VerifiedFact = Extract<SignOffFact, { verified: true }>

export interface WeighedTokens {
  /** Held against the whole landing. */
  readonly signOffs: readonly SignOffFact[]
  /** Steps that some of the tokens cover, where they don't cover the whole. */
  readonly steps: readonly { readonly step: LandedStep; readonly signOffs: readonly VerifiedFact[] }[]
  /** The tips between which the steps lie, the old tip first. */
  readonly way: readonly CommitId[]
}

/** @param clean merges of the landing just as git makes them. */
export function weighTokens(
  scratch: Scratch,
  tokens: readonly FoundToken[],
  terms: Terms,
  landing: LandedStep,
  clean: ReadonlySet<CommitId>,
): WeighedTokens {
  const { refused, open } = sift(scratch, tokens, terms, landing)
  if (open.length === 0) return { signOffs: refused, steps: [], way: [] }
  const statements = open.map(({ statement }) => statement)
  const grounds = { scratch, clean, claims: readClaims(scratch, statements, landing) }
  const whole = coverages(
    grounds,
    statements.map((signed) => ({ signed, step: landing })),
  )
  const handsOf = readHands(grounds, open)
  const facts = open.map((token, index): VerifiedFact => {
    const coverage = whole[index] ?? { covers: false, why: 'nobody looked' }
    return { verified: true, ...token, coverage, authors: handsOf(token) }
  })
  const elsewhere = facts.filter(({ coverage }) => !coverage.covers)
  const steps = coveredSteps(grounds, elsewhere, landing)
  const way = steps.length === 0 ? [] : (grounds.claims.graph.firstParents(landing.oldTip, landing.newTip) ?? [])
  return { signOffs: [...refused, ...facts], steps, way }
}

type OpenToken = VerifiedToken & Pick<VerifiedFact, 'token' | 'relevant'>

/** Those that can't count, and why; and those of which git has to be asked. What the branch has already is left out. */
function sift(
  scratch: Scratch,
  tokens: readonly FoundToken[],
  terms: Terms,
  landing: LandedStep,
): { refused: SignOffFact[]; open: OpenToken[] } {
  const landed = new Set<CommitId>(landing.commits.map(({ id }) => id))
  const heads = tokens.flatMap(({ result }) => ('statement' in result ? [result.statement.head] : []))
  const ahead = notReachableFrom(scratch.git, landing.oldTip, heads)
  const refused: SignOffFact[] = []
  const open: OpenToken[] = []
  for (const { note, result } of tokens) {
    const handedIn = note.on === null
    if (!('statement' in result)) {
      refused.push({ verified: false, objection: result, relevant: handedIn || landed.has(note.on) })
      continue
    }
    const { statement, signer, key, hardware } = result
    if (!handedIn && !ahead.has(statement.head)) continue
    const relevant = handedIn || landed.has(statement.head) || statement.base.commit === landing.oldTip
    const objection = objectionToStatement(result, terms)
    if (objection === null) open.push({ token: note.line, statement, signer, key, hardware, relevant })
    else refused.push({ verified: false, objection, relevant })
  }
  return { refused, open }
}

/** Authors, co-authors and committers of the signed commits; of a statement that is not true of its commits, nobody: it counts for nothing. */
function readHands({ scratch, claims }: Grounds, tokens: readonly OpenToken[]): (token: OpenToken) => Identity[] {
  const sound = tokens.filter(({ statement }) => claims.contradiction(statement) === null)
  const ids = [...new Set(sound.flatMap(({ statement }) => statement.commits))]
  const hands = new Map(readCommits(scratch.git, ids).map((commit) => [commit.id, handsOn(commit)]))
  return ({ statement }) => distinctIdentities(statement.commits.flatMap((id) => hands.get(id) ?? []))
}

function coveredSteps(grounds: Grounds, facts: readonly VerifiedFact[], landing: LandedStep): WeighedTokens['steps'] {
  const sound = facts.filter(({ statement }) => grounds.claims.contradiction(statement) === null)
  const likely = likelySteps(
    grounds,
    landing,
    sound.map(({ statement }) => statement),
  )
  const questions = likely.flatMap((steps, index) =>
    steps.flatMap((step) => {
      const fact = sound[index]
      return fact === undefined ? [] : [{ signed: fact.statement, step, fact }]
    }),
  )
  const answers = coverages(grounds, questions)
  const found = new Map<LandedStep, VerifiedFact[]>()
  for (const [index, { step, fact }] of questions.entries()) {
    const coverage: Coverage | undefined = answers[index]
    if (coverage?.covers) found.set(step, [...(found.get(step) ?? []), { ...fact, coverage }])
  }
  return [...found].map(([step, signOffs]) => ({ step, signOffs }))
}
