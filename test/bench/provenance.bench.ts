// How well markers are read. Without more said: on the commits made up from public shapes (support/made-up-commits.ts). With
// PROVENANCE_HISTORIES=/a/.git:/b.git on every commit of those git directories, labelled by rules that ask nothing of src/; with
// PROVENANCE_FIGURES=name those figures are kept under that name for .github/provenance.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { madeUpCommits } from '../support/made-up-commits.ts'
import type { LabelledCommit } from './commits/facts.ts'
import { agentRows, trapRows } from './commits/figures.ts'
import { labelledHistory } from './commits/history.ts'
import { measure, type Figures } from './commits/measure.ts'
import { table } from './stopwatch.ts'

const directories = (process.env['PROVENANCE_HISTORIES'] ?? '').split(':').filter((path) => path !== '')
const keepAs = process.env['PROVENANCE_FIGURES'] ?? ''

test('provenance', () => {
  const figures = measure(directories.length === 0 ? madeUpCommits : histories())
  console.log(`${figures.repositories} histories; ${figures.apart} commits apart, of which nobody can say from outside`)
  console.log(`\n${table(agentRows(figures))}\n\n${table(trapRows(figures))}`)
  expect(figures.marked).toBeGreaterThan(0)
  if (keepAs !== '' && directories.length > 0) keep(figures)
})

function* histories(): Generator<LabelledCommit> {
  for (const directory of directories) yield* labelledHistory(directory)
}

function keep(figures: Figures): void {
  const file = new URL('commits/public-figures.json', import.meta.url)
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Figures>
  writeFileSync(file, `${JSON.stringify({ ...all, [keepAs]: figures }, null, 2)}\n`)
}
