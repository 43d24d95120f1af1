// Repositories that have the packed package, as newcomers set them up; and the whole story, played there command by command.
import { join } from 'node:path'
import { npmEnv, type Packed } from './packed.ts'
import { asClaude, inTerminal } from './team.ts'
import { type Ran, type Repo, type RunOptions, type World } from './world.ts'

export interface Installed {
  readonly world: World
  readonly remote: string
  /** Ada's clone. */
  readonly ada: Repo
  /** Runs what a person types or pastes, `npx ai-signoff …` too, in a shell. */
  readonly typed: (command: string, options?: RunOptions) => Ran
  /** The same with a real terminal. */
  readonly typedInTerminal: (command: string, options?: RunOptions) => Ran
}

export const enrol = `npx ai-signoff init --yes --name 'Grace Hopper' --email grace@example.com`

/** A Node project with the real husky; npm has put the package into node_modules. */
export function inNodeProject(world: World, { tarball }: Packed, name: string): Installed {
  const { ada, remote } = aClone(world, name)
  ada.commit('Start', {
    '.gitignore': 'node_modules\n',
    'package.json': '{ "name": "shop", "private": true, "type": "module", "scripts": { "prepare": "husky" } }\n',
    'src/app.js': 'export const one = 1\n',
  })
  ada.git('push', '--quiet', '--set-upstream', 'origin', 'main')
  must(world.run('npm', ['install', '--save-dev', 'husky@9', tarball], { cwd: ada.dir, env: npmEnv() }))
  must(world.run('npm', ['run', 'prepare'], { cwd: ada.dir, env: npmEnv() }))
  return withShell(world, ada, remote, (command) => command)
}

/** A repository of another language: no package.json, no node_modules. npx brings the package. */
export function inPythonProject(world: World, { tarball }: Packed, name: string): Installed {
  const { ada, remote } = aClone(world, name)
  ada.commit('Start', { 'app.py': 'one = 1\n' })
  ada.git('push', '--quiet', '--set-upstream', 'origin', 'main')
  Object.assign(world.env, npmEnv())
  const npx = `npm exec --yes --package='${tarball}' -- ai-signoff`
  return withShell(world, ada, remote, (command) => command.replaceAll('npx ai-signoff', npx))
}

function aClone(world: World, name: string): Pick<Installed, 'ada' | 'remote'> {
  world.key('id_ed25519')
  const remote = world.bare('remote.git')
  const ada = world.clone(remote, name)
  ada.git('symbolic-ref', 'HEAD', 'refs/heads/main')
  return { ada, remote }
}

function withShell(world: World, ada: Repo, remote: string, meant: (command: string) => string): Installed {
  return {
    world,
    remote,
    ada,
    typed: (command, options) => world.run('sh', ['-c', meant(command)], { cwd: ada.dir, ...options }),
    typedInTerminal: (command, options) =>
      inTerminal(world, ['sh', '-c', meant(command)], { cwd: ada.dir, ...options }),
  }
}

export function must(ran: Ran): Ran {
  if (ran.code !== 0) throw new Error(ran.said)
  return ran
}

export interface Story {
  readonly message: string
  readonly refused: Ran
  readonly offered: Ran
  readonly signed: Ran
  readonly pushed: Ran
  readonly verified: Ran
}

/** @param dir the work tree that the agent works in; its hooks run with a HOME that has nothing in it. */
export function playStory({ world, ada, remote, typed, typedInTerminal }: Installed, dir = ada.dir): Story {
  const nobody = { cwd: dir, env: { HOME: join(world.dir, 'nobody'), XDG_CONFIG_HOME: undefined } }
  const old = ada.git('rev-parse', 'origin/main')
  const agent = { ...nobody, env: { ...nobody.env, ...asClaude.env } }
  must(
    typed(`mkdir -p src && echo 'export const two = 2' >src/auth.js && git add src && git commit -qm Refresh`, agent),
  )
  const message = must(typed('git log -1 --format=%B', nobody)).stdout
  const refused = typed('git push origin HEAD:main', nobody)
  // Both commands are pasted as they were printed.
  const [offer = '', sign = ''] = nextLine(refused).split(', then a senior: ')
  const offered = typed(offer, nobody)
  const signed = typedInTerminal(sign, { cwd: dir, input: 'y' })
  const pushed = typed('git push origin HEAD:main', nobody)
  const ci = world.clone(remote, 'ci')
  const verified = typed(`npx ai-signoff --cwd '${ci.dir}' verify ${old}..HEAD --fetch`, { env: { CI: 'true' } })
  return { message, refused, offered, signed, pushed, verified }
}

function nextLine({ stderr }: Ran): string {
  const [, command] = /^  next +(.+)$/m.exec(stderr) ?? []
  if (command === undefined) throw new Error(`no next line in: ${stderr}`)
  return command
}
