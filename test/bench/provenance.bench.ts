// How well markers are read. Without more said: on the commits made up from public shapes (support/made-up-commits.ts). With
// PROVENANCE_HISTORIES=/a/.git:/b.git on every commit of those git directories, labelled by rules that ask nothing of src/; with
// PROVENANCE_FIGURES=name those figures are kept under that name for .github/provenance.md, and with PROVENANCE_KEEP=set.jsonl.gz an even
// draw of those commits, without people. PROVENANCE_SET=set.jsonl.gz measures such a set.
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { madeUpCommits } from '../support/made-up-commits.ts'
import type { LabelledCommit } from './commits/facts.ts'
import { agentRows, trapRows } from './commits/figures.ts'
import { labelledHistory } from './commits/history.ts'
import { keep, parseSet } from './commits/keep.ts'
import { measure, type Figures } from './commits/measure.ts'
import { table } from './stopwatch.ts'

const directories = (process.env['PROVENANCE_HISTORIES'] ?? '').split(':').filter((path) => path !== '')
const set = process.env['PROVENANCE_KEEP'] ?? ''
const measured = process.env['PROVENANCE_SET'] ?? ''
const keepAs = process.env['PROVENANCE_FIGURES'] ?? ''

test('provenance', () => {
  if (set !== '') writeFileSync(set, keep(histories()))
  const figures = measure(commits())
  console.log(`${figures.repositories} histories; ${figures.apart} commits apart, of which nobody can say from outside`)
  console.log(`\n${table(agentRows(figures))}\n\n${table(trapRows(figures))}`)
  expect(figures.marked).toBeGreaterThan(0)
  if (keepAs !== '' && directories.length > 0) keepFigures(figures)
})

function commits(): Iterable<LabelledCommit> {
  if (measured !== '') return parseSet(readFileSync(measured))
  return directories.length === 0 ? madeUpCommits : histories()
}

function* histories(): Generator<LabelledCommit> {
  for (const directory of directories) yield* labelledHistory(directory)
}

function keepFigures(figures: Figures): void {
  const file = new URL('commits/public-figures.json', import.meta.url)
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Figures>
  writeFileSync(file, `${JSON.stringify({ ...all, [keepAs]: figures }, null, 2)}\n`)
}
