// A person says what AI's part in HEAD was: more than the machine saw, never less. HEAD gets another message; its lines, what is staged
// and the work tree stay as they are.
import { Fault } from '../errors.ts'
import { amendMessage } from '../git/amend-message.ts'
import { changeDigests } from '../git/change-digest.ts'
import { readCommits } from '../git/commit-object.ts'
import { hasBranchWith } from '../git/history.ts'
import { inProgress, stoppedToEdit } from '../git/in-progress.ts'
import { openRepository, workTree, type Repository } from '../git/repository.ts'
import { tipOfHead } from '../git/revisions.ts'
import { openScratch } from '../git/scratch.ts'
import type { Commit } from '../model/change.ts'
import { shortId, type CommitId, type Sha256 } from '../model/ids.ts'
import type { Agent, Evidence, Provenance } from '../model/provenance.ts'
import { isOwnTrailer } from '../provenance/own-trailer.ts'
import { agentGiven, declareAs, type Declarable } from '../provenance/persons-word.ts'
import { readProvenance } from '../provenance/read.ts'
import { printable, printableShort } from '../report/printable.ts'
import type { Context, ExitCode } from '../context.ts'
import { whyNotSign } from './guard.ts'

export interface DeclareOptions {
  /** NAME or NAME:MODEL of each agent. */
  readonly with: readonly string[]
  /** Though a remote has the commit already. */
  readonly force?: boolean
}

export async function declareProvenance(
  context: Context,
  level: Declarable,
  options: DeclareOptions,
): Promise<ExitCode> {
  const agents = options.with.map(namedAgent)
  if (level === 'none') {
    if (agents.length > 0) throw new Fault('usage', 'none-with', '"none" is with nobody', 'leave --with out')
    const guard = whyNotSign(context, context.ancestors(), '"none"')
    if (guard !== null) return refuse(context, guard, 'a person declares it, in a terminal of their own')
  }
  const repo = openRepository(context.cwd, context.env)
  const { commit, digest, provenance } = await readHead(repo, headOf(context, repo, options))
  const evidence = 'evidence' in provenance ? provenance.evidence : []
  if (level === 'none' && evidence.length > 0) return refuseNone(context, commit, evidence)
  if (level !== 'none' && [...agents, ...agentsIn(provenance)].length === 0) throw nobodyNamed(level)
  const said = declareAs({ level, agents }, commit.message, provenance, digest)
  const drop = (line: string): boolean => isOwnTrailer(line) || said.superseded.includes(line.trimEnd())
  amendMessage(context.cwd, context.env, commit.message, { drop, own: said.own, credits: said.credits })
  return tellAfter(context, repo, { asked: level, before: commit, seen: evidence })
}

/** Throws Fault 'bad-agent' (usage). */
function namedAgent(text: string): Agent {
  const agent = agentGiven(text)
  if (agent !== null) return agent
  const says = `"${text}" names no agent: it is NAME or NAME:MODEL, the name one word`
  throw new Fault('usage', 'bad-agent', says, 'such as --with Claude:claude-opus-4-6')
}

const agentsIn = (provenance: Provenance): readonly Agent[] =>
  'agents' in provenance ? provenance.agents.filter(({ name, model }) => name !== 'unknown' || model !== null) : []

const nobodyNamed = (level: Declarable): Fault =>
  new Fault(
    'usage',
    'nobody-named',
    'nothing says which agent it was',
    `npx ai-signoff declare ${level} --with NAME:MODEL`,
  )

/** Throws Faults (usage) where HEAD is not there, or not to be changed. */
function headOf({ env }: Context, repo: Repository, { force }: DeclareOptions): CommitId {
  workTree(repo, env)
  const busy = inProgress(repo)
  if (busy !== null && !stoppedToEdit(repo)) {
    const says = `a ${busy} is in progress: HEAD is not yet what it will be`
    throw new Fault('usage', 'in-progress', says, `git ${busy} --continue, or --abort, then declare`)
  }
  const head = tipOfHead(repo.git)
  if (head === null) throw new Fault('usage', 'no-commit', 'nothing is committed yet', 'git commit')
  if (force || !hasBranchWith(repo.git, 'refs/remotes/', head)) return head
  const says = `a remote has ${shortId(head)} already: with another message it is another commit, and takes a forced push`
  throw new Fault('usage', 'at-a-remote', says, 'the same with --force, then git push --force-with-lease')
}

interface Read {
  readonly commit: Commit
  readonly digest: Sha256
  readonly provenance: Provenance
}

async function readHead(repo: Repository, head: CommitId): Promise<Read> {
  const scratch = openScratch(repo)
  try {
    const [commit] = readCommits(scratch.git, [head])
    const digest = (await changeDigests(scratch, [head])).get(head)
    if (commit === undefined || digest === undefined) throw new Error(`nothing read of ${head}`)
    return { commit, digest, provenance: readProvenance(commit, { digest }) }
  } finally {
    scratch.dispose()
  }
}

function refuseNone(context: Context, { id }: Commit, evidence: readonly Evidence[]): ExitCode {
  return refuse(
    context,
    `${shortId(id)} shows AI's part: ${evidenceWords(evidence)}`,
    'leave it as it is, or take out what is not true: git commit --amend',
  )
}

const evidenceWords = (evidence: readonly Evidence[]): string =>
  [...new Set(evidence.map(({ text }) => printableShort(text)))].slice(0, 5).join(' · ')

interface Amended {
  readonly asked: Declarable
  readonly before: Commit
  readonly seen: readonly Evidence[]
}

/** What HEAD says now, hooks and all. */
async function tellAfter({ say }: Context, repo: Repository, { asked, before, seen }: Amended): Promise<ExitCode> {
  const head = tipOfHead(repo.git)
  if (head === null) throw new Error('HEAD is gone')
  const { commit, provenance } = await readHead(repo, head)
  say(`✓ ${shortId(head)} is ${provenance.kind}\n`)
  if (provenance.kind !== asked) say(`  not "${asked}", because of: ${whyOther(provenance, seen)}\n`)
  if (before.signature !== null && commit.signature === null)
    say('! it was signed, and is not any more\n  next   git commit --amend --no-edit -S\n')
  return 0
}

const whyOther = (provenance: Provenance, seen: readonly Evidence[]): string =>
  provenance.kind === 'undeclared' ? printable(provenance.why) : evidenceWords(seen)

function refuse(context: Context, says: string, next: string): 1 {
  context.say(`✗ not declared: ${printable(says)}\n  next   ${printable(next)}\n`)
  return 1
}
