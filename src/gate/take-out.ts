// Which of the steps that are signed off to take out of a landing, where they overlap.
import type { CommitId } from '../model/ids.ts'
import type { Policy } from '../model/policy.ts'
import type { Level } from '../model/radius.ts'
import { requirementFor } from '../policy/requirement.ts'
import type { LandedCommit, Step } from './facts.ts'

interface Choice<S> {
  readonly weight: number
  /** null: nothing more. */
  readonly last: { readonly signed: S; readonly before: Choice<S> } | null
}

/**
 * Steps that do not overlap and leave as little as can be: not the first or the longest, so that one more sign-off never makes a
 * worse choice.
 * @param way the tips that the branch has along its first parents, old tip first; each step goes from one of them to a later one.
 */
export function leavingLeast<S extends { readonly step: Step }>(
  way: readonly CommitId[],
  steps: readonly S[],
  weigh: (step: Step) => number,
): S[] {
  const upTo = new Map<CommitId, Choice<S>>()
  let best: Choice<S> = { weight: 0, last: null }
  for (const tip of way) {
    for (const signed of steps.filter(({ step }) => step.newTip === tip)) {
      const before = upTo.get(signed.step.oldTip)
      if (before === undefined) continue
      const weight = before.weight + weigh(signed.step)
      if (weight > best.weight) best = { weight, last: { signed, before } }
    }
    upTo.set(tip, best)
  }
  return listed(best)
}

function listed<S>({ last: newest }: Choice<S>): S[] {
  const steps: S[] = []
  for (let last = newest; last !== null; last = last.before.last) steps.push(last.signed)
  return steps.toReversed()
}

/** Commits that need a sign-off outweigh any number of those that don't. */
export const weightUnder =
  (policy: Policy, level: Level) =>
  ({ commits }: Step): number =>
    commits.reduce((sum, commit) => sum + (needsSignOff(commit, policy, level) ? 1e6 : 1), 0)

function needsSignOff(
  { provenance, cleanMerge, bySenior, unproved }: LandedCommit,
  policy: Policy,
  level: Level,
): boolean {
  const facts = { level, kinds: new Set([provenance.kind]), seniorAuthors: bySenior, unprovedAuthors: unproved }
  return !cleanMerge && requirementFor(policy, facts) > 0
}
