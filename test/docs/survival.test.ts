import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { grades } from '../../src/model/policy.ts'
import { betweenMarks, markdownTable } from '../support/between-marks.ts'
import { survives, ways } from '../support/survival.ts'
import { projectDir } from '../support/world.ts'

const readme = join(projectDir, 'README.md')

const table = markdownTable([
  ['what becomes of the signed change', ...grades.map((grade) => `\`${grade}\``)],
  ...ways.map((way) => [way.says, ...grades.map((grade) => (survives(way, grade) ? 'yes' : 'no'))]),
])

test('the table in the README is the one that attacks/survival proves (npm run picture prints it anew)', async () => {
  await expect(betweenMarks(readFileSync(readme, 'utf8'), 'survival', table)).toMatchFileSnapshot(readme)
})
