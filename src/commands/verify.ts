// The gate for CI and for anybody: decides a range as the hook decides a push, from the same facts, with no key, and no network unless told --fetch.
import { Fault } from '../errors.ts'
import { fetchTokens } from '../git/exchange.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { resolveBranchCommit } from '../git/revisions.ts'
import { tipOf } from '../git/history.ts'
import { judge, lacksSignOffs, type Judgement } from '../gate/judge.ts'
import type { RefFacts } from '../gate/facts.ts'
import { isZeroId, shortRef, type CommitId, type RefName } from '../model/ids.ts'
import { chalkPaint } from '../report/chalk-paint.ts'
import { auditText, inHindsight, type Audit } from '../report/audit.ts'
import { judgementJson, undecidedJson } from '../report/verdict-json.ts'
import { judgementText } from '../report/verdict-text.ts'
import type { Context, ExitCode } from '../context.ts'
import { auditOf, type ClockWishes } from './audit-clock.ts'
import { gather, refuseShallow } from '../gather/gather.ts'
import {
  chooseRemote,
  parseTarget,
  rememberedDefault,
  targetRef,
  trackingRef,
  type DefaultBranch,
} from '../gather/remote.ts'
import { handedInTokens, readTokenFile } from '../gather/tokens.ts'

export interface VerifyOptions extends ClockWishes {
  readonly target?: string
  /** Else origin, or the only one. */
  readonly remote?: string
  readonly token: readonly string[]
  readonly fetch?: boolean
  /** Where the clone does not remember the remote's default branch, as one made by a CI may not. */
  readonly defaultBranch?: string
  readonly allowUnenrolled?: boolean
  readonly format: 'text' | 'json'
}

export async function verify(context: Context, range: string | undefined, options: VerifyOptions): Promise<ExitCode> {
  try {
    const { judgement, audit } = await decide(context, range, options)
    context.out(options.format === 'json' ? judgementJson([judgement], audit) : textOf(context, judgement, audit))
    if (lacksSignOffs(judgement) && !options.fetch)
      context.say('tokens at the remote were not looked for: --fetch brings them\n')
    return judgement.verdict.allowed ? 0 : 1
  } catch (error) {
    if (options.format === 'json' && error instanceof Fault) context.out(undecidedJson(error))
    throw error
  }
}

function textOf({ color }: Context, judgement: Judgement, audit: Audit | null): string {
  const text = judgementText(judgement, { always: true, paint: chalkPaint(color) })
  return audit === null ? text : text + auditText(audit)
}

interface Decided {
  readonly judgement: Judgement
  readonly audit: Audit | null
}

async function decide(context: Context, range: string | undefined, options: VerifyOptions): Promise<Decided> {
  const repo = openRepository(context.cwd, context.env)
  refuseShallow(repo)
  const remote = chooseRemote(repo, options.remote)
  if (options.fetch) fetchTokens(repo.git, remote)
  const ref = targetRef(repo, { ...options, remote })
  const { oldTip, newTip } = range === undefined ? tipsOfClone(repo, remote, ref) : tipsOfRange(repo, range)
  const tokens = [...handedInTokens(context.env), ...options.token.flatMap((file) => readTokenFile(context, file))]
  const audit = auditOf(repo.git, newTip, options, context.now)
  const [facts] = await gather(
    { repo, now: audit?.at ?? context.now, tokens, defaultBranch: [() => defaultOf(repo, remote, options)] },
    [{ ref, source: newTip, oldTip, newTip }],
  )
  if (facts === undefined) throw new Error('nothing gathered')
  refuseEmptyQuestion(repo, remote, facts, options)
  return { judgement: audit === null ? judge(facts) : inHindsight(judge(facts)), audit }
}

function defaultOf(repo: Repository, remote: string, { defaultBranch }: VerifyOptions): DefaultBranch {
  if (defaultBranch === undefined) return rememberedDefault(repo, remote)
  const branch = parseTarget(defaultBranch)
  const tip = tipOf(repo.git, trackingRef(remote, branch))
  return tip === null ? { known: 'nothing' } : { known: 'tip', branch, tip }
}

interface Tips {
  /** null: the branch is new to the remote. */
  readonly oldTip: CommitId | null
  readonly newTip: CommitId
}

// A...B would start at the merge base: not what the branch has, and main taken back and forth would hide there.
function tipsOfRange(repo: Repository, range: string): Tips {
  const [, from, to] = /^(.+?)\.\.(?!\.)(.*)$/s.exec(range) ?? []
  if (from === undefined || to === undefined || from.endsWith('.')) {
    throw new Fault('usage', 'bad-range', `"${range}" is no range OLD..NEW`, 'npx ai-signoff verify origin/main..HEAD')
  }
  // CI's name for "it was not there before".
  const oldTip = isZeroId(from) ? null : resolveBranchCommit(repo.git, from)
  return { oldTip, newTip: resolveBranchCommit(repo.git, to || 'HEAD') }
}

function tipsOfClone(repo: Repository, remote: string, ref: RefName): Tips {
  const oldTip = tipOf(repo.git, trackingRef(remote, ref))
  if (oldTip === null)
    throw new Fault(
      'undecided',
      'no-old-tip',
      `this clone has no ${trackingRef(remote, ref)}`,
      `git fetch ${remote}, or name the range: npx ai-signoff verify OLD..NEW`,
    )
  return { oldTip, newTip: resolveBranchCommit(repo.git, 'HEAD') }
}

/** What no rule holds is fine for a push, and mostly a mistake in CI: a check that looked at nothing must not be green. */
function refuseEmptyQuestion(
  repo: Repository,
  remote: string,
  { kind, ref }: RefFacts,
  { allowUnenrolled }: VerifyOptions,
): void {
  if (kind === 'not-enrolled' && !allowUnenrolled) throw notEnrolled(ref)
  // After a push the clone's main is the pushed main: comparing it with itself would allow everything.
  if (kind === 'unmoved') {
    const says = `${shortRef(ref)} does not move: both ends of the range are the same commit`
    throw new Fault('usage', 'no-range', says, 'name the two commits: npx ai-signoff verify OLD..NEW')
  }
  if (kind === 'unprotected' && tipOf(repo.git, trackingRef(remote, ref)) === null) {
    const says = `${remote} has no branch ${shortRef(ref)} that this clone knows of, and the policy protects none of that name`
    throw new Fault('usage', 'no-target', says, `name the branch that the change lands on: --target BRANCH`)
  }
}

function notEnrolled(ref: RefName): Fault {
  return new Fault(
    'undecided',
    'not-enrolled',
    `there is no policy for ${ref}: neither at its old tip nor on the default branch`,
    'npx ai-signoff init, or pass --allow-unenrolled',
  )
}
