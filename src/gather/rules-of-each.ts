// The path rules of many bases, each policy read once: those of a history are few.
import { Fault } from '../errors.ts'
import type { Git } from '../git/run.ts'
import type { CommitId } from '../model/ids.ts'
import type { PathRule } from '../model/policy.ts'
import { policyAt } from './policy-at.ts'

/** @param name the same for bases with the same policy. A policy that can't be read is a Fault, returned. */
export type RulesReader = (base: CommitId, name: string) => readonly PathRule[] | Fault

/** Policies that are kept, however many a history has. */
const mostKept = 64

export function createRulesReader(git: Git): RulesReader {
  const kept = new Map<string, readonly PathRule[] | Fault>()
  return (base, name) => {
    const rules = kept.get(name) ?? rulesAt(git, base)
    if (kept.size >= mostKept) kept.clear()
    kept.set(name, rules)
    return rules
  }
}

function rulesAt(git: Git, base: CommitId): readonly PathRule[] | Fault {
  try {
    return policyAt(git, base)?.policy.paths ?? []
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}
