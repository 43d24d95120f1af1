// Takes in tokens that came as text: checks them against the roster that will judge them, keeps them, brings them to the remote.
import { Fault } from '../errors.ts'
import { tipOf } from '../git/history.ts'
import { keepTokens } from '../git/keep-tokens.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { shortId, shortRef } from '../model/ids.ts'
import { printable } from '../report/printable.ts'
import { readPersonalSettings } from '../settings/personal.ts'
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
  const roster = rosterOf(repo, { ...options, remote })
  // All are checked, and all that they speak of is here, before any is kept.
  const checked = readTokenFile(context, file).map((token) => ({ token, ...verified(token, roster) }))
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

type Roster = Parameters<typeof verifyToken>[1]

function rosterOf(repo: Repository, wanted: Wanted): Roster {
  const ref = askTargetRef(repo, wanted)
  const tip = tipOf(repo.git, trackingRef(wanted.remote, ref))
  const there = tip === null ? null : policyAt(repo.git, tip)
  if (there !== null) return there.policy.roster
  throw new Fault(
    'usage',
    'not-enrolled',
    `${wanted.remote} has no policy on ${shortRef(ref)} that this clone knows of`,
    `git fetch ${wanted.remote}`,
  )
}

function verified(token: string, roster: Roster): VerifiedToken {
  const result = verifyToken(token, roster)
  if ('statement' in result) return result
  throw new Fault(
    'usage',
    result.code,
    `${result.says}; nothing was kept`,
    'ask the signer for: npx ai-signoff sign --print',
  )
}
