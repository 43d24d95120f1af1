// What attacks share: a change that needs a sign-off, tokens that claim anything, commits past the hooks, and what verify decides.
import { createHash } from 'node:crypto'
import { signWithKey } from '../../src/keys/ssh-keygen.ts'
import {
  parseCommitId,
  parseRefName,
  parseSha256,
  parseTreeId,
  type CommitId,
  type TreeId,
} from '../../src/model/ids.ts'
import type { Statement } from '../../src/model/signoff.ts'
import { payloadType, preAuthEncoding, renderToken } from '../../src/signoff/envelope.ts'
import { renderStatement } from '../../src/signoff/statement.ts'
import { must, publicKeyOf } from './signing.ts'
import { asClaude, policy, type Team } from './team.ts'
import type { Key, Ran, Repo, RunOptions, World } from './world.ts'

/** A text with room around its middle, so that a change of it has context to be moved to. */
export const sessionFile = 'src/session.ts'
export const session = 'export function start(): void {\n  open()\n}\n'

/** Ada's agent wrote a change that needs one sign-off. */
export function agentsChange(team: Team, files: Readonly<Record<string, string>> = { [sessionFile]: session }): string {
  return team.ada.commit('Refresh sessions', files, asClaude)
}

/** Whatever is in the work tree, committed as somebody does who knows about the hooks. */
export function commitPastHooks(repo: Repo, message: string, ...args: string[]): string {
  repo.git('add', '--all')
  repo.git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--allow-empty', '-m', message, ...args)
  return repo.git('rev-parse', 'HEAD')
}

/** HEAD is replaced, its message stays, and no hook runs. */
export function amendPastHooks(repo: Repo, ...args: string[]): string {
  repo.git('add', '--all')
  repo.git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--amend', '--no-edit', ...args)
  return repo.git('rev-parse', 'HEAD')
}

/** Lands what is in the work tree without asking anybody: the state from which an attack starts. */
export function landPastHooks(team: Team, message: string, branch = 'main'): string {
  const id = commitPastHooks(team.ada, message)
  team.ada.git('push', '--quiet', '--no-verify', 'origin', `HEAD:${branch}`)
  return id
}

/** Lands a policy with these rules without asking anybody. */
export function landPolicy(team: Team, rules: string): string {
  team.ada.write({ '.ai-signoff.yml': policy(team.grace, team.linus, rules) })
  return landPastHooks(team, 'The policy')
}

/** A statement that is true of HEAD against what the remote's main is, but for the parts that are replaced. */
export function statementFor(team: Team, replaced: Partial<Statement> = {}): Statement {
  const { ada } = team
  const [base, head] = ['origin/main', 'HEAD']
  return {
    id: createHash('md5').update(`${process.hrtime.bigint()}`).digest('hex'),
    verdict: 'approved',
    repository: commits(ada.git('rev-list', '--max-parents=0', base)).sort(),
    target: must(parseRefName('refs/heads/main')),
    base: { commit: commit(ada, base), tree: tree(ada, base) },
    head: commit(ada, head),
    tree: tree(ada, head),
    change: must(parseSha256(digestOf(ada, base, head))),
    commits: commits(ada.git('rev-list', '--topo-order', '--reverse', `${base}..${head}`)),
    seen: { engine: 1, score: 6, level: 'low', provenance: ['generated'], agents: [] },
    policy: must(parseSha256('8'.repeat(64))),
    signer: 'Grace Hopper',
    scope: [],
    reason: '',
    explanation: null,
    issued: time(0),
    expires: time(3600),
    ...replaced,
  }
}

const commits = (lines: string): CommitId[] => lines.split('\n').map((line) => must(parseCommitId(line)))
const commit = (repo: Repo, revision: string): CommitId => must(parseCommitId(repo.git('rev-parse', revision)))
const tree = (repo: Repo, revision: string): TreeId => must(parseTreeId(repo.git('rev-parse', `${revision}^{tree}`)))

function digestOf(repo: Repo, base: string, head: string): string {
  const { stdout } = repo.tryGit(['diff-tree', '-r', '-z', '--raw', '--full-index', '--no-renames', base, head])
  return createHash('sha256').update(stdout).digest('hex')
}

/** So many seconds from now, as a statement writes time. */
export const time = (seconds: number, now = Date.now()): string =>
  `${new Date(now + seconds * 1000).toISOString().slice(0, 19)}Z`

/** Signs a statement, or any bytes, with a person's key: what a person could be tricked into, or would do on purpose. */
export function signed(
  { world }: { readonly world: World },
  key: Key,
  content: Statement | string,
  namespace = 'ai-signoff',
): string {
  const payload = Buffer.from(typeof content === 'string' ? content : renderStatement(content))
  const publicKey = publicKeyOf({ line: key.public })
  const sig = signWithKey(preAuthEncoding(payloadType, payload), { keyFile: key.file, publicKey }, namespace, world.env)
  return renderToken({ payloadType, payload, keyid: publicKey.fingerprint, sig })
}

/** Grace's token for HEAD, but for the parts that are replaced. */
export const tokenFor = (team: Team, replaced: Partial<Statement> = {}, key: Key = team.grace): string =>
  signed(team, key, statementFor(team, replaced))

export interface Decision {
  readonly code: number
  /** The codes of all findings, or of the fault. */
  readonly says: readonly string[]
}

export const allowed: Decision = { code: 0, says: [] }
export const refused = (...says: readonly string[]): Decision => ({ code: 1, says })
/** A sign-off is lacking, and this is why the one that is there does not count. */
export const notSignedOff = (...objections: readonly string[]): Decision => refused('needs-sign-off', ...objections)

export interface Asked extends RunOptions {
  readonly tokens?: readonly string[]
  readonly repo?: Repo
  /** More arguments, such as a range. */
  readonly args?: readonly string[]
}

/** What `verify` decides of HEAD against the remote's main. */
export function decide(
  team: Pick<Team, 'ada'>,
  { tokens = [], repo = team.ada, args = [], ...options }: Asked = {},
): Decision {
  const handedIn = tokens.length === 0 ? [] : ['--token', '-']
  const input = tokens.join('\n')
  return decisionIn(repo.cli(['verify', ...args, ...handedIn, '--format', 'json'], { input, ...options }))
}

interface Told {
  readonly refs: readonly { readonly findings: readonly { readonly code: string }[] }[]
  readonly fault?: { readonly code: string }
}

function decisionIn({ code, stdout, stderr }: Ran): Decision {
  if (stdout === '') throw new Error(`verify ended with ${code} and printed nothing: ${stderr}`)
  const { refs, fault } = JSON.parse(stdout) as Told
  const findings = refs.flatMap((ref) => ref.findings.map((finding) => finding.code))
  return { code, says: fault === undefined ? findings : [fault.code] }
}
