// The repository we stand in: where its parts are, asked once, before the environment is scrubbed.
import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { Fault } from '../errors.ts'
import type { Env } from '../env.ts'
import { createGit, pinnedEnv, type Git } from './run.ts'

export interface Repository {
  /** git on this repository, with a pinned environment. */
  readonly git: Git
  readonly env: Record<string, string>
  readonly cwd: string
  readonly gitDir: string
  /** Shared by all worktrees. */
  readonly commonDir: string
  /** Where its objects lie; in a receive hook the pushed ones, which have a folder of their own until the push is taken, first. */
  readonly objectDirs: readonly string[]
  readonly indexFile: string
  /** Where git looks for hooks: core.hooksPath heeded. */
  readonly hooksDir: string
  readonly bare: boolean
  readonly shallow: boolean
  readonly objectFormat: 'sha1' | 'sha256'
  readonly gitVersion: GitVersion
}

export type GitVersion = readonly [major: number, minor: number]

export const isAtLeast = (version: GitVersion, [major, minor]: GitVersion): boolean =>
  version[0] > major || (version[0] === major && version[1] >= minor)

// A hook is told where it runs through these; they are read here and passed on as arguments.
const places = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_INDEX_FILE']

/** Throws Fault 'not-a-repository' or 'git-too-old' (usage). */
export function openRepository(cwd: string, env: Env): Repository {
  const pinned = pinnedEnv(env)
  const here = Object.fromEntries(places.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
  const git = createGit(cwd, { ...pinned, ...here })
  const gitVersion = checkVersion(git)
  const [gitDir, commonDir, objectDir, indexFile, hooksDir, bare, shallow, objectFormat, ...rest] = locate(git)
  if (objectFormat === undefined || rest.length > 0) {
    throw new Fault('usage', 'odd-path', 'the path of this repository has a line break in it', 'move the repository')
  }
  return {
    git: createGit(cwd, pinned, ['--git-dir', gitDir ?? '']),
    env: pinned,
    cwd,
    gitDir: gitDir ?? '',
    commonDir: commonDir ?? '',
    objectDirs: [objectDir ?? ''],
    indexFile: indexFile ?? '',
    hooksDir: hooksDir ?? '',
    bare: bare === 'true',
    shallow: shallow === 'true',
    objectFormat: objectFormat === 'sha256' ? 'sha256' : 'sha1',
    gitVersion,
  }
}

/**
 * The same in a receive hook, which alone is told where the pushed objects lie. Anywhere else these variables are somebody's trick.
 * Without pushed objects (a deletion) git names no such folder, and one that is named then is not git's: git's own lies in ours.
 */
export function openReceiving(cwd: string, env: Env): Repository {
  const repo = openRepository(cwd, env)
  const { GIT_QUARANTINE_PATH: pushed, GIT_OBJECT_DIRECTORY: objects, GIT_ALTERNATE_OBJECT_DIRECTORIES: others } = env
  const [own = ''] = repo.objectDirs
  if (pushed === undefined || pushed !== objects || !isRightBelow(own, pushed)) return repo
  const alternates = { ...repo.env, GIT_ALTERNATE_OBJECT_DIRECTORIES: others ?? own }
  const quarantined = { ...alternates, GIT_QUARANTINE_PATH: pushed, GIT_OBJECT_DIRECTORY: pushed }
  return {
    ...repo,
    env: alternates,
    git: createGit(cwd, quarantined, ['--git-dir', repo.gitDir]),
    objectDirs: [pushed, own],
  }
}

function isRightBelow(folder: string, path: string): boolean {
  try {
    return realpathSync(dirname(path)) === realpathSync(folder)
  } catch {
    return false
  }
}

const questions = [
  '--path-format=absolute',
  '--absolute-git-dir',
  '--git-common-dir',
  '--git-path',
  'objects',
  '--git-path',
  'index',
  '--git-path',
  'hooks',
  '--is-bare-repository',
  '--is-shallow-repository',
  '--show-object-format',
]

function locate(git: Git): string[] {
  try {
    return git.text(['rev-parse', ...questions]).split('\n')
  } catch (error) {
    // Anything else, such as a configuration that git can't read, hides a repository that is here.
    const [, says] =
      error instanceof Fault ? (/^git rev-parse: fatal: (not a git repository.*)/s.exec(error.message) ?? []) : []
    if (says === undefined) throw error
    throw new Fault('usage', 'not-a-repository', says, 'cd into a git repository, or pass --cwd DIR', { cause: error })
  }
}

function checkVersion(git: Git): GitVersion {
  const found = git.text(['version'])
  const [, major, minor] = /(\d+)\.(\d+)/.exec(found) ?? []
  const version: GitVersion = [Number(major ?? 0), Number(minor ?? 0)]
  if (isAtLeast(version, [2, 34])) return version
  throw new Fault('usage', 'git-too-old', `this is ${found}; ai-signoff needs git 2.34 or newer`, 'install a newer git')
}

/** The top of the work tree. Throws Fault 'bare-repository' (usage). */
export function workTree(repo: Repository, env: Env): string {
  const says = 'this is a bare repository, or a place inside .git: there is no work tree here'
  if (repo.bare) throw new Fault('usage', 'bare-repository', says, 'run it in a clone')
  const place = env['GIT_WORK_TREE']
  try {
    return place ?? createGit(repo.cwd, repo.env).text(['rev-parse', '--show-toplevel'])
  } catch (error) {
    throw new Fault('usage', 'bare-repository', says, 'cd to the top of the work tree', { cause: error })
  }
}
