// Gathers the facts of a push or a range for the gate: the same function for the hook, for verify and for sign.
import { Fault } from '../errors.ts'
import { authenticatedAuthor } from '../signoff/commit-signature.ts'
import { coverage } from '../git/coverage.ts'
import { readChange } from '../git/change.ts'
import { changeDigests } from '../git/change-digest.ts'
import { readCommits } from '../git/commit-object.ts'
import {
  commitsBetween,
  isAncestor,
  mergeBase,
  notReachableFrom,
  presentCommits,
  rootCommits,
  treesOf,
} from '../git/history.ts'
import { readNoteLines, type NoteLine } from '../git/notes.ts'
import { cleanMerges } from '../git/replay.ts'
import type { Repository } from '../git/repository.ts'
import { openScratch, type Scratch } from '../git/scratch.ts'
import { landingTerms, type LandingFacts, type RefFacts, type SignOffFact } from '../gate/facts.ts'
import type { Commit, Identity } from '../model/change.ts'
import type { CommitId, RefName, TreeId } from '../model/ids.ts'
import type { Policy } from '../model/policy.ts'
import type { LandingProvenance } from '../model/provenance.ts'
import type { RefUpdate } from '../model/push.ts'
import { isProtected } from '../policy/protects.ts'
import { landingProvenance } from '../provenance/landing.ts'
import { agentBehind } from '../provenance/identities.ts'
import { parseClaims } from '../provenance/own-trailer.ts'
import { readProvenance } from '../provenance/read.ts'
import { coAuthors } from '../provenance/trailers.ts'
import { scoreChange } from '../radius/score.ts'
import { isSeniorEnough, objectionToStatement, type LandingTerms } from '../signoff/objection.ts'
import { verifyToken } from '../signoff/token.ts'
import { policyAt } from './policy-at.ts'

export interface Surroundings {
  readonly repo: Repository
  readonly now: Date
  /** The tip of the remote's default branch: asked only when a ref is new or its old tip has no policy. */
  readonly defaultTip: () => CommitId | null
  /** Tokens handed in with the push or the command, besides those in the notes. */
  readonly tokens: readonly string[]
}

export async function gather(world: Surroundings, updates: readonly RefUpdate[]): Promise<RefFacts[]> {
  const scratch = openScratch(world.repo)
  try {
    const facts: RefFacts[] = []
    for (const update of updates) facts.push(await gatherRef(world, scratch, update))
    return facts
  } finally {
    scratch.dispose()
  }
}

async function gatherRef(world: Surroundings, scratch: Scratch, update: RefUpdate): Promise<RefFacts> {
  const { ref, oldTip, newTip } = update
  const free = { ref, oldTip, newTip }
  if (oldTip === newTip) return { kind: 'unmoved', ...free }
  const found = policyFor(world, update)
  if (found === null) return { kind: 'not-enrolled', ...free }
  const { policy } = found
  if (!isProtected(policy, ref)) return { kind: 'unprotected', ...free }
  if (newTip === null) return { kind: 'deletion', ...free, dropped: 0, policy }
  refuseShallow(world.repo)
  const { git } = scratch
  if (presentCommits(git, [newTip]).length === 0) return { kind: 'not-a-commit', ...free, dropped: 0, policy }
  const base = oldTip ?? mergeBase(git, found.from, newTip)
  if (base === null) return { kind: 'unrelated', ...free, dropped: 0, policy }
  if (!isAncestor(git, base, newTip)) {
    if (mergeBase(git, base, newTip) === null) return { kind: 'unrelated', ...free, dropped: 0, policy }
    return { kind: 'dropped', ...free, dropped: commitsBetween(git, newTip, base).length, policy }
  }
  if (base === newTip) return { kind: 'unmoved', ...free }
  return gatherLanding(world, scratch, policy, { ref, oldTip: base, newTip, isNew: oldTip === null })
}

/** The policy that judges: the one at the old tip, else the one at the default branch's tip, never one that the push brings. */
function policyFor(world: Surroundings, { oldTip }: RefUpdate): { policy: Policy; from: CommitId } | null {
  const atOldTip = oldTip === null ? null : policyAt(world.repo.git, oldTip)
  if (atOldTip !== null && oldTip !== null) return { policy: atOldTip.policy, from: oldTip }
  const from = world.defaultTip()
  const atDefault = from === null ? null : policyAt(world.repo.git, from)
  return atDefault === null || from === null ? null : { policy: atDefault.policy, from }
}

export interface Move {
  readonly ref: RefName
  readonly oldTip: CommitId
  readonly newTip: CommitId
  readonly isNew: boolean
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
  const clean = cleanMerges(
    git,
    commits.filter(({ parents }) => parents.length > 1),
    world.repo.gitVersion,
  )
  const own = commits.filter(({ id }) => !clean.has(id))
  const change = readChange(scratch, oldTree, newTree)
  const known = {
    ref: move.ref,
    repository: rootCommits(git, move.oldTip),
    radius: scoreChange(change.files, policy.paths),
    policy,
    now: world.now,
  }
  return {
    kind: 'landing',
    ...move,
    ...known,
    commits: commits.map(({ id }) => id),
    provenance: await provenanceOf(scratch, commits, clean),
    authors: own.flatMap(authorsOf),
    seniorAuthors: own.every((commit) => isBySenior(commit, policy)),
    signOffs: signOffsOf(world, scratch, landingTerms(known), { ...move, oldTree, newTree, commits }),
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

/** Co-authors who are people: an agent named so is provenance, not somebody who could sign. */
const peopleNamed = ({ message }: Commit): Identity[] =>
  coAuthors(message).filter((identity) => agentBehind(identity, 'named') === undefined)

function authorsOf(commit: Commit): Identity[] {
  return [commit.author, ...peopleNamed(commit)]
}

/** An e-mail is a claim; only a signature by the author's own roster key makes their seniority count. */
function isBySenior(commit: Commit, policy: Policy): boolean {
  const author = authenticatedAuthor(commit, policy.roster)
  return author !== null && isSeniorEnough(author, policy.roster) && peopleNamed(commit).length === 0
}

interface LandingOfTokens extends Move {
  readonly oldTree: TreeId
  readonly newTree: TreeId
  readonly commits: readonly Commit[]
}

function signOffsOf(
  world: Surroundings,
  scratch: Scratch,
  terms: LandingTerms,
  landing: LandingOfTokens,
): SignOffFact[] {
  const landed = new Set<CommitId>(landing.commits.map(({ id }) => id))
  const found = [...world.tokens.map((line): NoteLine => ({ line, on: null })), ...readNoteLines(world.repo.git)]
  const verified = found.map((note) => ({ note, result: verifyToken(note.line, terms.policy.roster) }))
  const heads = verified.flatMap(({ result }) => ('statement' in result ? [result.statement.head] : []))
  const ahead = notReachableFrom(scratch.git, landing.oldTip, heads)
  return verified.flatMap(({ note, result }): SignOffFact[] => {
    const handedIn = note.on === null
    if (!('statement' in result))
      return [{ verified: false, objection: result, relevant: handedIn || landed.has(note.on) }]
    const { statement, signer } = result
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
        coverage: coverage(scratch, world.repo.gitVersion, statement, landing),
        authors: authorsOfSigned(scratch, statement.commits),
        relevant,
      },
    ]
  })
}

/** Whose work is signed: authors, co-authors and committers. Commits that are not here can't be covered either. */
export function authorsOfSigned(scratch: Scratch, ids: readonly CommitId[]): Identity[] {
  const present = presentCommits(scratch.git, ids)
  return readCommits(scratch.git, present).flatMap((commit) => [...authorsOf(commit), commit.committer])
}

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

/** In a shallow clone a parent that is cut off looks like a root: ranges, merge bases and roots would be wrong. */
export function refuseShallow(repo: Repository): void {
  if (!repo.shallow) return
  throw new Fault(
    'undecided',
    'shallow-clone',
    'this clone is shallow: its history is cut off',
    'git fetch --unshallow (in CI: fetch-depth: 0)',
  )
}
