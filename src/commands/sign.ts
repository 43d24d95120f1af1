// A senior's sign-off: shows the change, asks, signs exactly what was shown, keeps the token and brings it to the remote.
import { createHash, randomBytes } from 'node:crypto'
import { Fault } from '../errors.ts'
import { changeDigest } from '../git/change.ts'
import { mergeBase, tipOf } from '../git/history.ts'
import { interactiveGit } from '../git/interactive.ts'
import { keepToken, pushTokens } from '../git/notes.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { resolveCommit } from '../git/revisions.ts'
import { openScratch, type Scratch } from '../git/scratch.ts'
import type { LandingFacts } from '../gate/facts.ts'
import { findKey } from '../keys/find-key.ts'
import { signWithKey } from '../keys/ssh-keygen.ts'
import { shortId, shortRef, type CommitId, type RefName } from '../model/ids.ts'
import type { Policy } from '../model/policy.ts'
import type { Person } from '../model/roster.ts'
import type { Statement } from '../model/signoff.ts'
import { kinds } from '../model/provenance.ts'
import type { Context, ExitCode } from './context.ts'
import { gatherLanding, refuseShallow, requireTrees } from './gather.ts'
import { whyNotSign } from './guard.ts'
import { policyAt, type PolicyThere } from './policy-at.ts'
import { knownDefaultBranch, trackingRef } from './remote.ts'

export interface SignOptions {
  readonly target?: string
  readonly remote: string
  readonly key?: string
  readonly reason: string
  readonly checked: readonly string[]
  readonly print?: boolean
  readonly yes?: boolean
}
void [createHash, randomBytes, Fault]
