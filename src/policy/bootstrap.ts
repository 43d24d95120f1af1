// Whether a sole signer may change the policy alone: nobody else could, and a team could never grow.
import type { Path } from '../model/ids.ts'
import { policyPath, type Policy } from '../model/policy.ts'
import { standingRoster } from '../signoff/revocation.ts'
import { eligibleSigners } from './roster.ts'

/** @param paths all that the landing touches; of a rename, both. The path is compared whole: a twin of it is another file. */
export const isSoleSignersPolicy = (policy: Policy, paths: readonly Path[], now: Date): boolean =>
  paths.length > 0 &&
  paths.every((path) => path === policyPath) &&
  eligibleSigners(standingRoster(policy, now)).length === 1
