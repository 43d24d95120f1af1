// One change, asked of every place that decides: verify, with its score, the hook of the client and the hook of the server.
import { chmodSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { guard } from './server.ts'
import { asClaude, createTeam, type Team } from './team.ts'
import { writeScript, type Ran, type RunOptions, type World } from './world.ts'

export interface Everywhere {
  readonly team: Team
  /** The git folders of clone and server. */
  readonly folders: readonly string[]
  /** A path in the world. */
  at(path: string): string
  /** All that is said of the change, word for word; the server's answer comes last. */
  answers(env?: RunOptions['env']): readonly unknown[]
  /** The program at `liar`, which says that nothing changed, leaves a mark; since the last answers(). */
  liarWasRun(): boolean
}

/** Ada's agent made a change of many kinds; the server has its objects on another branch, and its hook is on. */
export function askEverywhere(world: World): Everywhere {
  const team = createTeam(world)
  const at = (path: string): string => join(world.dir, path)
  makeChange(team)
  writeScript(at('liar'), `#!/bin/sh\n: >'${at('liar-was-run')}'\nexit 0\n`)
  return {
    team,
    at,
    folders: [join(team.ada.dir, '.git'), team.remote],
    answers(env = {}) {
      rmSync(at('liar-was-run'), { force: true })
      return ask(team, env)
    },
    liarWasRun: () => existsSync(at('liar-was-run')),
  }
}

/** `decoy` is what a forger would have HEAD taken for. */
function makeChange(team: Team): void {
  const { ada } = team
  ada.commit('Prepare', { 'src/Größe.ts': 'export const a = 1\n'.repeat(9), 'run.sh': 'echo\n', 'b.bin': '\0\u0001' })
  ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:main')
  guard(team)
  ada.git('mv', 'src/Größe.ts', 'src/größer.ts')
  chmodSync(join(ada.dir, 'run.sh'), 0o755)
  ada.commit('Refresh', { 'src/auth.ts': '  export const a = 1\n'.repeat(30), 'b.bin': '\0\u0002' }, asClaude)
  ada.commit('And a word', { 'readme.md': '# Begin\n' })
  ada.git('branch', 'decoy', ada.git('commit-tree', 'HEAD~2^{tree}', '-p', 'HEAD~2', '-m', 'Nothing'))
  ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:feature', 'decoy')
}

function ask({ ada, remote, world }: Team, env: NonNullable<RunOptions['env']>): unknown[] {
  const [old, head] = [ada.git('rev-parse', 'origin/main'), ada.git('rev-parse', 'HEAD')]
  const verify = ada.cli(['verify', `${old}..${head}`, '--target', 'main', '--format', 'json'], { env })
  const push = world.run('sh', [join(world.dir, 'hooks/pre-push'), 'origin', remote], {
    cwd: ada.dir,
    env,
    input: `refs/heads/main ${head} refs/heads/main ${old}\n`,
  })
  const receive = world.run('sh', ['hooks/pre-receive'], {
    cwd: remote,
    env: { ...env, GIT_DIR: '.' },
    input: `${old} ${head} refs/heads/main\n`,
  })
  return [verify, push, receive].map(({ code, stdout, stderr }: Ran) => ({ code, stdout, stderr }))
}
