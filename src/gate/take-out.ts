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
  const place = new Map(way.map((tip, at) => [tip, at]))
  const best: Choice<S>[] = [{ weight: 0, last: null }]
  for (const tip of way.slice(1)) {
    const ending = steps.filter(({ step }) => step.newTip === tip)
    const choices = ending.flatMap((signed): Choice<S>[] => {
      const before = best[place.get(signed.step.oldTip) ?? -1]
      return before === undefined ? [] : [{ weight: before.weight + weigh(signed.step), last: { signed, before } }]
    })
    best.push([...best.slice(-1), ...choices].reduce((one, other) => (other.weight > one.weight ? other : one)))
  }
  return listed(best.at(-1))
}

function listed<S>(choice: Choice<S> | undefined): S[] {
  const steps: S[] = []
  for (let last = choice?.last ?? null; last !== null; last = last.before.last) steps.unshift(last.signed)
  return steps
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
