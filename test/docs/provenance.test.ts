import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agentTable } from '../../src/provenance/agents.ts'
import { agentRows, trapRows } from '../bench/commits/figures.ts'
import { measure, type Figures } from '../bench/commits/measure.ts'
import publicFigures from '../bench/commits/public-figures.json' with { type: 'json' }
import { agentListRows } from '../support/agent-list.ts'
import { betweenMarks, markdownTable } from '../support/between-marks.ts'
import { madeUpCommits } from '../support/made-up-commits.ts'
import { projectDir } from '../support/world.ts'

const page = join(projectDir, '.github/provenance.md')

const group = (name: keyof typeof publicFigures): string => {
  const figures: Figures = publicFigures[name]
  const { repositories, apart } = figures
  const head = `${repositories} histories; ${apart.toLocaleString('en-US')} commits are left out, of which nobody can say from outside.`
  return [head, markdownTable(agentRows(figures)), markdownTable(trapRows(figures))].join('\n\n')
}

const parts: Record<string, () => string> = {
  'first met': () => group('met for the first time'),
  'looked at': () => group('looked at'),
  'made up': () => [agentRows, trapRows].map((rows) => markdownTable(rows(measure(madeUpCommits)))).join('\n\n'),
  agents: () => markdownTable(agentListRows(agentTable)),
}

test('the tables of provenance.md are what the table of agents and the reader say (npm run picture prints them anew)', async () => {
  const text = Object.entries(parts).reduce(
    (written, [name, content]) => betweenMarks(written, name, content()),
    readFileSync(page, 'utf8'),
  )
  await expect(text).toMatchFileSnapshot(page)
})
