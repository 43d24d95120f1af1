// Do sign-offs' changes reach what lands? Asked of the objects alone, in the scratch repository. Each check is one question to git
// about all that the checks before it left open, so that a thousand sign-offs take no more processes than one.
import type { CommitId, TreeId } from '../model/ids.ts'
import type { Grade } from '../model/policy.ts'
import type { Coverage, Statement } from '../model/signoff.ts'
import type { Claims } from './claims.ts'
import { landedAsSigned } from './landed.ts'
import { canReplay, replayAll, type CommitTree } from './replay.ts'
import type { Scratch } from './scratch.ts'
import { rangeOf, spent } from './spent.ts'
import { readTouches, type Touches } from './touches.ts'

/** A way from one commit of a branch to a later one: all of a landing, or a step of it along the first parents. */
export interface LandedStep {
  readonly oldTip: CommitId
  readonly newTip: CommitId
  readonly oldTree: TreeId
  readonly newTree: TreeId
  /** Reachable from the new tip and not from the old, oldest first. */
  readonly commits: readonly CommitTree[]
}

/** Does this sign-off cover that step? */
export interface Question {
  readonly signed: Statement
  readonly step: LandedStep
}

export interface Grounds {
  readonly scratch: Scratch
  readonly claims: Claims
  /** Merges just as git makes them, among all that lands. */
  readonly clean: ReadonlySet<CommitId>
}

/** Of each question: why the sign-off does not cover the step; null as far as this check goes. */
export type Check = (grounds: Grounds, questions: readonly Question[]) => readonly (string | null)[]

const checks: readonly Check[] = [contradicted, basedElsewhere, different, landedAsSigned]

/** In the order asked. */
export function coverages(grounds: Grounds, questions: readonly Question[]): Coverage[] {
  const whys = new Map<Question, string>()
  const left = (): readonly Question[] => questions.filter((question) => !whys.has(question))
  const ask = (check: Check): void => {
    const open = left()
    for (const [index, why] of check(grounds, open).entries()) {
      const question = open[index]
      if (why !== null && question !== undefined) whys.set(question, why)
    }
  }
  for (const check of checks) ask(check)
  const touches = readTouches(grounds.scratch, grounds.claims.graph, left().map(rangeOf))
  ask((_, open) => spent(grounds, open, touches))
  return questions.map((question) => {
    const why = whys.get(question)
    return why === undefined ? { covers: true, grade: gradeOf(grounds, question, touches) } : { covers: false, why }
  })
}

function contradicted({ claims }: Grounds, questions: readonly Question[]): (string | null)[] {
  return questions.map(({ signed }) => claims.contradiction(signed))
}

function basedElsewhere({ claims: { graph } }: Grounds, questions: readonly Question[]): (string | null)[] {
  return questions.map(({ signed, step }) =>
    graph.isAncestor(signed.base.commit, step.oldTip)
      ? null
      : 'it was signed against a base that this branch does not have',
  )
}

const isExact = ({ signed, step }: Question): boolean =>
  signed.base.tree === step.oldTree && signed.tree === step.newTree

function different({ scratch }: Grounds, questions: readonly Question[]): (string | null)[] {
  const moved = questions.filter((question) => !isExact(question))
  if (!canReplay(scratch)) {
    const tooOld = 'the change is not exactly what was signed, and this git is too old to replay it (2.38 can)'
    return questions.map((question) => (isExact(question) ? null : tooOld))
  }
  const trees = replayAll(
    scratch,
    moved.map(({ signed, step }) => ({ base: signed.base.tree, head: signed.tree, onto: step.oldTree })),
  )
  const carried = new Set(moved.filter(({ step }, index) => trees[index] === step.newTree))
  return questions.map((question) =>
    isExact(question) || carried.has(question) ? null : 'what lands is not what was signed',
  )
}

/** Disjoint: the branch touched none of the signed change's files since the signed base, not even to put them back. */
function gradeOf({ claims }: Grounds, question: Question, touches: Touches): Grade {
  if (isExact(question)) return 'exact'
  const touched = touches.in(rangeOf(question))
  return claims.files(question.signed).some(({ path }) => touched(path)) ? 'replay' : 'disjoint'
}
