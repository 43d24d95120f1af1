// Gathers the facts of a protected branch moving forward: what changes, who made it, what evidence of AI there is, what was signed.
import { readChanges } from '../git/change.ts'
import { pathsTouched } from '../git/commit-paths.ts'
import { changeDigests } from '../git/change-digest.ts'
import { readCommits } from '../git/commit-object.ts'
import type { LandedStep } from '../git/coverage.ts'
import { commitsBetween, requireTreesOf, rootCommits } from '../git/history.ts'
import { cleanMerges } from '../git/replay.ts'
import { emptyTree } from '../git/revisions.ts'
import type { Scratch } from '../git/scratch.ts'
import { makersOf, type LandedCommit, type LandingFacts, type Step } from '../gate/facts.ts'
import type { Commit } from '../model/change.ts'
import type { CommitId, Path, RefName, TreeId } from '../model/ids.ts'
import type { Policy } from '../model/policy.ts'
import type { Roster } from '../model/roster.ts'
import { isBound, parseClaims } from '../provenance/own-trailer.ts'
import { authorsOf, peopleNamed } from '../provenance/people.ts'
import { scoreChange } from '../radius/score.ts'
import { authenticatedAuthor } from '../signoff/commit-signature.ts'
import { isSeniorEnough } from '../signoff/objection.ts'
import { standingRoster } from '../signoff/revocation.ts'
import { createNotesReader } from './agent-notes.ts'
import { messageFacts } from './message-facts.ts'
import { findTokens, weighTokens } from './sign-offs.ts'
import { policyProblem } from './policy-at.ts'
import { reachInto } from './reach-into.ts'
import type { Surroundings } from './surroundings.ts'

export interface Move {
  readonly ref: RefName
  readonly oldTip: CommitId
  readonly newTip: CommitId
}

/** A landing whose refs have been looked at: all that the judge wants to know of it. */
export async function gatherLanding(
  world: Surroundings,
  scratch: Scratch,
  policy: Policy,
  move: Move,
): Promise<LandingFacts> {
  const { git } = scratch
  const { repo, now } = world
  const commits = readCommits(git, commitsBetween(git, move.oldTip, move.newTip))
  const treeOf = requireTreesOf(git, [move.oldTip, move.newTip])
  const clean = cleanMerges(
    scratch,
    commits.filter(({ parents }) => parents.length > 1),
  )
  const tokens = findTokens(world, policy.roster)
  const terms = {
    ref: move.ref,
    // Walks the whole history, so only where a sign-off is to be held against it.
    repository: tokens.some(({ result }) => 'statement' in result) ? rootCommits(git, move.oldTip) : [],
    policy,
    now,
  }
  const whole = { ...move, oldTree: treeOf(move.oldTip), newTree: treeOf(move.newTip), commits }
  const weighed = weighTokens(scratch, tokens, terms, whole, clean)
  const facts = await commitFacts(world, scratch, commits, clean, policy, standingRoster(policy, now))
  const spans = [{ step: whole, signOffs: weighed.signOffs }, ...weighed.steps]
  const touched = pathsOnTheWay(
    world,
    scratch,
    commits.filter(({ id }) => !clean.has(id)),
  )
  const [landing, ...steps] = await stepFacts(world, scratch, spans, { facts, touched, policy }, whole.oldTree)
  if (landing === undefined) throw new Error('a landing without itself')
  return {
    kind: 'landing',
    ...terms,
    ...landing,
    policyProblem: policyProblem(repo.git, move.oldTip, move.newTip),
    steps,
    way: weighed.way,
  }
}

type Facts = ReadonlyMap<CommitId, LandedCommit>
type Touched = ReadonlyMap<CommitId, readonly Path[]>

/** Of a single commit the landing itself tells. */
function pathsOnTheWay({ repo }: Surroundings, scratch: Scratch, own: readonly Commit[]): Touched {
  return own.length < 2 ? new Map() : pathsTouched(scratch, own, emptyTree(repo))
}

/** @param before what the branch had: no step can say of its own files, or of a later step's, what they are, or that nobody imports them. */
async function stepFacts(
  world: Surroundings,
  scratch: Scratch,
  spans: readonly { readonly step: LandedStep; readonly signOffs: Step['signOffs'] }[],
  { facts, touched, policy }: { readonly facts: Facts; readonly touched: Touched; readonly policy: Policy },
  before: TreeId,
): Promise<Step[]> {
  const changes = readChanges(
    scratch,
    spans.map(({ step: { oldTree, newTree } }) => ({ base: oldTree, result: newTree })),
    before,
  )
  const steps: Step[] = []
  for (const [index, { step, signOffs }] of spans.entries()) {
    const files = changes[index]?.files ?? []
    const paths = step.commits.flatMap(({ id }) => touched.get(id) ?? [])
    const reach = await reachInto(files, async () => {
      const { graphOfPart } = await import('./reach.ts')
      return graphOfPart(world.repo, scratch, before, step.oldTree)
    })
    const makers = makersOf(step.commits.flatMap(({ id }) => facts.get(id) ?? []))
    const radius = scoreChange(files, policy.paths, paths, reach)
    steps.push({ ...makers, oldTip: step.oldTip, newTip: step.newTip, radius, signOffs })
  }
  return steps
}

async function commitFacts(
  { repo }: Surroundings,
  scratch: Scratch,
  commits: readonly Commit[],
  clean: ReadonlySet<CommitId>,
  policy: Policy,
  standing: Roster,
): Promise<Facts> {
  const claimants = commits.filter(({ message }) => parseClaims(message).some(isBound))
  const digests = await changeDigests(
    scratch,
    claimants.map(({ id }) => id),
  )
  const elsewhere = createNotesReader(repo.git)(commits.map(({ id }) => id))
  const factsOf = (id: CommitId) => ({ digest: digests.get(id) ?? null, elsewhere: elsewhere.get(id) ?? [] })
  return new Map(
    commits.map((commit) => [
      commit.id,
      {
        ...messageFacts(commit, factsOf(commit.id), clean.has(commit.id), policy),
        authors: authorsOf(commit),
        bySenior: isBySenior(commit, standing),
        unproved: policy.authors !== 'claimed' && authenticatedAuthor(commit, standing) === null,
      },
    ]),
  )
}

/**
 * An e-mail is a claim; only a signature by the author's own roster key makes their seniority count. Merges count as well, clean or
 * not: who brings a senior's signed experiment to main is not that senior. Nor does a root bring another repository's commits in.
 */
function isBySenior(commit: Commit, standing: Roster): boolean {
  const author = commit.parents.length === 0 ? null : authenticatedAuthor(commit, standing)
  return author !== null && isSeniorEnough(author, standing) && peopleNamed(commit).length === 0
}
