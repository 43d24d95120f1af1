// git for commands that a person runs and waits for: simple-git, held to `raw`, with every non-zero exit an error.
// Hooks, scoring and verify use run.ts; this is never loaded there.
import { GitError, simpleGit } from 'simple-git'
import type { Fault } from '../errors.ts'
import type { Env } from '../env.ts'
import { gitFailure } from './failure.ts'
import { pinnedEnv, pins } from './run.ts'

export interface InteractiveGit {
  /** Standard output without its last line breaks. Throws what gitFailure() makes (undecided). */
  ask(...args: readonly string[]): Promise<string>
  /** The same, with null for an exit code of 1: git's silent "no such thing". */
  find(...args: readonly string[]): Promise<string | null>
}

// What may stand in the environment of the person at the keyboard: their ssh, editor, pager, git. simple-git guards against
// such values when they come from a web request.
const theUsersOwn = {
  allowUnsafeSshCommand: true,
  allowUnsafeAskPass: true,
  allowUnsafeEditor: true,
  allowUnsafePager: true,
  allowUnsafeExec: true,
  allowUnsafeCommandBinaries: true,
  allowUnsafeGitProxy: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeTemplateDir: true,
}

/** A GitError, because simple-git makes a new error of any other and loses what it held. */
class GitExit extends GitError {
  readonly code: number
  constructor(code: number, complaint: string) {
    super(undefined, complaint)
    this.code = code
  }
}

/** @param cwd any place in the repository. */
export function interactiveGit(cwd: string, env: Env): InteractiveGit {
  const pinned = pinnedEnv(env)
  const git = simpleGit({
    baseDir: cwd,
    trimmed: false,
    // On exit alone simple-git waits 50 ms for commands that print nothing; the end of the streams tells as well.
    completion: { onExit: false },
    // It resolves with '' when git fails without a word.
    errors: (error, { exitCode, stdErr }) =>
      exitCode === 0 ? error : new GitExit(exitCode, Buffer.concat(stdErr).toString('utf8').trim()),
    // It drops or refuses GIT_* unless named; ours were chosen in pinnedEnv.
    allowEnvironment: Object.keys(pinned),
    unsafe: theUsersOwn,
  }).env(pinned)
  const raw = async (args: readonly string[]): Promise<string> =>
    (await git.raw([...pins, ...args])).replace(/\n+$/, '')
  return {
    ask: (...args) => raw(args).catch((error: unknown) => Promise.reject(failed(args, error))),
    find: (...args) =>
      raw(args).catch((error: unknown) => {
        if (error instanceof GitExit && error.code === 1) return null
        throw failed(args, error)
      }),
  }
}

function failed(args: readonly string[], error: unknown): Fault {
  const silent = error instanceof GitExit && error.message === '' ? `exit code ${error.code}` : null
  return gitFailure(args, silent ?? (error instanceof Error ? error.message : String(error)), error)
}
