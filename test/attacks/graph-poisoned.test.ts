// What is kept of the import graph lies where an agent may write: a kept graph in which nobody imports anything lets nothing land.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { commitPastHooks, decide, landPastHooks, refused, type Decision } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

const rules = `requirements:
  none: 0
  assisted: { low: 0, medium: 1, high: 1, critical: 1 }
  generated: { low: 0, medium: 1, high: 1, critical: 1 }
  undeclared: { low: 0, medium: 1, high: 1, critical: 1 }
`

/** A change of ten lines in what 450 files import. */
function changeOfMoney(team: Team): void {
  const uses = Array.from({ length: 450 }, (_, at) => [`src/use-${at}.ts`, `import './money'\n`])
  team.ada.write({ 'src/money.ts': '1\n', ...Object.fromEntries(uses) })
  landPastHooks(team, 'The shop')
  team.ada.write({ 'src/money.ts': '2\n'.repeat(10) })
  commitPastHooks(team.ada, 'Round up')
}

const levelOf = (team: Team): string =>
  (JSON.parse(team.ada.cli(['score', '--format', 'json']).stdout) as { level: string }).level

const decisions = (team: Team): [Decision, number] => [
  decide(team, { args: ['origin/main..HEAD', '--target', 'main'] }),
  team.push(['--dry-run', 'origin', 'HEAD:main']).code,
]

test('a kept graph without importers changes what score says, and neither what verify decides nor what a push meets', ({
  world,
}) => {
  const team = createTeam(world, { rules })
  changeOfMoney(team)
  const folder = join(team.ada.dir, '.git/ai-signoff/imports')
  const honest = levelOf(team)
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8')
    if (name.startsWith('graph-')) writeFileSync(join(folder, name), text.replace(/\t[\d,]+$/gm, '\t'))
  }
  expect([honest, levelOf(team), ...decisions(team)]).toEqual(['medium', 'low', refused('needs-sign-off'), 1])
})

test('kept imports that say nothing do no better', ({ world }) => {
  const team = createTeam(world, { rules })
  changeOfMoney(team)
  const folder = join(team.ada.dir, '.git/ai-signoff/imports')
  levelOf(team)
  for (const name of readdirSync(folder)) if (name.startsWith('graph-')) rmSync(join(folder, name))
  const blobs = readFileSync(join(folder, 'blobs'), 'utf8')
  writeFileSync(join(folder, 'blobs'), blobs.replaceAll('\t./money', ''))
  expect([levelOf(team), ...decisions(team)]).toEqual(['low', refused('needs-sign-off'), 1])
})

test('nothing in the place of what is kept holds a score up, and nothing is read or written through it', ({
  world,
}) => {
  const team = createTeam(world, { rules })
  changeOfMoney(team)
  const folder = join(team.ada.dir, '.git/ai-signoff/imports')
  mkdirSync(folder, { recursive: true })
  const tree = team.ada.git('rev-parse', 'HEAD~1^{tree}')
  world.run('mkfifo', [join(folder, `graph-${tree}`)])
  world.run('ln', ['-s', join(world.home, 'elsewhere'), join(folder, 'blobs')])
  expect([levelOf(team), existsSync(join(world.home, 'elsewhere'))]).toEqual(['medium', false])
})

test('paths that the change itself brings say nothing of who imports what', ({ world }) => {
  const team = createTeam(world, { rules })
  changeOfMoney(team)
  team.ada.write({ 'src/use-1.ts': '', '.gitattributes': '* linguist-generated\n', 'package.json': '{"name":"x"}' })
  team.ada.git('add', '--all')
  commitPastHooks(team.ada, 'Away')
  const { reasons } = JSON.parse(team.ada.cli(['score', 'origin/main..HEAD', '--format', 'json']).stdout) as {
    reasons: { signal: string; points: number }[]
  }
  expect(reasons.find(({ signal }) => signal === 'reach')?.points).toBe(13)
})
