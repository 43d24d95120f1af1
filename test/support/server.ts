// The server's side of a team: its bare repository with the hook that `init` puts there, and pushes that pass no hook of the client's.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Team } from './team.ts'
import { bin, type Ran, type RunOptions } from './world.ts'

export interface Server {
  /** Pushes from Ada's clone with --no-verify, so that the server alone decides. */
  push(args?: readonly string[], options?: RunOptions): Ran
  /** What a ref of the server points to; empty when it isn't there. */
  at(ref: string): string
  git(...args: string[]): string
}

type Place = Pick<Team, 'world' | 'remote' | 'ada'>

export function guard(team: Place): Server {
  const { world, remote } = team
  const set = world.run(process.execPath, [bin, 'init', '--yes'], { cwd: remote })
  if (set.code !== 0) throw new Error(set.said)
  return serverOf(team)
}

/** The same with nothing set up. */
export function serverOf({ world, remote, ada }: Place): Server {
  const git = (...args: string[]): string => world.run('git', args, { cwd: remote }).stdout.trimEnd()
  return {
    push: (args = ['origin', 'HEAD:main'], options) => ada.tryGit(['push', '--no-verify', ...args], options),
    at: (ref) => git('for-each-ref', '--format=%(objectname)', ref),
    git,
  }
}

/** Everything that a sign-off brings to a server. */
export const tokenRefs = ['refs/notes/ai-signoff', 'refs/ai-signoff/reviewed/*'].map((ref) => `${ref}:${ref}`)

/** Grace signs HEAD while the server takes nothing: the token stays in the clone. */
export function signHereOnly(team: Team, server: Server): void {
  server.git('config', 'receive.maxInputSize', '1')
  team.sign(team.grace, ['--yes'])
  server.git('config', '--unset', 'receive.maxInputSize')
}

/** What the server's hook said, without git's `remote: `. */
export const told = ({ stderr }: Ran): string[] =>
  stderr.split('\n').flatMap((line) => (line.startsWith('remote: ') ? [line.slice('remote: '.length).trimEnd()] : []))

type Line = readonly [oldId: string, newId: string, ref: string]

/** A push as a client of somebody's own would make it: any lines, true or not, with the objects that Ada has. */
export function sendLines({ world, remote, ada }: Place, lines: readonly Line[]): Ran {
  const [first = '', ...rest] = lines.map((line) => line.join(' '))
  const commands = [`${first}\0 report-status`, ...rest].map(packetLine).join('')
  writeFileSync(join(world.dir, 'commands'), `${commands}0000`)
  const tips = lines.flatMap(([, id]) => (id === nobody ? [] : [`${id}\n`])).join('')
  writeFileSync(join(world.dir, 'tips'), tips)
  const pack = tips === '' ? '' : '; git pack-objects --revs --stdout -q <../tips'
  return world.run('sh', ['-c', `{ cat ../commands${pack}; } | git receive-pack '${remote}'`], { cwd: ada.dir })
}

export const nobody = '0'.repeat(40)

/** gitprotocol-common: four hex digits of length, themselves counted, and the text. */
const packetLine = (text: string): string => (text.length + 4).toString(16).padStart(4, '0') + text
