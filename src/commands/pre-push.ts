// The pre-push hook: judges every ref that git is about to push, and refuses the whole push when one may not land.
import { Fault } from '../errors.ts'
import { fetchTokens, tokenRefs } from '../git/exchange.ts'
import { keepTokens } from '../git/keep-tokens.ts'
import { parsePushLines } from '../git/push-lines.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { countedSignOffs, judge, lacksSignOffs, type Judgement } from '../gate/judge.ts'
import type { RefUpdate } from '../model/push.ts'
import { judgementText, type TextOptions } from '../report/verdict-text.ts'
import type { Context, ExitCode } from '../context.ts'
import { bringTokens } from './bring-tokens.ts'
import { gather } from '../gather/gather.ts'
import { faultText } from '../outcome.ts'
import { handedInTokens } from '../gather/tokens.ts'
import { askedDefault, bring, isOffered, rememberedDefault } from '../gather/remote.ts'
import type { Surroundings } from '../gather/surroundings.ts'

/** git calls it with the remote's name and its URL, which are the same when the remote has no name. */
export async function prePush(context: Context, [remote = 'origin', url]: readonly string[]): Promise<ExitCode> {
  const updates = parsePushLines(context.stdin())
  if (updates.length === 0) return 0
  const repo = openRepository(context.cwd, context.env)
  for (const { ref, oldTip } of updates) if (oldTip !== null) bring(repo, remote, ref, oldTip)
  const tokens = handedInTokens(context.env)
  const defaultBranch = [() => rememberedDefault(repo, remote), once(() => askedDefault(repo, remote))]
  const world = { repo, now: context.now, tokens, defaultBranch }
  const judgements = await judgeWithRemoteTokens(world, remote, updates)
  // A URL may have a password in it, and is not shown.
  const named = remote === url ? null : remote
  for (const judgement of judgements) context.say(judgementText(judgement, offer(repo, named, judgement)))
  if (judgements.some(({ verdict }) => !verdict.allowed)) return 1
  try {
    publish(context, repo, remote, tokens, judgements)
  } catch (error) {
    // The push itself was decided; where its token could not go, verify will ask for it.
    if (!(error instanceof Fault)) throw error
    context.say(faultText(error))
  }
  return 0
}

/** The local notes first; the remote is asked for tokens only when they don't suffice. */
async function judgeWithRemoteTokens(
  world: Surroundings,
  remote: string,
  updates: readonly RefUpdate[],
): Promise<Judgement[]> {
  const judgements = (await gather(world, updates)).map(judge)
  if (!judgements.some(lacksSignOffs)) return judgements
  const before = tokenRefs(world.repo.git)
  fetchTokens(world.repo.git, remote)
  if (tokenRefs(world.repo.git) === before) return judgements
  return (await gather(world, updates)).map(judge)
}

/** Where the commit has to go first, so that somebody else can read and sign it; nothing when it is there. */
function offer(repo: Repository, remote: string | null, { facts }: Judgement): Pick<TextOptions, 'offerTo'> {
  if (remote === null || facts.kind !== 'landing' || isOffered(repo, remote, facts.newTip)) return {}
  return { offerTo: { remote, commit: facts.newTip } }
}

/** A token that was handed in and counted goes where verify will look for it. */
function publish(
  context: Context,
  repo: Repository,
  remote: string,
  tokens: readonly string[],
  judgements: readonly Judgement[],
): void {
  const counted = judgements.flatMap(countedSignOffs).filter(({ token }) => tokens.includes(token))
  if (counted.length === 0) return
  const kept = counted.map(({ statement, token }) => ({ head: statement.head, token }))
  keepTokens(repo, kept)
  bringTokens(context, repo, remote, kept)
}

function once<T>(ask: () => T): () => T {
  let answer: { value: T } | undefined
  return () => (answer ??= { value: ask() }).value
}
