// The pre-receive hook of a server: judges every ref that a push would move, before one is moved, and refuses the whole push when
// one may not. Its words go to whoever pushes.
import type { Context, ExitCode } from '../context.ts'
import { Fault } from '../errors.ts'
import { hasBranchWith } from '../git/history.ts'
import { parseReceiveLines } from '../git/push-lines.ts'
import { openReceiving, type Repository } from '../git/repository.ts'
import { gather } from '../gather/gather.ts'
import { asTheyStand, notesAfter, ownDefault } from '../gather/server.ts'
import { judge, type Judgement } from '../gate/judge.ts'
import { judgementText, type TextOptions } from '../report/verdict-text.ts'

/** Nothing is asked of anybody: policy, tokens and signed heads are what is here, or comes with the push. */
export async function preReceive(context: Context): Promise<ExitCode> {
  refuseNamespace(context)
  const repo = openReceiving(context.cwd, context.env)
  const updates = asTheyStand(repo.git, parseReceiveLines(context.stdin()))
  const world = {
    repo,
    now: context.now,
    tokens: [],
    notes: notesAfter(repo.git, updates),
    defaultBranch: [() => ownDefault(repo.git)],
  }
  const judgements = (await gather(world, updates)).map(judge)
  for (const judgement of worthSaying(judgements)) context.say(judgementText(judgement, offer(repo, judgement)))
  return judgements.every(({ verdict }) => verdict.allowed) ? 0 : 1
}

/** Refs of a namespace are not where their names say, and its default branch is not the one that HEAD names. */
function refuseNamespace({ env }: Context): void {
  if (!env['GIT_NAMESPACE']) return
  const says = 'this push goes to a git namespace, and ai-signoff judges the refs of a whole repository'
  throw new Fault('undecided', 'in-a-namespace', says, 'push to the repository itself, without GIT_NAMESPACE')
}

/** That nothing is enrolled yet is said once, however many refs are pushed. */
function worthSaying(judgements: readonly Judgement[]): readonly Judgement[] {
  const once = judgements.find(({ facts }) => facts.kind === 'not-enrolled')
  return judgements.filter((judgement) => judgement === once || judgement.facts.kind !== 'not-enrolled')
}

/** Where the commit has to go first, so that somebody can read and sign it; what the pusher calls us is not known here. */
function offer({ git }: Repository, { facts }: Judgement): Pick<TextOptions, 'offerTo'> {
  if (facts.kind !== 'landing' || hasBranchWith(git, 'refs/heads/', facts.newTip)) return {}
  return { offerTo: { remote: 'origin', commit: facts.newTip } }
}
