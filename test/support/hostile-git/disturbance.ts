// What can be told to git about how to read a change, one thing at a time: what each row of the tables beside this file is made of.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Repo, World } from '../world.ts'

/** A repository that is about to be disturbed; `liar` is a program that says nothing changed and leaves a mark. */
export interface Victim {
  readonly repo: Repo
  readonly world: World
  readonly liar: string
}

/** What it does to the repository, and the environment it is asked in. */
export type Disturbance = (victim: Victim) => Readonly<Record<string, string>> | void

export const lies = '* -diff -text binary linguist-generated linguist-vendored diff=lie filter=lie\n'
export const driver =
  '[diff "lie"]\ntextconv = LIAR\ncommand = LIAR\nbinary = true\nxfuncname = x\n[filter "lie"]\nclean = LIAR\nrequired\n'

export const append =
  (path: string, lines: string): Disturbance =>
  (victim) => {
    const file = join(victim.repo.dir, path)
    mkdirSync(dirname(file), { recursive: true })
    appendFileSync(file, filled(lines, victim))
  }

const filled = (lines: string, { world, liar }: Victim): string =>
  `\n${lines.replaceAll('LIAR', liar).replaceAll('WORLD', world.dir)}\n`

/** A configuration of the person's or of the machine's. */
export const personal =
  (path: string, env: (path: string) => Readonly<Record<string, string>>): Disturbance =>
  (victim) => {
    const file = join(victim.world.dir, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(join(victim.world.dir, 'lies'), lies)
    const core =
      '[core]\nattributesFile = WORLD/lies\nbigFileThreshold = 1\n[diff]\nexternal = LIAR\nrenames = copies\n'
    writeFileSync(file, filled(core + driver, victim))
    return env(file)
  }

export const git =
  (...args: readonly string[]): Disturbance =>
  ({ repo }) =>
    void repo.git(...args)

export const inWorld =
  (env: (victim: Victim) => Readonly<Record<string, string>>): Disturbance =>
  (victim) =>
    env(victim)
export const environment = (env: Readonly<Record<string, string>>): Disturbance => inWorld(() => env)
