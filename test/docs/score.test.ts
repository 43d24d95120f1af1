// What score-formats.md says of the score, held against the program.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { betweenMarks } from '../support/between-marks.ts'
import { projectDir, test, type Repo, type World } from '../support/world.ts'

const page = join(projectDir, '.github/score-formats.md')

const lines = (count: number): string =>
  Array.from({ length: count }, (_, at) => `export const line${at} = ${at}\n`).join('')

/** A topic branch with a migration, its use, a test, and what weighs little. */
function shop(world: World): Repo {
  const repo = world.repository('shop')
  const uses = Array.from({ length: 12 }, (_, at) => [`src/pages/page-${at}.ts`, `import '../session.js'\n`])
  repo.commit('Start', {
    'src/session.ts': lines(40),
    'src/generated/big.ts': lines(9),
    ...Object.fromEntries(uses),
    'src/odd.ts': `import './nowhere.js'\n`,
  })
  repo.git('switch', '--quiet', '--create', 'topic')
  repo.commit('Keep sessions', {
    'src/session.ts': lines(62),
    'test/session.test.ts': lines(30),
    'db/migrations/0042_sessions.sql': 'create table sessions (id text)\n',
    'docs/sessions.md': '# Sessions\n',
  })
  return repo
}

test('the page shows what the program says (npm run picture writes it anew)', async ({ world }) => {
  const { stdout } = shop(world).cli(['score', 'main...topic'])
  const example = `\`\`\`\n$ npx ai-signoff score main...topic\n${stdout}\`\`\``
  await expect(betweenMarks(readFileSync(page, 'utf8'), 'example', example)).toMatchFileSnapshot(page)
})

/** The names of all fields, however deep. */
const namesIn = (value: unknown): string[] =>
  value === null || typeof value !== 'object'
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [...(Array.isArray(value) ? [] : [name]), ...namesIn(inner)])

test('each field of the JSON is on the page', ({ world }) => {
  const repo = shop(world)
  const text = readFileSync(page, 'utf8')
  const said = [['main...topic'], ['--each', 'topic']].map((args) => repo.cli(['score', '--format', 'json', ...args]))
  const names = said.flatMap(({ stdout }) => namesIn(JSON.parse(stdout)))
  expect([names.includes('parts'), names.filter((name) => !text.includes(`\`${name}\``))]).toEqual([true, []])
})

test('score and --each call the same thing the same, and say the same of it', ({ world }) => {
  const repo = shop(world)
  repo.commit('Words', { 'docs/sessions.md': '# All sessions\n', 'package.json': '{}\n' })
  const [whole = {}, record = {}] = [['topic'], ['--each', 'topic']].map((args): Record<string, unknown> =>
    JSON.parse(repo.cli(['score', '--format', 'json', ...args]).stdout),
  )
  const { commit: _, why: __, files: count, ...same } = record
  expect([whole, whole['files']]).toMatchObject([same, { length: count }])
})
