// The gate for CI and for anybody: decides a range as the hook decides a push, from the same facts, with no key and no network.
import { Fault } from '../errors.ts'
import { fetchTokens } from '../git/notes.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { resolveCommit } from '../git/revisions.ts'
import { tipOf } from '../git/history.ts'
import { judge, type Judgement } from '../gate/judge.ts'
import type { CommitId, RefName } from '../model/ids.ts'
import { judgementJson, undecidedJson } from '../report/verdict-json.ts'
import { judgementText } from '../report/verdict-text.ts'
import type { Context, ExitCode } from './context.ts'
import { gather, refuseShallow } from './gather.ts'
import { rememberedDefaultTip, targetRef, trackingRef, type Wanted } from './remote.ts'
import { handedInTokens, readTokenFile } from './tokens.ts'

export interface VerifyOptions extends Wanted {
  readonly token: readonly string[]
  readonly fetch?: boolean
  readonly allowUnenrolled?: boolean
  readonly format: 'text' | 'json'
}

export async function verify(context: Context, range: string | undefined, options: VerifyOptions): Promise<ExitCode> {
  try {
    const judgement = await decide(context, range, options)
    context.out(options.format === 'json' ? judgementJson([judgement]) : judgementText(judgement, { always: true }))
    return judgement.verdict.allowed ? 0 : 1
  } catch (error) {
    if (options.format === 'json' && error instanceof Fault) context.out(undecidedJson(error))
    throw error
  }
}

async function decide(context: Context, range: string | undefined, options: VerifyOptions): Promise<Judgement> {
  const repo = openRepository(context.cwd, context.env)
  refuseShallow(repo)
  if (options.fetch) fetchTokens(repo.git, options.remote)
  const ref = targetRef(repo, options)
  const { oldTip, newTip } = range === undefined ? tipsOfClone(repo, options.remote, ref) : tipsOfRange(repo, range)
  const tokens = [...handedInTokens(context.env), ...options.token.flatMap((file) => readTokenFile(context, file))]
  const defaultTip = (): CommitId | null => rememberedDefaultTip(repo, options.remote)
  const [facts] = await gather({ repo, now: context.now, tokens, defaultTip }, [
    { ref, source: newTip, oldTip, newTip },
  ])
  if (facts === undefined) throw new Error('nothing gathered')
  if (facts.kind === 'not-enrolled' && !options.allowUnenrolled) throw notEnrolled(ref)
  return judge(facts)
}

interface Tips {
  readonly oldTip: CommitId
  readonly newTip: CommitId
}

// A...B would start at the merge base: not what the branch has, and main taken back and forth would hide there.
function tipsOfRange(repo: Repository, range: string): Tips {
  const [, from, to] = /^(.+?)\.\.(?!\.)(.*)$/s.exec(range) ?? []
  if (from === undefined || to === undefined || from.endsWith('.')) {
    throw new Fault('usage', 'bad-range', `"${range}" is no range OLD..NEW`, 'ai-signoff verify origin/main..HEAD')
  }
  return { oldTip: resolveCommit(repo.git, from), newTip: resolveCommit(repo.git, to === '' ? 'HEAD' : to) }
}

function tipsOfClone(repo: Repository, remote: string, ref: RefName): Tips {
  const oldTip = tipOf(repo.git, trackingRef(remote, ref))
  if (oldTip === null)
    throw new Fault(
      'undecided',
      'no-old-tip',
      `this clone has no ${trackingRef(remote, ref)}`,
      `git fetch ${remote}, or name the range: ai-signoff verify OLD..NEW`,
    )
  const newTip = resolveCommit(repo.git, 'HEAD')
  if (oldTip !== newTip) return { oldTip, newTip }
  // After a push the clone's main is the pushed main: comparing it with itself would allow everything.
  throw new Fault(
    'usage',
    'no-range',
    `HEAD is what ${remote} already has: there is nothing to decide`,
    'name the range: ai-signoff verify OLD..NEW',
  )
}

function notEnrolled(ref: RefName): Fault {
  return new Fault(
    'undecided',
    'not-enrolled',
    `there is no policy for ${ref}: neither at its old tip nor on the default branch`,
    'npx ai-signoff init, or pass --allow-unenrolled',
  )
}
