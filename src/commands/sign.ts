// A senior's sign-off: shows the change, asks, signs exactly what was shown, keeps the token and brings it to the remote.
import { Fault } from '../errors.ts'
import { interactiveGit } from '../git/interactive.ts'
import { keepToken, pushTokens } from '../git/notes.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { resolveBranchCommit } from '../git/revisions.ts'
import { landingTerms, type LandingFacts } from '../gate/facts.ts'
import { ableToSign, pastLimit } from '../gate/findings.ts'
import { findSigningKey, type SigningKey } from '../keys/find-key.ts'
import { askedOfSigner, signWithKey } from '../keys/ssh-keygen.ts'
import { shortId, shortRef } from '../model/ids.ts'
import { shellWord } from '../model/shell-word.ts'
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
import { whyNotSign } from './guard.ts'
import { chooseRemote } from '../gather/remote.ts'
import { gatherReview, type Review } from '../gather/review.ts'
import { statementOf } from './statement-of.ts'

export interface SignOptions {
  readonly target?: string
  /** Else the personal settings', else origin or the only one. */
  readonly remote?: string
  /** A key file; else git's user.signingkey, else ~/.ssh. */
  readonly key?: string
  readonly reason: string
  /** What the signer states to have checked. */
  readonly checked: readonly string[]
  /** Print the token and keep it nowhere. */
  readonly print?: boolean
  /** Don't ask. It spares a question, not a person: the guard has already refused where nobody could be asked. */
  readonly yes?: boolean
}

export async function sign(context: Context, revision: string, options: SignOptions): Promise<ExitCode> {
  const again = commandFor(revision, options)
  const guard = whyNotSign(context)
  if (guard !== null) return refuse(context, guard, `a senior runs it, in a terminal of their own: ${again}`)
  const repo = openRepository(context.cwd, context.env)
  refuseShallow(repo)
  const settings = readPersonalSettings(context.env)
  const remote = chooseRemote(repo, options.remote ?? settings.remote)
  const key = await keyOf(context, options.key ?? settings.key)
  const review = await gatherReview(context, repo, revision, { ...options, remote })
  const signer = signerWith(key, review)
  const objection = whyNotThis(review, signer, key)
  if (objection !== null) return refuse(context, objection.says, objection.next)

  context.say(reviewText(review, signer))
  if (
    !options.yes &&
    !(await context.confirm(printable(`Sign this change for ${shortRef(review.landing.ref)} as ${signer.name}?`)))
  ) {
    return refuse(context, 'nothing was signed', again)
  }
  // Whoever can move a branch while a person reads could have another change signed.
  if (resolveBranchCommit(repo.git, revision) !== review.landing.newTip) {
    return refuse(context, `${revision} moved while you read; nothing was signed`, again)
  }
  const asks = askedOfSigner(key)
  if (asks !== null) context.say(`${asks}\n`)
  const token = makeToken(context, key, renderStatement(statementOf(review, signer, options, context.now)))
  const shortfall = whyNotCounted(token, review)
  if (shortfall !== null) return refuse(context, shortfall.says, shortfall.next)
  if (options.print) context.out(`${token}\n`)
  else publish(context, repo, review, token, remote)
  return 0
}

/** The command as it was given, to be typed again. */
function commandFor(revision: string, { target, remote }: SignOptions): string {
  const flags = Object.entries({ target, remote }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  )
  return ['npx ai-signoff sign', ...[revision, ...flags].map(shellWord)].join(' ')
}

async function keyOf(context: Context, asked: string | null): Promise<SigningKey> {
  const configured = await interactiveGit(context.cwd, context.env).find('config', '--get', 'user.signingkey')
  return findSigningKey({
    asked,
    configured,
    home: context.env['HOME'] ?? '',
    cwd: context.cwd,
    command: 'sign',
  })
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
function whyNotThis({ landing, authors }: Review, signer: Person, { publicKey }: SigningKey): Refusal | null {
  const objection = objectionToSigner({ signer, keys: [publicKey], authors }, landingTerms(landing))
  if (objection !== null) return { says: objection.says, next: askOthers({ ...landing, authors }) }
  return landing.radius.reviewable > landing.policy.reviewableLines ? pastLimit(landing) : null
}

function askOthers(landing: LandingFacts): string {
  const names = ableToSign(landing).map(({ name }) => name)
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
  const objection = 'statement' in made ? lacksHardware(made, landingTerms(landing)) : made
  if (objection === null) return null
  return {
    says: objection.says,
    next: 'a key made with ssh-keygen -t ed25519-sk -O verify-required asks for its PIN each time; have it put into the roster',
  }
}

function publish(context: Context, repo: Repository, { landing }: Review, token: string, remote: string): void {
  keepToken(repo.git, landing.newTip, token)
  pushTokens(repo.git, remote, [landing.newTip])
  const says = `✓ signed ${shortId(landing.newTip)} for ${shortRef(landing.ref)}; the token is at ${remote}, in refs/notes/ai-signoff`
  context.say(`${printable(says)}\n`)
}

function refuse(context: Context, says: string, next: string): 1 {
  context.say(`✗ not signed: ${printable(says)}\n  next   ${printable(next)}\n`)
  return 1
}
