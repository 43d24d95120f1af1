import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sections } from '../bench/changes/figures.ts'
import { labelledProjects } from '../bench/changes/labelled.ts'
import { figuresOf } from '../bench/changes/measure.ts'
import { betweenMarks, markdownTable } from '../support/between-marks.ts'
import { projectDir } from '../support/world.ts'

const page = join(projectDir, '.github/radius.md')

test('the tables of radius.md are what the score makes of the labelled changes (npm run picture prints them anew)', async () => {
  const figures = labelledProjects().map(figuresOf)
  const text = Object.entries(sections).reduce(
    (written, [name, rows]) => betweenMarks(written, name, markdownTable(rows(figures))),
    readFileSync(page, 'utf8'),
  )
  await expect(text).toMatchFileSnapshot(page)
})
