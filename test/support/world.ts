// A throwaway world for one test: an empty HOME, a pinned environment without any agent, real git, real ssh-keygen.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base } from 'vitest'
import { awayFromAgents } from './alone.ts'

export const projectDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
export const bin = join(projectDir, 'bin/ai-signoff.js')

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** Both streams, for tests that don't mind which. */
  readonly said: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly input?: string | Uint8Array
}

export interface Key {
  /** The private key's file; the public one is beside it with .pub. */
  readonly file: string
  /** The public key's line. */
  readonly public: string
}

/** A clone or a fresh repository in the world. */
export interface Repo {
  readonly dir: string
  /** Runs git here and returns standard output without the last newline; throws when it fails. */
  git(...args: string[]): string
  /** Runs git here, whatever comes of it. */
  tryGit(args: readonly string[], options?: RunOptions): Ran
  /** Runs the built CLI here, whatever comes of it. */
  cli(args: readonly string[], options?: RunOptions): Ran
  write(files: Readonly<Record<string, string | Uint8Array>>): void
  /** Writes, stages and commits files; returns the new commit's id. */
  commit(message: string, files: Readonly<Record<string, string | Uint8Array>>, options?: RunOptions): string
}

export interface World {
  readonly dir: string
  readonly home: string
  readonly env: Record<string, string>
  /** Runs a command to its end, with no agent above it. */
  run(command: string, args: readonly string[], options?: RunOptions): Ran
  /** A new repository with one branch, main, and no commit. */
  repository(name: string): Repo
  /** A bare repository; its path serves as a remote's URL. */
  bare(name: string): string
  clone(from: string, name: string): Repo
  /** A throwaway ssh key, ed25519 unless said. */
  key(name: string, type?: readonly string[]): Key
}

export function createWorld(): World & { dispose(): void } {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'ai-signoff-test-')))
  const home = join(dir, 'home')
  mkdirSync(home)
  const env = cleanEnv(home)
  const run = (command: string, args: readonly string[], options: RunOptions = {}): Ran => {
    const started = awayFromAgents(command, args)
    const done = spawnSync(started.command, started.args, {
      cwd: options.cwd ?? dir,
      env: { ...env, ...options.env },
      input: options.input ?? '',
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    if (done.error) throw done.error
    const { status, stdout, stderr } = done
    return { code: started.code(status), stdout, stderr, said: stdout + stderr }
  }
  const must = (command: string, args: readonly string[], options?: RunOptions): string => {
    const ran = run(command, args, options)
    if (ran.code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${ran.code}: ${ran.said}`)
    return ran.stdout.replace(/\n$/, '')
  }
  const repo = (place: string): Repo => ({
    dir: place,
    git: (...args) => must('git', args, { cwd: place }),
    tryGit: (args, options) => run('git', args, { cwd: place, ...options }),
    cli: (args, options) => run(process.execPath, [bin, ...args], { cwd: place, ...options }),
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(place, path)), { recursive: true })
        writeFileSync(join(place, path), content)
      }
    },
    commit(message, files, options) {
      this.write(files)
      must('git', ['add', '--all'], { cwd: place })
      must('git', ['commit', '--quiet', '--allow-empty', '-m', message], { cwd: place, ...options })
      return must('git', ['rev-parse', 'HEAD'], { cwd: place })
    },
  })
  return {
    dir,
    home,
    env,
    run,
    repository(name) {
      must('git', ['init', '--quiet', '-b', 'main', join(dir, name)])
      return repo(join(dir, name))
    },
    bare(name) {
      must('git', ['init', '--quiet', '--bare', '-b', 'main', join(dir, name)])
      return join(dir, name)
    },
    clone(from, name) {
      must('git', ['clone', '--quiet', from, join(dir, name)])
      return repo(join(dir, name))
    },
    key(name, type = ['-t', 'ed25519']) {
      const file = join(home, '.ssh', name)
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      must('ssh-keygen', ['-q', ...type, '-N', '', '-C', name, '-f', file])
      return { file, public: must('cat', [`${file}.pub`]) }
    },
    dispose() {
      run('chmod', ['-R', 'u+rwX', dir])
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Only what a login shell of a person would have; Ada Lovelace, a mid-level author, sits at the keyboard. */
function cleanEnv(home: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    TMPDIR: tmpdir(),
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada Lovelace',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada Lovelace',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  }
}

/** Makes a file that can be run. */
export function writeScript(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, 0o755)
}

export const test = base.extend<{ world: World }>({
  // eslint-disable-next-line no-empty-pattern -- vitest reads the fixture's dependencies from this pattern
  world: async ({}, use) => {
    const world = createWorld()
    try {
      await use(world)
    } finally {
      world.dispose()
    }
  },
})
