// A stand-in for the installed package: the built program with hooks that only write down what they were given.
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, projectDir, writeScript, type Ran, type Repo, type RunOptions, type World } from './world.ts'

export interface Package {
  readonly dir: string
  /** Runs this package's CLI in a repository, whatever comes of it. */
  cli(repo: { readonly dir: string }, args: readonly string[], options?: RunOptions): Ran
  /** What ran since the beginning, a line each: "ours pre-push origin …", and "  " before a line of standard input. */
  log(): string[]
  /** A line of sh that writes itself down in the same log. */
  readonly logLine: string
}

export const agentShims = ['agent-before', 'agent-after'] as const
export const events = ['pre-commit', 'prepare-commit-msg', 'commit-msg', 'pre-push'] as const

function createPackage(world: World): Package {
  const dir = join(world.dir, 'package')
  const log = join(world.dir, 'log')
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(projectDir, part), join(dir, part), { recursive: true })
  symlinkSync(join(projectDir, 'node_modules'), join(dir, 'node_modules'))
  for (const event of [...events, 'pre-receive']) writeScript(join(dir, 'hooks', event), stub(event, log))
  for (const shim of agentShims) writeScript(join(dir, 'hooks', shim), agentStub(shim, log))
  writeScript(join(dir, 'hooks', 'lib.sh'), '# read by the hooks\n')
  return {
    dir,
    cli: (repo, args, options) =>
      world.run(process.execPath, [join(dir, 'bin/ai-signoff.js'), ...args], { cwd: repo.dir, ...options }),
    log: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []),
    logLine: `sed 's/^/  /' >>'${log}'`,
  }
}

/** Only pre-push and pre-receive are given anything to read. Refuses when the world says so. */
const stub = (event: string, log: string): string => `#!/bin/sh
echo "ours ${event}" >>'${log}'
${['pre-push', 'pre-receive'].includes(event) ? `sed 's/^/  /' >>'${log}'` : ''}
[ -z "$STUB_REFUSES" ]
`

const agentStub = (shim: string, log: string): string => `#!/bin/sh
echo "ours ${shim} $*" >>'${log}'
sed 's/^/  /' >>'${log}'
[ -z "$STUB_REFUSES" ] || exit 2
`

/** A repository with one commit, a bare remote called origin, and a key in ~/.ssh. */
export function enrolledSoon(world: World, name = 'work'): Repo {
  world.key('id_ed25519')
  const repo = world.repository(name)
  repo.git('remote', 'add', 'origin', world.bare(`${name}.git`))
  repo.commit('first', { 'README.md': 'hello\n' })
  return repo
}

export const test = base.extend<{ pack: Package }>({
  pack: async ({ world }, use) => {
    await use(createPackage(world))
  },
})
