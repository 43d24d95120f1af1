// A senior's sign-off: shows the change, asks, signs exactly what was shown, keeps the token and brings it to the remote.
import { Fault } from '../errors.ts'
import { interactiveGit } from '../git/interactive.ts'
import { keepToken, pushTokens } from '../git/notes.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { resolveCommit } from '../git/revisions.ts'
import type { LandingFacts } from '../gate/facts.ts'
import { findKey } from '../keys/find-key.ts'
import { signWithKey } from '../keys/ssh-keygen.ts'
import { shortId, shortRef, type CommitId, type RefName } from '../model/ids.ts'
import type { Person } from '../model/roster.ts'
import { reviewText } from '../report/review-text.ts'
import { objectionToSigner } from '../signoff/objection.ts'
import { signToken } from '../signoff/token.ts'
import type { Context, ExitCode } from './context.ts'
import { refuseShallow } from './gather.ts'
import { whyNotSign } from './guard.ts'
import { gatherReview, type Review } from './review.ts'
import { statementOf } from './statement-of.ts'

export interface SignOptions {
  readonly target?: string
  readonly remote: string
  /** A key file; else git's user.signingkey, else ~/.ssh. */
  readonly key?: string
  readonly reason: string
  /** What the signer states to have checked. */
  readonly checked: readonly string[]
  /** Print the token and keep it nowhere. */
  readonly print?: boolean
  /** Don't ask. Refused wherever asking is: it spares a question, not a person. */
  readonly yes?: boolean
}

export async function sign(context: Context, revision: string, options: SignOptions): Promise<ExitCode> {
  const guard = whyNotSign(context)
  if (guard !== null) return refuse(context, guard, `give the command to a senior: npx ai-signoff sign ${revision}`)
  const repo = openRepository(context.cwd, context.env)
  refuseShallow(repo)
  const review = await gatherReview(context, repo, revision, options)
  const { signer, keyFile } = await findSigner(context, repo, review, options.key)
  const objection = objectionToSigner(signer, review.landing)
  if (objection !== null) return refuse(context, objection.says, whoElse(review.landing))

  context.say(reviewText(review, signer))
  if (!options.yes && !(await context.confirm(`Sign this change for ${shortRef(review.landing.ref)} as ${signer.name}?`))) {
    return refuse(context, 'not signed', `npx ai-signoff sign ${revision}`)
  }
  // Whoever can move a branch while a person reads could have another change signed.
  if (resolveCommit(repo.git, revision) !== review.landing.newTip) return refuse(context, `${revision} moved while you read`, `npx ai-signoff sign ${revision}`)

  const statement = statementOf(review, signer, options, context.now)
  const token = await signToken(statement, (payload) => signWithKey(payload, keyFile, context.env), review.landing.policy.roster)
  if (options.print) context.out(`${token}\n`)
  else publish(context, repo, review.landing.newTip, token, options.remote)
  return 0
}

function publish(context: Context, repo: Repository, head: CommitId, token: string, remote: string): void {
  keepToken(repo.git, head, token)
  pushTokens(repo.git, remote, [head])
  context.say(`signed ${shortId(head)}; the token is in the notes and at ${remote}\n`)
}

void [Fault, interactiveGit]
export type { LandingFacts, Person, RefName, Review }
export const refuse = (context: Context, says: string, next: string): 1 => {
  context.say(`✗ refused: ${says}\n  next   ${next}\n`)
  return 1
}
declare const findSigner: (c: Context, r: Repository, review: Review, key: string | undefined) => Promise<{ signer: Person; keyFile: string }>
declare const whoElse: (landing: LandingFacts) => string
void findKey
