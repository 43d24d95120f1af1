// A senior's verdict, a sign-off or a refusal: shows the change, asks, signs exactly what was shown, keeps the token and brings it to
// the remote.
import { Fault } from '../errors.ts'
import { keepTokens } from '../git/keep-tokens.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { resolveBranchCommit } from '../git/revisions.ts'
import { landingTerms, type LandingFacts } from '../gate/facts.ts'
import { ableToSign, pastLimit } from '../gate/findings.ts'
import { custodyOf } from '../keys/custody.ts'
import type { SigningKey } from '../keys/find-key.ts'
import { askedOfSigner, signWithKey } from '../keys/ssh-keygen.ts'
import { silentUse } from '../model/custody.ts'
import { shortId, shortRef } from '../model/ids.ts'
import type { Person } from '../model/roster.ts'
import { printable } from '../report/printable.ts'
import { reviewText } from '../report/review-text.ts'
import { payloadType, preAuthEncoding, renderToken } from '../signoff/envelope.ts'
import { readPersonalSettings } from '../settings/personal.ts'
import { objectionToSigner } from '../signoff/objection.ts'
import { lacksHardware } from '../signoff/objection-to-key.ts'
import { renderStatement } from '../signoff/statement.ts'
import { tokenNamespace, verifyToken } from '../signoff/token.ts'
import type { Context, ExitCode } from '../context.ts'
import { refuseShallow } from '../gather/gather.ts'
import { bringTokens } from './bring-tokens.ts'
import { whyNotSign } from './only-a-person.ts'
import { handOver } from './hand-over.ts'
import { chooseRemote } from '../gather/remote.ts'
import { gatherReview, type Review } from '../gather/review.ts'
import { signingKeyOf } from '../gather/signing-key.ts'
import { commandFor, type SignOptions } from './sign-command.ts'
import { statementOf, type Words } from './statement-of.ts'

export async function sign(context: Context, revision: string, options: SignOptions): Promise<ExitCode> {
  const again = commandFor(revision, options)
  const ancestry = context.ancestors()
  const guard = whyNotSign(context, ancestry)
  if (guard !== null) return refuse(context, guard, handOver(context, revision, options))
  if (options.decline && options.reason === '') throw noReason(again)
  const repo = openRepository(context.cwd, context.env)
  refuseShallow(repo)
  const settings = readPersonalSettings(context.env)
  const remote = chooseRemote(repo, options.remote ?? settings.remote)
  const key = await signingKeyOf(context, options.key ?? settings.key)
  const review = await gatherReview(context, repo, revision, { ...options, remote })
  const signer = signerWith(key, review)
  const objection = whyNotThis(review, signer, key, options)
  if (objection !== null) return refuse(context, objection.says, objection.next)

  context.say(reviewText(review, signer))
  warn(context, ancestry.unseen, silentUse(custodyOf(key, context.env)))
  const asked = options.yes ? null : question(review, signer, options)
  const setback = await whyNotNow(context, repo, { revision, review, asked })
  if (setback !== null) return refuse(context, setback, again)
  const asks = askedOfSigner(key)
  if (asks !== null) context.say(`${asks}\n`)
  const token = makeToken(context, key, renderStatement(statementOf(review, signer, wordsOf(options), context.now)))
  const shortfall = whyNotCounted(token, review)
  if (shortfall !== null) return refuse(context, shortfall.says, shortfall.next)
  if (options.print) context.out(`${token}\n`)
  else publish(context, repo, review, token, { remote, verdict: wordsOf(options).verdict })
  return 0
}

interface Shown {
  readonly revision: string
  readonly review: Review
  /** null: the person said before that they would not be asked. */
  readonly asked: string | null
}

async function whyNotNow(context: Context, { git }: Repository, shown: Shown): Promise<string | null> {
  const { revision, review, asked } = shown
  if (asked !== null && !(await context.confirm(printable(asked)))) return 'nothing was signed'
  // Whoever can move a branch while a person reads could have another change signed.
  const moved = resolveBranchCommit(git, revision) !== review.landing.newTip
  return moved ? `${revision} moved while you read; nothing was signed` : null
}

const noReason = (again: string): Fault =>
  new Fault('usage', 'no-reason', 'a refusal tells the author why: it needs a --reason', again)

const wordsOf = ({ decline, reason, checked }: SignOptions): Words => ({
  verdict: decline ? 'declined' : 'approved',
  reason,
  checked,
})

const question = ({ landing }: Review, signer: Person, { decline }: SignOptions): string =>
  `${decline ? 'Decline' : 'Sign'} this change for ${shortRef(landing.ref)} as ${signer.name}?`

function warn(context: Context, unseen: string | null, silently: string | null): void {
  if (unseen !== null) context.say(`! agents were looked for in the environment; ${printable(unseen)}\n`)
  if (silently === null) return
  const next = 'ssh-keygen -t ed25519-sk -O verify-required makes a key that asks for you each time'
  context.say(`! your key ${silently}\n  next   ${next}\n`)
}

/** Throws Fault 'key-not-in-roster' (usage). */
function signerWith({ publicKey }: SigningKey, { landing }: Review): Person {
  const signer = landing.policy.roster.people.find(({ keys }) => keys.some(({ blob }) => blob === publicKey.blob))
  if (signer !== undefined) return signer
  const says = `the key ${publicKey.fingerprint} is nobody's in the roster of ${shortRef(landing.ref)}`
  throw new Fault(
    'usage',
    'key-not-in-roster',
    says,
    'name another with --key, or ask a senior to add it to .ai-signoff.yml',
  )
}

interface Refusal {
  readonly says: string
  readonly next: string
}

/** What the gate would say of this signature anyway, said before it is made. */
function whyNotThis(
  { landing, authors }: Review,
  signer: Person,
  { publicKey }: SigningKey,
  { decline }: SignOptions,
): Refusal | null {
  const objection = objectionToSigner({ signer, keys: [publicKey], authors }, landingTerms(landing, landing))
  if (objection !== null) return { says: objection.says, next: askOthers({ ...landing, authors }, signer) }
  // That it is too large is a reason to decline.
  return !decline && landing.radius.reviewable > landing.policy.reviewableLines ? pastLimit(landing) : null
}

function askOthers(landing: LandingFacts, signer: Person): string {
  const names = ableToSign(landing).map(({ name }) => name)
  if (names.includes(signer.name)) return 'name another of your keys with --key: the roster has one that counts'
  return names.length === 0 ? 'ask for somebody in the roster who can sign this' : `ask one of: ${names.join(', ')}`
}

function makeToken(context: Context, key: SigningKey, statement: string): string {
  const payload = Buffer.from(statement)
  const sig = signWithKey(preAuthEncoding(payloadType, payload), key, tokenNamespace, context.env)
  return renderToken({ payloadType, payload, keyid: key.publicKey.fingerprint, sig })
}

/** Whether a security key was given its PIN shows in the signature alone. */
function whyNotCounted(token: string, { landing }: Review): Refusal | null {
  const made = verifyToken(token, landing.policy.roster)
  const objection = 'statement' in made ? lacksHardware(made, landingTerms(landing, landing)) : made
  if (objection === null) return null
  return {
    says: objection.says,
    next: 'a key made with ssh-keygen -t ed25519-sk -O verify-required asks for its PIN each time; have it put into the roster',
  }
}

interface Delivery {
  readonly remote: string
  readonly verdict: Words['verdict']
}

function publish(
  context: Context,
  repo: Repository,
  { landing }: Review,
  token: string,
  { remote, verdict }: Delivery,
): void {
  const kept = [{ head: landing.newTip, token }]
  keepTokens(repo, kept)
  bringTokens(context, repo, remote, kept)
  const act = verdict === 'approved' ? 'signed' : 'declined'
  const says = `✓ ${act} ${shortId(landing.newTip)} for ${shortRef(landing.ref)}; the token is at ${remote}, in refs/notes/ai-signoff`
  context.say(`${printable(says)}\n`)
}

function refuse(context: Context, says: string, next: string): 1 {
  context.say(`✗ not signed: ${printable(says)}\n  next   ${printable(next)}\n`)
  return 1
}
