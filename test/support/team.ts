// A team in a world: a bare remote enrolled with a policy, Ada (mid-level, the author), Grace (senior) and Linus (junior) with
// their keys, and Ada's clone with the hooks on.
import { join } from 'node:path'
import { bin, projectDir, writeScript, type Key, type Ran, type Repo, type RunOptions, type World } from './world.ts'

export interface Team {
  readonly world: World
  readonly remote: string
  readonly grace: Key
  readonly linus: Key
  /** Ada's clone; its hooks are on. */
  readonly ada: Repo
  /** Pushes from Ada's clone, hooks and all. */
  push(args?: readonly string[], options?: RunOptions): Ran
  /** `ai-signoff sign` as a person types it: in a terminal of its own, with the person's key. */
  sign(key: Key, args: readonly string[], options?: RunOptions & { readonly repo?: Repo; readonly type?: string }): Ran
  /** The id that a commit of Ada's clone has. */
  id(revision: string): string
}

export interface TeamOptions {
  /** Lines put in place of the default requirement table and what follows it. */
  readonly rules?: string
  readonly objectFormat?: 'sha1' | 'sha256'
}

export const strictRules = `requirements:
  none: { low: 0, medium: 0, high: 0, critical: 1 }
  assisted: 1
  generated: 1
  undeclared: 1
`

export function createTeam(world: World, { rules = strictRules }: TeamOptions = {}): Team {
  const remote = world.bare('remote.git')
  const grace = world.key('grace')
  const linus = world.key('linus')
  const ada = world.clone(remote, 'ada')
  ada.git('symbolic-ref', 'HEAD', 'refs/heads/main')
  ada.commit('Start', {
    'readme.md': '# Start\n',
    'src/app.ts': 'export const one = 1\n',
    '.ai-signoff.yml': policy(grace, linus, rules),
  })
  ada.git('push', '--quiet', '--set-upstream', 'origin', 'main')
  ada.git('remote', 'set-head', 'origin', 'main')
  ada.git('config', 'core.hooksPath', installShims(world))
  return {
    world,
    remote,
    grace,
    linus,
    ada,
    push: (args = ['origin', 'HEAD:main'], options) => ada.tryGit(['push', ...args], options),
    sign: (key, args, { repo = ada, type = '', ...options } = {}) =>
      inTerminal(world, [process.execPath, bin, 'sign', '--key', key.file, ...args], {
        cwd: repo.dir,
        input: type,
        ...options,
      }),
    id: (revision) => ada.git('rev-parse', revision),
  }
}

export const policy = (grace: Key, linus: Key, rules: string): string => `version: 1
default-branch: main
protected: [main, "release/*"]
roster:
  - name: Grace Hopper
    emails: [grace@example.com]
    seniority: senior
    keys: ["${grace.public}"]
  - name: Linus Junior
    emails: [linus@example.com]
    seniority: junior
    keys: ["${linus.public}"]
${rules}`

/** One more senior, as `rules` may begin with: the roster comes right before them. */
export const senior = (name: string, key: Pick<Key, 'public'>): string => `  - name: ${name}
    emails: [${(name.split(' ')[0] ?? '').toLowerCase()}@example.com]
    seniority: senior
    keys: ["${key.public}"]
`

/** Has git commit as somebody else from here on, in every repository of the world. */
export function sitDown(world: World, name: string): void {
  const email = `${(name.split(' ')[0] ?? '').toLowerCase()}@example.com`
  Object.assign(world.env, { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email })
  Object.assign(world.env, { GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email })
}

/** What `init` would install, without the copy: each event runs this checkout's own shim. */
export function installShims(world: World): string {
  const dir = join(world.dir, 'hooks')
  for (const event of ['pre-commit', 'prepare-commit-msg', 'commit-msg', 'pre-push']) {
    writeScript(join(dir, event), `#!/bin/sh\nexec sh '${projectDir}/hooks/${event}' "$@"\n`)
  }
  return dir
}

/** Runs a command with a real terminal (util-linux's script makes one); what is typed comes from `input`. */
export function inTerminal(world: World, command: readonly string[], options: RunOptions = {}): Ran {
  const ran = world.run('script', scriptArgs(command), options)
  return { ...ran, stdout: ran.stdout.replaceAll('\r\n', '\n'), said: ran.said.replaceAll('\r\n', '\n') }
}

/** What makes util-linux's `script` run a command in a terminal of its own. */
export function scriptArgs(command: readonly string[]): string[] {
  const line = command.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ')
  return ['--quiet', '--return', '--command', line, '/dev/null']
}

/** Commits as an agent would: the environment says so. */
export const asClaude: RunOptions = { env: { CLAUDECODE: '1' } }
