// The points and the words of reach: who imports what a change touches.
import { describe, expect, test } from 'vitest'
import type { FileChange } from '../../../src/model/change.ts'
import type { Reach } from '../../../src/model/radius.ts'
import { fileWords, reasonWords } from '../../../src/model/radius-words.ts'
import { askedOfGraph } from '../../../src/radius/importers.ts'
import { mostReachPoints, reachPoints } from '../../../src/radius/reach.ts'
import { scoreChange } from '../../../src/radius/score.ts'
import { aFile, path } from '../../support/changes.ts'

const counts = { files: 9, resolved: 20, unresolved: 0, computed: 0, cycles: 0, large: 0, generated: 0 }
const imported = (
  importers: Readonly<Record<string, readonly string[]>>,
  told: Partial<Reach['counts']> = {},
): Reach => ({
  importers: new Map(Object.entries(importers).map(([name, from]) => [path(name), from.map(path)])),
  counts: { ...counts, ...told },
})
const says = (files: readonly FileChange[], reach: Reach) =>
  scoreChange(files, [], [], reach).reasons.find(({ signal }) => signal === 'reach')
const words = (files: readonly FileChange[], reach: Reach) =>
  scoreChange(files, [], [], reach)
    .reasons.filter(({ signal }) => signal === 'reach')
    .map(reasonWords)

test('the points are 1.5 log2(1 + R), rounded, at most 15', () => {
  const wrong = Array.from({ length: 3000 }, (_, at) => at).filter(
    (importers) => reachPoints(importers) !== Math.min(mostReachPoints, Math.round(1.5 * Math.log2(1 + importers))),
  )
  expect(wrong).toEqual([])
})

test('a file that imports two touched files counts once', () => {
  const reach = imported({ 'a.ts': ['x.ts', 'y.ts'], 'b.ts': ['y.ts', 'z.ts'] })
  expect(says([aFile('a.ts'), aFile('b.ts')], reach)).toEqual({
    signal: 'reach',
    points: 3,
    says: '3 files import what is touched',
    paths: ['x.ts', 'y.ts', 'z.ts'],
  })
})

test('a rename reaches whoever imported the old path', () => {
  const reach = imported({ 'old.ts': ['x.ts'], 'new.ts': ['y.ts', 'z.ts'] })
  expect(words([aFile('new.ts', 0, { status: 'renamed', from: path('old.ts') })], reach)).toEqual([
    '1 file imports what is touched: x.ts',
  ])
})

test('what is unknown is told, and changes no points', () => {
  const told = { unresolved: 2, computed: 3, cycles: 4, large: 5, generated: 6 }
  expect(scoreChange([aFile('a.ts')], [], [], imported({}, told))).toMatchObject({
    graph: { ...counts, ...told },
    parts: { reach: 0 },
  })
})

test('without a graph nothing is said of reach, and it is not zero', () => {
  const { reasons, parts, graph, files } = scoreChange([aFile('a.ts')], [])
  expect([reasons.map(({ signal }) => signal), parts.reach, graph, files[0]?.importers]).toEqual([
    ['size'],
    null,
    null,
    null,
  ])
})

test('of a file that nobody was asked about it is unknown who imports it', () => {
  const { files } = scoreChange([aFile('a.md'), aFile('b.ts')], [], [], imported({}))
  expect(Object.fromEntries(files.map(({ path: name, importers }) => [name, importers]))).toEqual({
    'a.md': null,
    'b.ts': [],
  })
})

test('a file tells how many import it, and who', () => {
  const { files } = scoreChange([aFile('a.ts'), aFile('b.md')], [], [], imported({ 'a.ts': ['x.ts', 'y.ts'] }))
  expect(files.map(fileWords)).toEqual(['source; imported by 2: x.ts, y.ts', 'documentation, whose lines weigh little'])
})

describe('the graph is asked', () => {
  test.each([
    ['of a source file', [aFile('a.ts')], ['a.ts']],
    ['of what is imported besides source', [aFile('a.json'), aFile('dist/b.js')], ['a.json', 'dist/b.js']],
    ['of the old path of a rename', [aFile('b.ts', 1, { status: 'renamed', from: path('a.ts') })], ['a.ts']],
    ['of no submodule', [aFile('lib', null, { oldMode: '160000', newMode: '160000' })], []],
    ['of no new file', [aFile('a.ts', 1, { status: 'added' })], []],
    [
      'of no documentation, lock file or workflow',
      [aFile('a.md'), aFile('yarn.lock'), aFile('.github/workflows/ci.yml')],
      [],
    ],
  ])('%s', (_, files, paths) => {
    expect(askedOfGraph(files)).toEqual(paths)
  })
})
