// Runs git: an argument array, bytes out, every non-zero exit an error. The only place that starts a git process for hooks,
// scoring and verify. Of git's own variables only a short list gets through, so that none of the caller's bends the answer.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '../env.ts'
import { Fault } from '../errors.ts'
import { decodeBytes } from './bytes.ts'
import { gitFailure } from './failure.ts'

export interface RunOptions {
  readonly input?: string | Uint8Array
  /** Added to the pinned environment. */
  readonly env?: Env
  /** Exit codes that are answers, not failures; 0 always is. */
  readonly answers?: readonly number[]
  /** Milliseconds that it may take, where somebody's objects could keep git busy for ever. */
  readonly limit?: number
}

export interface Answer {
  readonly code: number
  readonly stdout: Buffer
}

export interface Git {
  /** Throws what gitFailure() makes (undecided) of any exit code but 0 and the named answers. */
  ask(args: readonly string[], options?: RunOptions): Answer
  bytes(args: readonly string[], options?: RunOptions): Buffer
  /** Standard output as text without its last newline. */
  text(args: readonly string[], options?: RunOptions): string
  /** Standard output in pieces, for what grows with the repository. */
  stream(args: readonly string[], options?: RunOptions): AsyncIterable<Buffer>
  /** Standard output while other work goes on, however long that takes: by files in this folder, so that git waits for nobody to read. */
  throughFiles(args: readonly string[], folder: string, options?: RunOptions): Promise<Buffer>
}

// GIT_* variables that say how to reach a remote or where git itself is. All others are dropped: GIT_CONFIG_COUNT and
// GIT_CONFIG_PARAMETERS inject configuration, GIT_DIR and friends redirect, GIT_TRACE writes files.
const kept =
  /^GIT_(?:EXEC_PATH|SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|TERMINAL_PROMPT|SSL_\w+|HTTP_\w+|PROXY_\w+|ALLOW_PROTOCOL|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/

/** The caller's environment with git's own variables pinned: no replace refs, no grafts, no pager, untranslated messages. */
export function pinnedEnv(env: Env): Record<string, string> {
  const pinned: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && (!name.startsWith('GIT_') || kept.test(name))) pinned[name] = value
  }
  return {
    ...pinned,
    LC_ALL: 'C',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_OPTIONAL_LOCKS: '0',
    // A partial clone would bring what it lacks in silence, from a remote that its configuration names.
    GIT_NO_LAZY_FETCH: '1',
    GIT_PAGER: 'cat',
  }
}

/**
 * Before every subcommand. A commit-graph says again what commits say of their parents and trees, and git believes it unseen.
 * Our own GIT_GRAFT_FILE would be complained of in every message.
 */
export const pins: readonly string[] = ['-c', 'core.commitGraph=false', '-c', 'advice.graftFileDeprecated=false']

/** @param where goes before every subcommand, such as ['--git-dir', path]. */
export function createGit(cwd: string, env: Env, where: readonly string[] = []): Git {
  const ask = (args: readonly string[], options: RunOptions = {}): Answer => {
    const done = spawnSync('git', [...pins, ...where, ...args], {
      cwd,
      env: { ...env, ...options.env },
      input: options.input ?? '',
      maxBuffer: Infinity,
      ...(options.limit === undefined ? {} : { timeout: options.limit, killSignal: 'SIGKILL' }),
    })
    if (done.error && 'code' in done.error && done.error.code === 'ETIMEDOUT') throw tookTooLong(args, done.error)
    if (done.error) throw notStarted(done.error)
    const code = done.status ?? -1
    if (code !== 0 && !(options.answers ?? []).includes(code)) throw failed(args, code, decodeBytes(done.stderr))
    return { code, stdout: done.stdout }
  }
  const bytes = (args: readonly string[], options?: RunOptions): Buffer => ask(args, options).stdout
  return {
    ask,
    bytes,
    text: (args, options) => decodeBytes(bytes(args, options)).replace(/\n$/, ''),
    stream: (args, options) => streamed([...pins, ...where, ...args], cwd, { ...env, ...options?.env }, options?.input),
    throughFiles: (args, folder, options) =>
      answeredThroughFiles([...pins, ...where, ...args], cwd, { ...env, ...options?.env }, folder, options?.input),
  }
}

async function* streamed(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  input: string | Uint8Array = '',
): AsyncIterable<Buffer> {
  const child = spawn('git', args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = endOf(child, args)
  child.stdin.on('error', () => {}) // git may end before it has read everything; its exit code tells
  child.stdin.end(input)
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) yield chunk
  await ended
}

async function answeredThroughFiles(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  folder: string,
  input: string | Uint8Array = '',
): Promise<Buffer> {
  const place = mkdtempSync(join(folder, 'answer-'))
  const answer = join(place, 'answer')
  writeFileSync(join(place, 'input'), input)
  const files = [openSync(join(place, 'input'), 'r'), openSync(answer, 'wx')] as const
  const ended = endOf(spawn('git', args, { cwd, env, stdio: [...files, 'pipe'] }), args)
  for (const file of files) closeSync(file)
  try {
    await ended
    return readFileSync(answer)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Rejects with a Fault unless it ends well. */
function endOf(child: ChildProcess, args: readonly string[]): Promise<void> {
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + decodeBytes(chunk)).slice(-4096)))
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', (error) => reject(notStarted(error)))
    child.on('close', (code) => (code === 0 ? resolve() : reject(failed(args, code ?? -1, complaint))))
  })
  ended.catch(() => {}) // awaited later; a rejection before that must not be unhandled
  return ended
}

/** For a stream: else git writes each commit, or each change, by itself into a pipe, and both sides wait for one another 50,000 times. */
export const inLargePieces: Env = { GIT_FLUSH: '0' }

/** A stream to its end. */
export async function allOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

function notStarted(error: Error): Fault {
  return new Fault(
    'undecided',
    'git-missing',
    `git could not be started: ${error.message}`,
    'install git 2.34 or newer',
    {
      cause: error,
    },
  )
}

function tookTooLong(args: readonly string[], cause: Error): Fault {
  const command = args.find((word) => /^[a-z][a-z-]*$/.test(word)) ?? ''
  return new Fault(
    'undecided',
    'took-too-long',
    `git ${command} came to no end`,
    'land the merges of this push one by one, or make them anew as one commit',
    { cause },
  )
}

const failed = (args: readonly string[], code: number, complaint: string): Fault =>
  gitFailure(args, complaint.trim() || `exit code ${code}`)
