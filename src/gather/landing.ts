// Gathers the facts of a protected branch moving forward: what changes, who made it, what evidence of AI there is, what was signed.
import { Fault } from '../errors.ts'
import { readChange } from '../git/change.ts'
import { changeDigests } from '../git/change-digest.ts'
import { readCommits } from '../git/commit-object.ts'
import { commitsBetween, rootCommits, treesOf } from '../git/history.ts'
import { cleanMerges } from '../git/replay.ts'
import type { Scratch } from '../git/scratch.ts'
import { landingTerms, type LandingFacts } from '../gate/facts.ts'
import type { Commit } from '../model/change.ts'
import type { CommitId, RefName, TreeId } from '../model/ids.ts'
import type { Policy } from '../model/policy.ts'
import type { LandingProvenance } from '../model/provenance.ts'
import type { Roster } from '../model/roster.ts'
import { landingProvenance } from '../provenance/landing.ts'
import { parseClaims } from '../provenance/own-trailer.ts'
import { authorsOf, peopleNamed } from '../provenance/people.ts'
import { readProvenance } from '../provenance/read.ts'
import { scoreChange } from '../radius/score.ts'
import { authenticatedAuthor } from '../signoff/commit-signature.ts'
import { isSeniorEnough } from '../signoff/objection.ts'
import { standingRoster } from '../signoff/revocation.ts'
import { findTokens, weighTokens } from './sign-offs.ts'
import { policyProblem } from './policy-at.ts'
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
  const commits = readCommits(git, commitsBetween(git, move.oldTip, move.newTip))
  const [oldTree, newTree] = requireTrees(scratch, [move.oldTip, move.newTip])
  const merges = commits.filter(({ parents }) => parents.length > 1)
  const clean = cleanMerges(git, merges, world.repo.gitVersion)
  const own = commits.filter(({ id }) => !clean.has(id))
  const change = readChange(scratch, oldTree, newTree)
  const tokens = findTokens(world, policy.roster)
  const standing = standingRoster(policy, world.now)
  const known = {
    ref: move.ref,
    // Walks the whole history, so only where a sign-off is to be held against it.
    repository: tokens.some(({ result }) => 'statement' in result) ? rootCommits(git, move.oldTip) : [],
    radius: scoreChange(change.files, policy.paths),
    policy,
    now: world.now,
  }
  return {
    kind: 'landing',
    ...move,
    ...known,
    policyProblem: policyProblem(world.repo.git, move.oldTip, move.newTip),
    commits: commits.map(({ id }) => id),
    provenance: await provenanceOf(scratch, commits, clean),
    authors: own.flatMap(authorsOf),
    seniorAuthors: commits.length > 0 && commits.every((commit) => isBySenior(commit, standing)),
    unproved: policy.authors === 'claimed' ? [] : unprovedCommits(own, standing),
    signOffs: weighTokens(world, scratch, tokens, landingTerms(known), { ...move, oldTree, newTree, commits, clean }),
  }
}

async function provenanceOf(
  scratch: Scratch,
  commits: readonly Commit[],
  clean: ReadonlySet<CommitId>,
): Promise<LandingProvenance> {
  // Only a claim of "none" hangs on its digest.
  const claimants = commits.filter(({ message }) => parseClaims(message).some(({ level }) => level === 'none'))
  const digests = await changeDigests(
    scratch,
    claimants.map(({ id }) => id),
  )
  return landingProvenance(
    commits.map((commit) => ({
      id: commit.id,
      provenance: readProvenance(commit, { digest: digests.get(commit.id) ?? null }),
      cleanMerge: clean.has(commit.id),
    })),
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

const unprovedCommits = (commits: readonly Commit[], standing: Roster): CommitId[] =>
  commits.filter((commit) => authenticatedAuthor(commit, standing) === null).map(({ id }) => id)

export function requireTrees(scratch: Scratch, commits: readonly [CommitId, CommitId]): [TreeId, TreeId] {
  const [a, b] = treesOf(scratch.git, commits)
  if (a != null && b != null) return [a, b]
  throw new Fault(
    'undecided',
    'missing-object',
    `${a == null ? commits[0] : commits[1]} is not in this clone`,
    'git fetch, then try again',
  )
}
