// What it costs to score each commit of a real history, as a multiple of `git log --numstat` over the same range: of the histories that
// SCORED_HISTORIES names (folders, colons between them), the last 10,000 commits each; of this repository's own unless said.
import { execFileSync } from 'node:child_process'
import { delimiter } from 'node:path'
import { expect } from 'vitest'
import { bin, projectDir, test, type World } from '../support/world.ts'
import { table, timings } from './stopwatch.ts'

const most = 10_000

const histories = process.env['SCORED_HISTORIES']?.split(delimiter) ?? [projectDir]

test('each commit of a history', ({ world }) => {
  const rows = histories.flatMap((dir) => rowsOf(world, dir))
  console.log(table([['', 'commits', 'wall s', 'cpu s', '× git log', '× with merges', '× their cpu'], ...rows]))
  expect(rows.length).toBe(3 * histories.length)
})

function rowsOf(world: World, dir: string): string[][] {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', dir, ...args], { encoding: 'utf8' }).trim()
  const [root = ''] = git('rev-list', '--max-parents=0', 'HEAD').split('\n')
  const range = `${git('rev-list', `--skip=${most}`, '--max-count=1', 'HEAD') || root}..HEAD`
  const log = `git -C '${dir}' log --numstat`
  const each = `'${process.execPath}' '${bin}' --cwd '${dir}' score --each ${range} --format json`
  const cases = [
    { name: 'git log', cwd: world.dir, run: `${log} ${range}` },
    { name: 'git log, merges too', cwd: world.dir, run: `${log} --diff-merges=first-parent ${range}` },
    { name: 'score --each', cwd: world.dir, run: each },
  ]
  const commits = git('rev-list', '--count', range)
  const found = timings(world, cases, 3)
  const timeOf = (name: string, of: 'wall' | 'cpu'): number => found.get(name)?.[of] ?? Number.NaN
  return cases.map(({ name }) => {
    const times = (other: string, of: 'wall' | 'cpu'): string => (timeOf(name, of) / timeOf(other, of)).toFixed(2)
    const seconds = [timeOf(name, 'wall'), timeOf(name, 'cpu')].map((ms) => (ms / 1000).toFixed(2))
    const ratios = [times('git log', 'wall'), times('git log, merges too', 'wall'), times('git log, merges too', 'cpu')]
    return [`${dir}: ${name}`, commits, ...seconds, ...ratios]
  })
}
