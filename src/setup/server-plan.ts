// What init would do in a bare repository, which others push to: the hook program and pre-receive. Its policy comes with a push.
import { basename } from 'node:path'
import type { Context } from '../context.ts'
import { Fault } from '../errors.ts'
import { hasBranches, headBranch } from '../git/refs-here.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { policyPath } from '../model/policy.ts'
import { pendingChanges, type FileStep } from './file-steps.ts'
import { installHooks } from './hook-files.ts'
import { findServerPlace } from './hook-place.ts'
import type { InitWishes } from './init-plan.ts'
import { installRuntime } from './runtime-files.ts'

/** The bare repository we stand in, seen from where git runs its hooks; null in one that has a work tree. */
export function openServer({ cwd, env }: Context): Repository | null {
  const { bare, gitDir, commonDir } = openRepository(cwd, env)
  // A .git that calls itself bare has a work tree above it, or several beside it.
  return bare && basename(commonDir) !== '.git' ? openRepository(gitDir, { ...env, GIT_DIR: gitDir }) : null
}

export function planServer(packageDir: string, repo: Repository): readonly FileStep[] {
  const place = findServerPlace(repo)
  const { commonDir } = repo
  return pendingChanges([...installRuntime(packageDir, commonDir, place.events), ...installHooks(place, commonDir)])
}

/** Throws Fault 'no-policy-here' (usage). */
export function refuseWishes({ key, name, email, branch, agents }: InitWishes): void {
  if ([key, name, email, branch, agents].every((wish) => wish === undefined)) return
  const says = 'a bare repository gets its policy by a push, so there is nobody, no branch and no agent to name here'
  throw new Fault('usage', 'no-policy-here', says, 'npx ai-signoff init')
}

/** What has to be true besides for the hook to judge. */
export function serverNotes({ git }: Repository): string[] {
  const named = headBranch(git) !== null || !hasBranches(git)
  const lost = named ? [] : ['HEAD names no branch that is there: git symbolic-ref HEAD refs/heads/BRANCH']
  return [
    ...lost,
    `It judges by the ${policyPath} that a branch has before a push, and by the one of HEAD's branch for new branches.`,
  ]
}
