// Takes in tokens that came as text: checks them against the roster that will judge them, keeps them, brings them to the remote.
import { Fault } from '../errors.ts'
import { tipOf } from '../git/history.ts'
import { keepTokens } from '../git/keep-tokens.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { shortId, shortRef } from '../model/ids.ts'
import type { Policy } from '../model/policy.ts'
import type { Objection } from '../model/verdict.ts'
import { printable } from '../report/printable.ts'
import { readPersonalSettings } from '../settings/personal.ts'
import { revoked } from '../signoff/objection-to-key.ts'
import { verifyToken, type VerifiedToken } from '../signoff/token.ts'
import type { Context, ExitCode } from '../context.ts'
import { policyAt } from '../gather/policy-at.ts'
import { askTargetRef, chooseRemote, trackingRef, type Wanted } from '../gather/remote.ts'
import { bringHeads } from '../gather/signed-heads.ts'
import { readTokenFile } from '../gather/tokens.ts'
import { bringTokens } from './bring-tokens.ts'

export interface AcceptOptions {
  readonly target?: string
  /** Else the personal settings', else origin or the only one. */
  readonly remote?: string
  /** Keep them here only. */
  readonly push: boolean
}

export function accept(context: Context, file: string, options: AcceptOptions): ExitCode {
  const repo = openRepository(context.cwd, context.env)
  const remote = chooseRemote(repo, options.remote ?? readPersonalSettings(context.env).remote)
  const policy = policyOf(repo, { ...options, remote })
  // All are checked, and all that they speak of is here, before any is kept.
  const checked = readTokenFile(context, file).map((token) => ({ token, ...verified(token, policy, context.now) }))
  const tokens = checked.map(({ token, statement }) => ({ head: statement.head, token }))
  const fetched = bringHeads(
    repo,
    remote,
    tokens.map(({ head }) => head),
  )
  if (fetched.length > 0) context.say(`fetched ${fetched.map(shortId).join(', ')} from ${printable(remote)}\n`)
  keepTokens(repo, tokens)
  for (const { statement, signer } of checked) {
    context.say(
      `✓ kept ${printable(signer.name)}'s ${statement.verdict === 'approved' ? 'sign-off' : 'refusal'} of ${shortId(statement.head)} for ${printable(shortRef(statement.target))}\n`,
    )
  }
  if (options.push) bringTokens(context, repo, remote, tokens)
  return 0
}

function policyOf(repo: Repository, wanted: Wanted): Policy {
  const ref = askTargetRef(repo, wanted)
  const tip = tipOf(repo.git, trackingRef(wanted.remote, ref))
  const there = tip === null ? null : policyAt(repo.git, tip)
  if (there !== null) return there.policy
  throw new Fault(
    'usage',
    'not-enrolled',
    `${wanted.remote} has no policy on ${shortRef(ref)} that this clone knows of`,
    `git fetch ${wanted.remote}`,
  )
}

/** What is good for nothing at any landing is not kept; the rest is for the gate to weigh. */
function verified(token: string, policy: Policy, now: Date): VerifiedToken {
  const result = verifyToken(token, policy.roster)
  if (!('statement' in result)) throw notKept(result)
  const objection = revoked(result, { policy, now })
  if (objection !== null) throw notKept(objection)
  return result
}

const notKept = ({ code, says }: Objection): Fault =>
  new Fault('usage', code, `${says}; nothing was kept`, 'ask the signer for: npx ai-signoff sign --print')
