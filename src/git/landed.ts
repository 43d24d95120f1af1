// Are the commits that land those that were signed? Equal trees are not enough: a commit and its revert leave no trace in them.
import type { CommitId, TreeId } from '../model/ids.ts'
import type { Statement } from '../model/signoff.ts'
import type { Grounds, LandedStep, Question } from './coverage.ts'
import { treesOf } from './history.ts'
import { canReplay, replayAll, type CommitTree, type Replay } from './replay.ts'
import type { Scratch } from './scratch.ts'

/**
 * The landed commits are the signed ones, one squash of them, or their rebase one by one; and merges that bring nothing of their own.
 * Of each question: why not; null when they are.
 */
export function landedAsSigned({ scratch, clean }: Grounds, questions: readonly Question[]): (string | null)[] {
  const plain = new Set(questions.filter((question) => isPlain(question, clean)))
  const rebased = rebases(
    scratch,
    questions.filter((question) => !plain.has(question)),
    clean,
  )
  return questions.map((question) =>
    plain.has(question) || rebased.has(question) ? null : 'commits that nobody signed are among those that land',
  )
}

/** What a step brings besides merges that git makes by itself; a signed merge is the signer's matter. */
function ownCommits({ commits }: LandedStep, signed: Statement, clean: ReadonlySet<CommitId>): readonly CommitTree[] {
  const theirs = new Set(signed.commits)
  return commits.filter(({ id }) => !clean.has(id) || theirs.has(id))
}

/** The signed commits themselves, or one commit in their place. */
function isPlain({ signed, step }: Question, clean: ReadonlySet<CommitId>): boolean {
  const theirs = new Set(signed.commits)
  const own = ownCommits(step, signed, clean)
  return own.every(({ id }) => theirs.has(id)) || (own.length === 1 && own[0]?.parents.length === 1)
}

/** One by one: each landed commit is the signed one, or that one replayed on another parent. */
function rebases(scratch: Scratch, questions: readonly Question[], clean: ReadonlySet<CommitId>): Set<Question> {
  if (!canReplay(scratch)) return new Set()
  const pairs = questions.map((question) => pairsOf(question, clean))
  const trees = readTrees(
    scratch,
    pairs.flatMap((of) => (of ?? []).flat()),
  )
  const replays = pairs.map((of) => (of === null ? null : of.map(([was, is]) => replayOf(trees(was), trees(is)))))
  const wanted = replays.flatMap((of) => of ?? []).filter((step) => step !== null)
  const results = replayAll(scratch, wanted)
  const sound = new Set(wanted.filter(({ result }, index) => results[index] === result))
  return new Set(
    questions.filter((_, index) => replays[index]?.every((step) => step !== null && sound.has(step)) ?? false),
  )
}

/** Signed commits beside those that landed in their place; null where they can't be matched one by one. */
function pairsOf({ signed, step }: Question, clean: ReadonlySet<CommitId>): [CommitId, CommitId][] | null {
  const own = ownCommits(step, signed, clean)
  if (own.length !== signed.commits.length) return null
  const pairs = own.map((commit, index) => ({ commit, was: signed.commits[index] ?? commit.id }))
  const moved = pairs.filter(({ commit, was }) => commit.id !== was)
  if (moved.some(({ commit }) => commit.parents.length !== 1)) return null
  return moved.map(({ commit, was }) => [was, commit.id])
}

interface Trees {
  readonly tree: TreeId
  readonly parent: TreeId
}

/** Each commit's tree beside its first parent's; null for a commit without a parent. */
function readTrees(scratch: Scratch, commits: readonly CommitId[]): (id: CommitId) => Trees | null {
  const distinct = [...new Set(commits)]
  const [own, parents] = [treesOf(scratch.git, distinct), treesOf(scratch.git, distinct, '^1')]
  const found = new Map(distinct.map((id, index) => [id, { tree: own[index], parent: parents[index] }]))
  return (id) => {
    const { tree, parent } = found.get(id) ?? {}
    return tree == null || parent == null ? null : { tree, parent }
  }
}

interface ExpectedReplay extends Replay {
  readonly result: TreeId
}

const replayOf = (was: Trees | null, is: Trees | null): ExpectedReplay | null =>
  was === null || is === null ? null : { base: was.parent, head: was.tree, onto: is.parent, result: is.tree }
