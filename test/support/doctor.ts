// What doctor is asked in, and what it tells: a clone that was set up, and its findings by what they are about.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { enrolledSoon, type Package } from './package.ts'
import { projectDir, type Ran, type Repo, type World } from './world.ts'

/** A clone that was set up, and whose policy is in force, with the real hooks: its first senior, and ~/.ssh/id_ed25519, is Ada. */
export function healthy(world: World, pack: Package): Repo {
  const repo = enrolledSoon(world)
  cpSync(join(projectDir, 'hooks'), join(pack.dir, 'hooks'), { recursive: true })
  pack.cli(repo, ['init', '--yes'])
  repo.commit('Enrol', {})
  repo.git('push', '--quiet', 'origin', 'main')
  repo.git('remote', 'set-head', 'origin', 'main')
  return repo
}

export const json = ['doctor', '--format', 'json']

/** The private half of the key that sign would use there. */
export const keyFile = (world: World): string => join(world.home, '.ssh/id_ed25519')

export interface Told {
  readonly code: number
  readonly [about: string]: unknown
}

interface Report {
  readonly checks: readonly { about: string; state: string; says: string; next: string | null }[]
}

/** `state: finding → next step` of each thing that was looked at, in JSON. */
export function told({ code, stdout, stderr }: Ran): Told {
  if (stdout === '') throw new Error(stderr)
  const { checks } = JSON.parse(stdout) as Report
  const lines = checks.map(({ about, state, says, next }) => [about, `${state}: ${says} → ${next}`])
  return { code, ...Object.fromEntries(lines) }
}
