// What a senior is shown and signs: a head against the branch it is to land on, gathered after a fetch.
import { mergeBase, requireTreesOf, rootCommits, tipOf } from '../git/history.ts'
import { interactiveGit } from '../git/interactive.ts'
import { keepingNotes } from '../git/keep-tokens.ts'
import type { Repository } from '../git/repository.ts'
import { resolveBranchCommit } from '../git/revisions.ts'
import { openScratch } from '../git/scratch.ts'
import { listings } from '../git/listing.ts'
import { readCommits } from '../git/commit-object.ts'
import { Fault } from '../errors.ts'
import type { LandingFacts } from '../gate/facts.ts'
import type { Identity } from '../model/change.ts'
import { shortId, shortRef, type CommitId, type RefName, type Sha256, type TreeId } from '../model/ids.ts'
import type { Context } from '../context.ts'
import { gatherLanding } from './landing.ts'
import { handsOn } from '../provenance/people.ts'
import { policyAt, type PolicyThere } from './policy-at.ts'
import { askTargetRef, trackingRef, type Wanted } from './remote.ts'

export interface Review {
  /** The signed change as a landing on the place where it left the target branch. */
  readonly landing: LandingFacts
  /** Authors, co-authors and committers of its commits: none of them may sign it. */
  readonly authors: readonly Identity[]
  readonly repository: readonly CommitId[]
  readonly subjects: readonly string[]
  readonly baseTree: TreeId
  readonly tree: TreeId
  readonly changeDigest: Sha256
  readonly policyDigest: Sha256
}

export async function gatherReview(
  context: Context,
  repo: Repository,
  revision: string,
  wanted: Wanted,
): Promise<Review> {
  const fetch = ['fetch', '--quiet', '--no-tags', '--end-of-options', wanted.remote]
  await keepingNotes(repo, () => interactiveGit(context.cwd, context.env).ask(...fetch))
  const ref = askTargetRef(repo, wanted)
  const head = resolveBranchCommit(repo.git, revision)
  const tip = tipOf(repo.git, trackingRef(wanted.remote, ref))
  if (tip === null)
    throw new Fault(
      'usage',
      'no-target',
      `${wanted.remote} has no branch ${shortRef(ref)}`,
      'name another with --target',
    )
  const base = mergeBase(repo.git, tip, head)
  if (base === null)
    throw new Fault(
      'usage',
      'unrelated',
      `${shortId(head)} shares no history with ${shortRef(ref)}`,
      'name another commit',
    )
  if (base === head)
    throw new Fault(
      'usage',
      'nothing-to-sign',
      `${shortRef(ref)} already has ${shortId(head)}`,
      'name the commit that is to land: npx ai-signoff sign COMMIT',
    )
  const there = policyAt(repo.git, tip)
  if (there === null) throw new Fault('usage', 'not-enrolled', `${shortRef(ref)} has no policy`, 'npx ai-signoff init')
  return reviewOf(context, repo, { ref, base, head }, there)
}

async function reviewOf(
  context: Context,
  repo: Repository,
  { ref, base, head }: { ref: RefName; base: LandingFacts['oldTip']; head: LandingFacts['newTip'] },
  { policy, digest }: PolicyThere,
): Promise<Review> {
  const scratch = openScratch(repo)
  try {
    const treeOf = requireTreesOf(scratch.git, [base, head])
    const [baseTree, tree] = [treeOf(base), treeOf(head)]
    const world = { repo, now: context.now, tokens: [], defaultBranch: [] }
    const landing = await gatherLanding(world, scratch, policy, { ref, oldTip: base, newTip: head })
    const ids = landing.commits.map(({ id }) => id)
    const commits = readCommits(scratch.git, ids)
    const [change] = listings(scratch, [{ base: baseTree, result: tree }])
    if (change === undefined) throw new Error('no change listed')
    return {
      landing,
      authors: commits.flatMap(handsOn),
      repository: rootCommits(scratch.git, base),
      subjects: landing.commits.map(({ subject }) => subject),
      baseTree,
      tree,
      changeDigest: change.digest,
      policyDigest: digest,
    }
  } finally {
    scratch.dispose()
  }
}
