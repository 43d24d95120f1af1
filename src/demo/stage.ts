// The stage of the demo: a throwaway folder with a bare remote and people who have homes and keys of their own. Every command
// that it prints is run as it stands there, and what follows it is what that command said.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Context } from '../context.ts'
import { Fault } from '../errors.ts'
import { printable } from '../report/printable.ts'
import { makeTemporaryFolder } from '../temporary-folder.ts'

export interface Actor {
  readonly name: string
  readonly email: string
}

/** Which exit code the story expects; anything else ends the demo with a Fault. */
export type Expected = 'succeeds' | 'is refused'

export class Stage {
  readonly dir: string
  readonly strike: () => void
  readonly #context: Context

  constructor(context: Context) {
    this.#context = context
    const { dir, dispose } = makeTemporaryFolder()
    this.dir = dir
    this.strike = dispose
    mkdirSync(join(this.dir, 'bin'))
    // `ai-signoff`, typed on this stage, is this very package.
    const program = join(this.dir, 'bin/ai-signoff')
    symlinkSync(join(context.packageDir, 'bin/ai-signoff.js'), program)
    chmodSync(program, 0o755)
  }

  path(...parts: string[]): string {
    return join(this.dir, ...parts)
  }

  /** A person's environment: a home of their own, no variable of the caller's (an agent may have started us), no configuration. */
  envOf(actor: Actor): Record<string, string> {
    const home = this.path('home', actor.name)
    mkdirSync(join(home, '.ssh'), { recursive: true, mode: 0o700 })
    writeFileSync(
      join(home, '.gitconfig'),
      `[user]\n\tname = ${actor.name}\n\temail = ${actor.email}\n[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n`,
    )
    return {
      PATH: `${this.path('bin')}:${dirname(process.execPath)}:${this.#context.env['PATH'] ?? ''}`,
      HOME: home,
      LANG: 'C.UTF-8',
      TERM: 'dumb',
      TMPDIR: tmpdir(),
      GIT_CONFIG_NOSYSTEM: '1',
    }
  }

  tell(text: string): void {
    this.#context.out(`\n# ${text}\n`)
  }

  write(actor: Actor, path: string, text: string): void {
    const file = this.path(actor.name, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }

  /** Shows a command, runs it in the actor's clone through sh, and shows what it said. Throws Fault 'demo-failed' (undecided). */
  run(actor: Actor, command: string, expected: Expected = 'succeeds', folder: string = actor.name): string {
    this.show(actor, command)
    return this.#ran(actor, command, expected, this.path(folder), (said) => this.#context.out(said))
  }

  /** Preparation that is no part of the story. */
  prepare(actor: Actor, command: string, folder = '.'): string {
    return this.#ran(actor, command, 'succeeds', this.path(folder), () => {})
  }

  show(actor: Actor, command: string): void {
    this.#context.out(`\n${actor.name} $ ${command}\n`)
  }

  #ran(actor: Actor, command: string, expected: Expected, cwd: string, hear: (said: string) => void): string {
    const done = spawnSync('/bin/sh', ['-c', `exec 2>&1\n${command}`], {
      cwd,
      env: this.envOf(actor),
      encoding: 'utf8',
    })
    const said = (done.stdout ?? '').split('\n').map(printable).join('\n').replaceAll(this.dir, '')
    hear(said)
    if ((done.status === 0) === (expected === 'succeeds')) return said.trim()
    throw new Fault(
      'undecided',
      'demo-failed',
      `"${command}" was to be one that ${expected}; it ended with ${done.status}: ${said}`,
      'please report this',
    )
  }
}
