// What a clone knows of its remote: the default branch, the policy there, tokens. Asks the clone alone, no remote.
import { Fault } from '../errors.ts'
import type { PolicyHealth, RemoteHealth } from '../doctor/health.ts'
import { tipOf } from '../git/history.ts'
import { notesRef, readNoteLines } from '../git/notes.ts'
import { readPolicyAt } from '../git/policy-file.ts'
import type { Repository } from '../git/repository.ts'
import { tipOfHead } from '../git/revisions.ts'
import { shortRef, type RefName } from '../model/ids.ts'
import { policyAt } from './policy-at.ts'
import { chooseRemote, knownDefaultBranch, trackingRef } from './remote.ts'

/** @param named the personal settings'; null: origin, or the only one. */
export function remoteHealth(repo: Repository, named: string | null): RemoteHealth {
  const name = chooseRemote(repo, named)
  const branch = knownDefaultBranch(repo, name)
  return {
    name,
    exists: repo.git.text(['remote']).split('\n').includes(name),
    defaultBranch: branch === null ? null : shortRef(branch),
    policy: branch === null ? { state: 'unknown' } : policyHealth(repo, name, branch),
    overwriting: overwritingRefspec(repo, name),
    tokens: readNoteLines(repo.git).length,
  }
}

function policyHealth(repo: Repository, remote: string, branch: RefName): PolicyHealth {
  const tip = tipOf(repo.git, trackingRef(remote, branch))
  if (tip === null) return { state: 'unknown' }
  try {
    const there = policyAt(repo.git, tip)
    if (there === null) return { state: 'none', here: isInHead(repo) }
    return agreed(there.policy, branch)
  } catch (error) {
    if (error instanceof Fault) return { state: 'broken', says: error.message, next: error.next }
    throw error
  }
}

/** The gate decides nothing for new branches where the two differ. */
function agreed(policy: Extract<PolicyHealth, { state: 'in-force' }>['policy'], branch: RefName): PolicyHealth {
  if (policy.defaultBranch === shortRef(branch)) return { state: 'in-force', policy }
  const says = `its default-branch is ${policy.defaultBranch}, the remote's is ${shortRef(branch)}: nothing is decided for new branches`
  return { state: 'broken', says, next: 'make the two agree: on the server, or in .ai-signoff.yml' }
}

function isInHead({ git }: Repository): boolean {
  const head = tipOfHead(git)
  return head !== null && readPolicyAt(git, head).found === 'policy'
}

// +refs/notes/*:refs/notes/*      a forced fetch puts the remote's notes in place of ours
function overwritingRefspec({ git }: Repository, remote: string): string | null {
  const { stdout } = git.ask(['config', '--get-all', `remote.${remote}.fetch`], { answers: [1] })
  const specs = stdout.toString('utf8').split('\n')
  return specs.find((spec) => spec.startsWith('+') && coversNotes(spec.slice(spec.indexOf(':') + 1))) ?? null
}

function coversNotes(destination: string): boolean {
  const [before = '', after] = destination.split('*')
  if (after === undefined) return before === notesRef
  return notesRef.startsWith(before) && notesRef.endsWith(after) && before.length + after.length <= notesRef.length
}
