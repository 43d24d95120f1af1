// Fires a canary: git itself runs the message hooks of a clone, with the caller's own environment and configuration, on the message
// of a commit that nobody makes. It happens in a throwaway repository that has the clone's work tree, HEAD and objects, so that
// nothing of the user's changes: no ref, no index, no object, no file of the git folder. Hooks of other people's beside ours at the
// same two events run as well, on the same message; pre-commit, which may take long, does not.
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CanaryHealth } from '../doctor/health.ts'
import type { Env } from '../env.ts'
import { Fault } from '../errors.ts'
import { makeTemporaryFolder } from '../temporary-folder.ts'
import { decodeBytes } from './bytes.ts'
import { isAtLeast, type Repository } from './repository.ts'
import { createGit, pinnedEnv, pins, type Git } from './run.ts'
import { alternatesLine, configuration } from './scratch.ts'

/** As for `git commit -m`, where no editor comes, and as for one after the editor. */
const flights = [
  { event: 'prepare-commit-msg', words: ['message'], editor: { GIT_EDITOR: ':' } },
  { event: 'commit-msg', words: [], editor: {} },
] as const

const message = 'A canary\n\nNobody commits this.\n# Nobody edits it.\n'
const patience = 10_000

/**
 * @param top the top of the work tree. @param env the caller's own: what bends git there is what is asked about.
 * Throws Fault 'no-canary' (undecided) where there is no way to try.
 */
export async function fireCanary(repo: Repository, top: string, env: Env): Promise<CanaryHealth> {
  if (!isAtLeast(repo.gitVersion, [2, 36])) throw noCanary('git runs a hook by itself since 2.36')
  const own = { ...pinnedEnv(env), ...bentBy(env) }
  const { dir, dispose } = makeTemporaryFolder((empty) => furnish(empty, repo))
  try {
    const hooksPath = hooksPathOf(createGit(top, own), repo)
    const there = { ...own, GIT_DIR: dir, GIT_WORK_TREE: top }
    stageHead(createGit(top, there), dir, repo)
    return await fly({ dir, top, hooksPath, env: there })
  } finally {
    dispose()
  }
}

/** git's configuration in the environment, which createGit's own pins drop. */
const bentBy = (env: Env): Env =>
  Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('GIT_CONFIG_')))

/** The throwaway repository: the clone's configuration, objects and hook program are seen from it, and not written to. */
function furnish(dir: string, { commonDir, objectDirs, objectFormat }: Repository): void {
  for (const folder of ['objects/info', 'refs', 'ai-signoff']) mkdirSync(join(dir, folder), { recursive: true })
  writeFileSync(join(dir, 'objects/info/alternates'), objectDirs.map(alternatesLine).join(''))
  const included = `[include]\n\tpath = "${join(commonDir, 'config').replace(/["\\]/g, '\\$&')}"\n`
  writeFileSync(join(dir, 'config'), `${included}[core]\n\tfsmonitor = false\n${configuration(objectFormat, false)}`)
  for (const part of ['hooks', 'dist']) {
    const installed = join(commonDir, 'ai-signoff', part)
    if (existsSync(installed)) symlinkSync(installed, join(dir, 'ai-signoff', part))
  }
}

/** As git itself, in the clone, has it: a configuration may depend on where the git folder is. */
const hooksPathOf = (git: Git, { commonDir }: Repository): string =>
  answerOf(git, ['config', '--get', 'core.hooksPath']) ?? join(commonDir, 'hooks')

/** HEAD as the clone has it, its branch included, and an index in which nothing is changed. */
function stageHead(there: Git, dir: string, { git, gitDir }: Repository): void {
  const commit = answerOf(git, ['rev-parse', '--verify', '--quiet', 'HEAD'])
  const branch = answerOf(git, ['symbolic-ref', '--quiet', 'HEAD'])
  writeFileSync(join(dir, 'HEAD'), `${branch === null ? commit : `ref: ${branch}`}\n`)
  if (commit === null) return
  if (branch !== null) {
    mkdirSync(dirname(join(dir, branch)), { recursive: true })
    writeFileSync(join(dir, branch), `${commit}\n`)
  }
  if (existsSync(join(gitDir, 'shallow'))) copyFileSync(join(gitDir, 'shallow'), join(dir, 'shallow'))
  there.bytes(['read-tree', 'HEAD'])
}

function answerOf(git: Git, args: readonly string[]): string | null {
  const { code, stdout } = git.ask(args, { answers: [1] })
  return code === 0 ? decodeBytes(stdout).replace(/\n$/, '') : null
}

interface Sky {
  readonly dir: string
  readonly top: string
  readonly hooksPath: string
  readonly env: Env
}

async function fly({ dir, top, hooksPath, env }: Sky): Promise<CanaryHealth> {
  const file = join(dir, 'COMMIT_EDITMSG')
  let level = ''
  for (const { event, words, editor } of flights) {
    writeFileSync(file, message)
    const args = [
      ...pins,
      '-c',
      `core.hooksPath=${hooksPath}`,
      'hook',
      'run',
      '--ignore-missing',
      event,
      '--',
      file,
      ...words,
    ]
    const said = await saidBy(args, top, { ...env, ...editor })
    if (said === null) return { sang: 'late', event }
    const found = /^AI-Provenance: v1 level=([a-z]+)/m.exec(textOf(file))?.[1]
    if (found === undefined) return { sang: 'no', event, said }
    level = found
  }
  return { sang: 'yes', level }
}

/** Empty where somebody's hook took it away. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

/**
 * The last line that git and the hook said; null when they were ended after ten seconds. In a session of its own, so that nobody's
 * hook can ask a question of the terminal, and with its children, so that all of it can be ended.
 */
function saidBy(args: readonly string[], cwd: string, env: Env): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd,
      env,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const late = setTimeout(() => {
      child.stderr.destroy()
      endAll(child.pid)
      resolve(null)
    }, patience)
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said = (said + decodeBytes(chunk)).slice(-4096)))
    child.on('error', (error) => {
      clearTimeout(late)
      reject(noCanary(`git could not be started: ${error.message}`))
    })
    child.on('close', () => {
      clearTimeout(late)
      resolve(said.trim().split('\n').at(-1) ?? '')
    })
  })
}

function endAll(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // They have ended by themselves.
  }
}

const noCanary = (says: string): Fault => new Fault('undecided', 'no-canary', says, 'install git 2.36 or newer')
