// The same change gets the same score whatever git is told: changes of every shape, as one and each by itself, byte for byte.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyShape, seed } from '../support/every-shape.ts'
import { configurations, refusals } from '../support/hostile-git/configurations.ts'
import type { Disturbance, Victim } from '../support/hostile-git/disturbance.ts'
import { environments } from '../support/hostile-git/environments.ts'
import { places } from '../support/hostile-git/places.ts'
import { bin, createWorld, writeScript, type Ran, type Repo } from '../support/world.ts'

const world = createWorld()
const mark = join(world.dir, 'liar-was-run')
const liar = join(world.dir, 'liar')
// Made anew for each disturbance.
const copy = world.repository('copy')
let range: string
let before: readonly Ran[]

beforeAll(() => {
  writeScript(liar, `#!/bin/sh\n: >'${mark}'\nexit 0\n`)
  writeFileSync(
    join(world.dir, 'included'),
    `[diff]\nexternal = ${liar}\nrenames = copies\n[core]\nbigFileThreshold = 1\n`,
  )
  const repo = everyShape(world)
  range = `${repo.git('rev-parse', 'start')}..${repo.git('rev-parse', 'HEAD')}`
  before = scores(repo, {})
}, 60_000)
afterAll(() => world.dispose())

/** As one change, and each commit by itself. */
const scores = (repo: Repo, env: Readonly<Record<string, string>>): Ran[] =>
  [
    ['score', range],
    ['score', '--each', range],
  ].map((args) => repo.cli([...args, '--format', 'json'], { env }))

/** What is said of a copy that is disturbed. */
function disturbed(disturb: Disturbance): readonly Ran[] {
  rmSync(copy.dir, { recursive: true })
  cpSync(join(world.dir, 'shapes'), copy.dir, { recursive: true })
  const victim: Victim = { repo: copy, world, liar }
  return scores(copy, disturb(victim) ?? {})
}

test(`there is something to change (made by chance with the seed ${seed})`, () => {
  const [whole, each] = before
  expect([whole?.code, each?.code, whole?.stdout.match(/"path"/g)?.length, each?.stdout.split('\n').length]).toEqual([
    0,
    0,
    expect.toSatisfy((files: number) => files > 25),
    expect.toSatisfy((lines: number) => lines > 28),
  ])
})

test.each(Object.entries({ ...configurations, ...places, ...environments }))('%s changes no score', (_, disturb) => {
  expect([disturbed(disturb), existsSync(mark)]).toEqual([before, false])
})

describe('where git refuses nothing is scored:', () => {
  test.each(refusals)('%s', (_, disturb) => {
    expect(disturbed(disturb).map(({ code, stdout }) => [code, stdout])).toEqual([
      [3, ''],
      [3, ''],
    ])
  })
})

test('a forged shallow file does not change what a range is', () => {
  const [whole] = disturbed(({ repo }) =>
    writeFileSync(join(repo.dir, '.git/shallow'), `${repo.git('rev-parse', 'HEAD')}\n`),
  )
  expect(whole).toEqual(before[0])
})

test('git that is asked plainly is bent', ({ onTestFinished }) => {
  onTestFinished(() => rmSync(mark, { force: true }))
  world.run('git', ['-c', `diff.external=${liar}`, 'diff', 'HEAD~1', 'HEAD'], { cwd: join(world.dir, 'shapes') })
  expect(existsSync(mark)).toBe(true)
})

test('a score from a folder below the top is the same', () => {
  const cwd = join(world.dir, 'shapes/sub')
  mkdirSync(cwd)
  expect(world.run(process.execPath, [bin, 'score', range, '--format', 'json'], { cwd })).toEqual(before[0])
})
