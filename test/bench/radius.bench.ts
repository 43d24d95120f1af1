// How well the score goes with what history later tells of a change: fixes traced to it, and reverts. Measured on the labelled changes of
// 14 public projects that changes/ keeps; the same tables stand in .github/radius.md, where a test holds them.
import { expect, test } from 'vitest'
import { sections } from './changes/figures.ts'
import { labelledProjects } from './changes/labelled.ts'
import { figuresOf } from './changes/measure.ts'
import { table } from './stopwatch.ts'

test('radius', () => {
  const figures = labelledProjects().map(figuresOf)
  for (const [name, rows] of Object.entries(sections)) console.log(`${name}\n${table(rows(figures))}\n`)
  expect(figures.length).toBeGreaterThan(0)
})
