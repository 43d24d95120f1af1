// Which floor holds where several speak of a path, and what is said of floors.
import { expect, test } from 'vitest'
import type { PathRule } from '../../../src/model/policy.ts'
import { scoreChange } from '../../../src/radius/score.ts'
import { aFile, path } from '../../support/changes.ts'

const rule = (parts: Partial<PathRule>): PathRule => ({
  match: ['*'],
  floor: null,
  sensitive: null,
  because: null,
  ...parts,
})
const floors = (names: readonly string[], rules: readonly PathRule[] = []) =>
  scoreChange(
    names.map((name) => aFile(name)),
    rules,
  )
    .reasons.filter(({ signal }) => signal === 'floor')
    .map(({ says }) => says)

test('one of several manifests answers for a lock file', () => {
  expect(floors(['pnpm-workspace.yaml', 'pnpm-lock.yaml']).join()).not.toContain('without its manifest')
})

test('the highest floor of several holds, wherever it stands', () => {
  const files = ['src/a.ts', 'package.json', '.gitattributes', 'go.mod'].map((name) => aFile(name))
  expect([scoreChange(files, []).level, scoreChange(files.toReversed(), []).level]).toEqual(['critical', 'critical'])
})

test('a floor below the level of the score lowers nothing', () => {
  expect(scoreChange([aFile('a.ts', 2000)], [rule({ floor: 'low' })]).level).toBe('critical')
})

test('highest first, then by their words', () => {
  const said = floors(['package.json', '.gitattributes', 'AGENTS.md', 'lefthook.yml']).map((says) => says.split(':')[0])
  expect(said).toEqual([
    'at least critical (git attributes)',
    'at least critical (hook set-up)',
    "at least high (agent's instructions)",
    'at least high (dependency manifest)',
  ])
})

test('the words of the last rule that has a floor are said', () => {
  const rules = [rule({ match: ['src/'], floor: 'high', because: 'money' }), rule({ match: ['src/'], sensitive: true })]
  expect(floors(['src/a.ts'], rules)[0]).toContain('at least high (money)')
})

test('a rule without words has ours', () => {
  expect(floors(['src/a.ts'], [rule({ floor: 'high' })])[0]).toContain("at least high (the policy's path rule)")
})

test('a rule that does not match says nothing', () => {
  const rules = [rule({ match: ['lib/'], floor: 'critical', sensitive: true })]
  expect(scoreChange([aFile('src/a.ts', 0)], rules)).toMatchObject({ score: 0, level: 'low' })
})

test('a rule of sensitive paths alone leaves the default floor', () => {
  expect(scoreChange([aFile('package.json')], [rule({ sensitive: false })]).level).toBe('high')
})

test('a rule calls a path sensitive whose words do not', () => {
  expect(scoreChange([aFile('src/a.ts', 0)], [rule({ match: ['src/'], sensitive: true })]).score).toBe(12)
})

test('a lifted floor is not said', () => {
  expect(floors(['package.json'], [rule({ floor: 'none' })])).toEqual([])
})

test('what the commits on the way touch has its floor, and no points', () => {
  expect(scoreChange([aFile('src/a.md', 0)], [], [path('.gitattributes')])).toMatchObject({
    score: 0,
    level: 'critical',
  })
})

test.each([
  '.envrc',
  'app/.devcontainer/post-create.sh',
  '.vscode/tasks.json',
  'packages/app/.vscode/tasks.json',
  '.vscode/Settings.json',
  'all.code-workspace',
  '.idea/watcherTasks.xml',
  '.mise.local.toml',
  '.config/mise/config.toml',
])('%s is at least high, since it runs where somebody opens the folder', (name) => {
  expect(floors([name])[0]).toContain('at least high (runs on whoever opens the folder)')
})

test.each([
  '.vscode/extensions.json',
  '.vscode/launch.json',
  '.idea/vcs.xml',
  '.tool-versions',
  '.bazelrc',
  '.gitconfig',
])('%s has no floor, since nothing runs until somebody starts it', (name) => {
  expect(floors([name])).toEqual([])
})

test.each(['lib/jquery-payload.js', 'dist/page.html', 'vendor/tool.jar', 'third_party/Justfile'])(
  'code that counts as generated or vendored is at least medium: %s',
  (name) => {
    expect(scoreChange([aFile(name)], []).floor).toBe('medium')
  },
)
