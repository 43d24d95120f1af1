// The path rules of many bases: which policy each has is seen in its tree as for one base, and each policy is read once.
import { Fault, orFault } from '../errors.ts'
import { streamObjects } from '../git/object-stream.ts'
import { policyEntry } from '../git/policy-file.ts'
import type { Git } from '../git/run.ts'
import type { CommitId, TreeId } from '../model/ids.ts'
import type { PathRule } from '../model/policy.ts'
import { policyAt } from './policy-at.ts'

/** The commit that another is made upon. */
export interface Base {
  readonly commit: CommitId
  readonly tree: TreeId
}

type Rules = readonly PathRule[]

/** By the base's commit; of a policy that can't be read a Fault. */
export type RulesOfEach = ReadonlyMap<CommitId, Rules | Fault>

/** Throws Fault 'missing-object' (undecided). */
export type RulesReader = (bases: readonly Base[]) => Promise<RulesOfEach>

/** Policies that are kept, however many a history has. */
const mostKept = 64

export function createRulesReader(git: Git): RulesReader {
  const kept = new Map<string, Rules | Fault>()
  const rulesAt = (commit: CommitId, blob: string): Rules | Fault => {
    const rules = kept.get(blob) ?? orFault(() => policyAt(git, commit)?.policy.paths ?? [])
    if (kept.size >= mostKept) kept.clear()
    kept.set(blob, rules)
    return rules
  }
  return async (bases) => {
    const found = new Map<CommitId, Rules | Fault>()
    const waiting = bases.values()
    for await (const { bytes } of streamObjects(
      git,
      bases.map(({ tree }) => tree),
    )) {
      const { value: base } = waiting.next()
      if (base === undefined) break
      const entry = orFault(() => policyEntry(bytes, base.commit))
      if (entry instanceof Fault) found.set(base.commit, entry)
      else found.set(base.commit, entry === null ? [] : rulesAt(base.commit, entry.id))
    }
    return found
  }
}
