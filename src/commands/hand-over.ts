// What somebody who may not sign here is told to do instead: whom to ask, and for which command.
import { Fault } from '../errors.ts'
import { tipOf } from '../git/history.ts'
import { openRepository } from '../git/repository.ts'
import { resolveBranchCommit } from '../git/revisions.ts'
import { policyAt } from '../gather/policy-at.ts'
import { chooseRemote, isOffered, targetRef, trackingRef } from '../gather/remote.ts'
import { shortId, shortRef } from '../model/ids.ts'
import { shellWord } from '../model/shell-word.ts'
import { eligibleSigners } from '../policy/roster.ts'
import { readPersonalSettings } from '../settings/personal.ts'
import { standingRoster } from '../signoff/revocation.ts'
import type { Context } from '../context.ts'

interface Wishes {
  readonly target?: string
  readonly remote?: string
}

const where = 'in a terminal of their own, which no agent has started'

/** As far as this clone knows, without asking the remote; never a Fault: there is a refusal to be told already. */
export function handOver(context: Context, revision: string, wishes: Wishes): string {
  try {
    return namingPeople(context, revision, wishes)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return `a senior runs this, ${where}: npx ai-signoff sign ${shellWord(revision)}`
  }
}

/** A name such as HEAD means something else in the senior's clone: the commit's id is handed over. */
function namingPeople({ cwd, env, now }: Context, revision: string, wishes: Wishes): string {
  const repo = openRepository(cwd, env)
  const remote = chooseRemote(repo, wishes.remote ?? readPersonalSettings(env).remote)
  const ref = targetRef(repo, { ...wishes, remote })
  const commit = resolveBranchCommit(repo.git, revision)
  const tip = tipOf(repo.git, trackingRef(remote, ref))
  const policy = tip === null ? undefined : policyAt(repo.git, tip)?.policy
  const names = policy === undefined ? [] : eligibleSigners(standingRoster(policy, now)).map(({ name }) => name)
  const who = names.length === 0 ? 'a senior' : names.join(' or ')
  const first = isOffered(repo, remote, commit) ? '' : 'push the change to a branch, then '
  const command = `npx ai-signoff sign ${shortId(commit)} --target ${shellWord(shortRef(ref))}`
  return `${first}ask ${who} to run this, ${where}: ${command}`
}
