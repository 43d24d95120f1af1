// The same diff on the same base gets the same score, whatever the configuration, attributes and environment say.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test, writeScript, type Repo, type World } from '../support/world.ts'

const text = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `line ${(from + at) % 17}\n`).join('')

function aChange(world: World): Repo {
  const repo = world.repository('r')
  repo.commit('one', { 'src/a.ts': text(0, 80), 'src/old.ts': text(3, 60), 'b.md': text(0, 9), 'sub/c.py': text(0, 5) })
  repo.git('mv', 'src/old.ts', 'src/new.ts')
  // The change itself says that nobody should look.
  repo.commit('two', {
    'src/a.ts': text(5, 120),
    'b.md': text(2, 30),
    'ü.ts': text(0, 7),
    '.gitattributes': '*.ts -diff\n*.py linguist-generated\n',
  })
  return repo
}

const hostile: readonly [string, (repo: Repo, world: World) => Readonly<Record<string, string>> | void][] = [
  ['diff.external', (repo, { dir }) => void repo.git('config', 'diff.external', join(dir, 'lie'))],
  [
    'a textconv driver',
    (repo, { dir }) => {
      repo.git('config', 'diff.lie.textconv', join(dir, 'lie'))
      writeFileSync(join(repo.dir, '.git/info/attributes'), '* diff=lie\n')
    },
  ],
  ['diff.noprefix', (repo) => void repo.git('config', 'diff.noprefix', 'true')],
  [
    'diff.orderFile',
    (repo) => {
      writeFileSync(join(repo.dir, 'order'), '*.md\n*.py\n')
      repo.git('config', 'diff.orderFile', 'order')
    },
  ],
  ['diff.renames off', (repo) => void repo.git('config', 'diff.renames', 'false')],
  ['diff.renames=copies', (repo) => void repo.git('config', 'diff.renames', 'copies')],
  ['diff.renameLimit', (repo) => void repo.git('config', 'diff.renameLimit', '1')],
  ['diff.algorithm', (repo) => void repo.git('config', 'diff.algorithm', 'histogram')],
  ['diff.context', (repo) => void repo.git('config', 'diff.context', '0')],
  ['diff.relative', (repo) => void repo.git('config', 'diff.relative', 'true')],
  ['diff.ignoreSubmodules', (repo) => void repo.git('config', 'diff.ignoreSubmodules', 'all')],
  [
    'core.attributesFile',
    (repo) => {
      writeFileSync(join(repo.dir, 'attrs'), '* -diff linguist-generated\n')
      repo.git('config', 'core.attributesFile', join(repo.dir, 'attrs'))
    },
  ],
  [
    '.git/info/attributes',
    (repo) => writeFileSync(join(repo.dir, '.git/info/attributes'), '* -diff linguist-generated\n'),
  ],
  ['attributes of the work tree', (repo) => repo.write({ '.gitattributes': '* binary linguist-vendored\n' })],
  ['core.quotePath', (repo) => void repo.git('config', 'core.quotePath', 'false')],
  ['core.bigFileThreshold', (repo) => void repo.git('config', 'core.bigFileThreshold', '1')],
  ['core.abbrev', (repo) => void repo.git('config', 'core.abbrev', '7')],
  ['color.ui', (repo) => void repo.git('config', 'color.ui', 'always')],
  ['an alias for diff-tree', (repo) => void repo.git('config', 'alias.diff-tree', '!echo')],
  ['a replaced commit', (repo) => void repo.git('replace', 'HEAD', 'HEAD^')],
  [
    'GIT_CONFIG_COUNT',
    () => ({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'diff.renames', GIT_CONFIG_VALUE_0: 'false' }),
  ],
  ['GIT_CONFIG_PARAMETERS', () => ({ GIT_CONFIG_PARAMETERS: "'diff.algorithm'='patience'" })],
  ['GIT_EXTERNAL_DIFF', (_, { dir }) => ({ GIT_EXTERNAL_DIFF: join(dir, 'lie') })],
  ['GIT_DIFF_OPTS', () => ({ GIT_DIFF_OPTS: '--unified=0' })],
  ['GIT_ATTR_SOURCE', () => ({ GIT_ATTR_SOURCE: 'HEAD' })],
  ['another language', () => ({ LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' })],
]

test.for(hostile)('%s changes nothing', ([, disturb], { world }) => {
  const repo = aChange(world)
  writeScript(join(world.dir, 'lie'), '#!/bin/sh\necho lie\n')
  const id = repo.git('rev-parse', 'HEAD')
  const before = repo.cli(['score', id, '--format', 'json'])
  const env = disturb(repo, world) ?? {}
  const after = repo.cli(['score', id, '--format', 'json'], { env })
  expect([after, before.code]).toEqual([before, 0])
})

test('a score from a folder below the top is the same', ({ world }) => {
  const repo = aChange(world)
  const below = repo.cli(['score', '--format', 'json'], { cwd: join(repo.dir, 'sub') })
  expect(below.stdout).toBe(repo.cli(['score', '--format', 'json']).stdout)
})
