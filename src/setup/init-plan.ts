// What init would do here, as data: the files to write and what to tell. It reads and changes nothing.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../errors.ts'
import { decodeBytes } from '../git/bytes.ts'
import { agentNotes, chooseAgents, installAgents, type AgentWish } from './agent-files.ts'
import { pendingChanges, readState, type FileStep } from './file-steps.ts'
import { installHooks } from './hook-files.ts'
import { findHookPlace, type FoundPlace } from './hook-place.ts'
import { interactiveGit, type InteractiveGit } from '../git/interactive.ts'
import { readPolicyAt } from '../git/policy-file.ts'
import { openRepository, workTree, type Repository } from '../git/repository.ts'
import { parseCommitId } from '../model/ids.ts'
import { policyPath, resemblesPolicyPath, type Policy } from '../model/policy.ts'
import { parsePolicy } from '../policy/parse.ts'
import { policyTemplate } from '../policy/template.ts'
import type { Context } from '../context.ts'
import { findEnrolment, type EnrolmentWishes } from './enrolment.ts'
import { installRuntime, installSpool } from './runtime-files.ts'

export interface InitWishes extends EnrolmentWishes {
  readonly agents?: AgentWish
}

export interface InitPlan {
  readonly changes: readonly FileStep[]
  readonly policy: Policy
  readonly hooks: FoundPlace
  /** Agents' hook files that change, from the top, and what a person has to do besides. */
  readonly agents: { readonly files: readonly string[]; readonly notes: readonly string[] }
}

export interface Place {
  readonly repo: Repository
  readonly top: string
}

/** The repository seen from the top of its work tree, where git runs hooks. Throws Fault 'not-a-repository', 'bare-repository'. */
export function openTop(context: Context): Place {
  const top = workTree(openRepository(context.cwd, context.env), context.env)
  return { repo: openRepository(top, context.env), top }
}

/** Throws a Fault wherever it can't tell what is right; nothing has been written then. */
export async function planInit(context: Context, wishes: InitWishes): Promise<InitPlan> {
  const { repo, top } = openTop(context)
  const git = interactiveGit(top, context.env)
  const hooks = findHookPlace(repo, top)
  const agents = chooseAgents(top, wishes.agents)
  const kept = await findPolicy(repo, git, top)
  const text = kept ?? policyTemplate(await findEnrolment(context, git, wishes))
  const policy = parsePolicy(text, policyPath)
  const written = kept === null ? [writePolicy(top, text)] : []
  const changes = [
    ...written,
    ...installRuntime(context.packageDir, repo.commonDir, hooks.place.events),
    ...installHooks(hooks.place, top),
    ...installAgents(top, agents),
    ...(agents.length > 0 ? [installSpool(repo.commonDir)] : []),
  ]
  const pending = pendingChanges(changes)
  const changed = agents.filter(({ hookFile }) => pending.some(({ path }) => path === join(top, hookFile.path)))
  return {
    changes: pending,
    policy,
    hooks,
    agents: { files: changed.map(({ hookFile }) => hookFile.path), notes: agentNotes(top, changed) },
  }
}

const writePolicy = (top: string, text: string): FileStep => ({
  path: join(top, policyPath),
  to: { kind: 'file', bytes: Buffer.from(text), mode: 0o644 },
  says: `write ${policyPath}`,
})

/** The text of the policy there is, in the work tree or else in HEAD; null when there is none. */
async function findPolicy(repo: Repository, git: InteractiveGit, top: string): Promise<string | null> {
  const twin = readdirSync(top).find((name) => name !== policyPath && resemblesPolicyPath(name))
  if (twin !== undefined)
    throw new Fault('policy', 'policy-ambiguous', `"${twin}" looks like ${policyPath}`, `git mv ${twin} ${policyPath}`)
  const here = readState(join(top, policyPath))
  if (here.kind === 'file') return decodeBytes(here.bytes)
  if (here.kind === 'link')
    throw new Fault('policy', 'policy-not-a-file', `${policyPath} is a symbolic link`, 'put the file itself there')
  const head = parseCommitId((await git.find('rev-parse', '--verify', '--quiet', 'HEAD')) ?? '')
  const committed = head === undefined ? null : readPolicyAt(repo.git, head)
  return committed?.found === 'policy' ? decodeBytes(committed.bytes) : null
}
