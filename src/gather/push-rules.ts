// What the guard asks of a repository: its policy, as HEAD and as the work tree have it, and where a push of its branch goes. Advice
// may go by files that whoever is advised can write; the gate goes by what the remote has.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Env } from '../env.ts'
import { decodeBytes } from '../git/bytes.ts'
import { readPolicyAt } from '../git/policy-file.ts'
import { headBranch } from '../git/refs-here.ts'
import { openRepository, workTree, type Repository } from '../git/repository.ts'
import type { Git } from '../git/run.ts'
import type { PushRules } from '../guard/push-rules.ts'
import { isKnown } from '../guard/simple-command.ts'
import { parseRefName, shortRef, type CommitId, type RefName } from '../model/ids.ts'
import { policyPath, type Policy } from '../model/policy.ts'
import { parsePolicy } from '../policy/parse.ts'
import { isProtected } from '../policy/protects.ts'
import { eligibleSigners } from '../policy/roster.ts'
import { standingRoster } from '../signoff/revocation.ts'

/** null: no repository is there, or one without a policy. */
export function pushRulesIn(cwd: string, env: Env, now: Date, folders: readonly string[]): PushRules | null {
  try {
    const repo = openRepository(folderOf(cwd, env['HOME'] ?? '', folders), withoutGit(env))
    return rulesOf(repo, now)
  } catch {
    return null // a folder that is not there yet, a broken repository: the push will tell
  }
}

/** A folder that only the shell can name is taken for the one we stand in: mostly it is the top of the work tree. */
const folderOf = (cwd: string, home: string, folders: readonly string[]): string =>
  folders.filter(isKnown).reduce((from, to) => resolve(from, to.replace(/^~(?=\/|$)/, home)), cwd)

const withoutGit = (env: Env): Env =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')))

function rulesOf(repo: Repository, now: Date): PushRules | null {
  const head = headBranch(repo.git)
  const texts = [atHead(repo.git, head?.tip), inWorkTree(repo)].filter((text) => text !== null)
  if (texts.length === 0) return null
  const policies = [...new Set(texts)].flatMap(parsed)
  return {
    protects: (ref) => protectedBy(policies, ref),
    defaultBranch: policies[0]?.defaultBranch ?? 'main',
    branch: head === null ? null : shortRef(head.branch),
    pushesTo: head === null ? null : destination(repo.git, head.branch),
    signers: [...new Set(policies.flatMap((policy) => signersOf(policy, now)))],
  }
}

function atHead(git: Git, tip: CommitId | undefined): string | null {
  if (tip === undefined) return null
  const file = readPolicyAt(git, tip)
  return file.found === 'policy' ? decodeBytes(file.bytes) : null
}

function inWorkTree(repo: Repository): string | null {
  try {
    return decodeBytes(readFileSync(join(workTree(repo, {}), policyPath)))
  } catch {
    return null
  }
}

/** None, of a text that is no policy. */
function parsed(text: string): Policy[] {
  try {
    return [parsePolicy(text, policyPath)]
  } catch {
    return []
  }
}

/** What is protected where there is a policy, and nobody can read it. */
const usual = new Set(['refs/heads/main', 'refs/heads/master'])

function protectedBy(policies: readonly Policy[], name: string): boolean {
  const ref = parseRefName(name)
  if (ref === undefined) return false
  return policies.length === 0 ? usual.has(ref) : policies.some((policy) => isProtected(policy, ref))
}

/** Where `git push` takes a branch: by the remote's refspecs, else by push.default and the upstream; null where git does not say. */
function destination(git: Git, branch: RefName): string | null {
  const format = '--format=%(push:remoteref)%0a%(push:remotename)%0a%(push)'
  // refs/heads/main\norigin\nrefs/remotes/origin/main; the first is there for a refspec alone
  const [ref = '', remote = '', tracking = ''] = git.text(['for-each-ref', format, '--', branch]).split('\n')
  const at = `refs/remotes/${remote}/`
  return ref || (tracking.startsWith(at) ? `refs/heads/${tracking.slice(at.length)}` : null)
}

const signersOf = (policy: Policy, now: Date): string[] =>
  eligibleSigners(standingRoster(policy, now)).map(({ name }) => name)
