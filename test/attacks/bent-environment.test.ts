// What the environment tells git bends nothing anywhere: verify, with its score, the hook of the client and the hook of the server
// say word for word what they said without it.
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askEverywhere, type Everywhere } from '../support/everywhere.ts'
import { createWorld } from '../support/world.ts'

const world = createWorld()
let place: Everywhere
let before: readonly unknown[]
beforeAll(() => {
  place = askEverywhere(world)
  before = place.answers()
}, 60_000)
afterAll(() => world.dispose())

const inWorld = (path: string): string => place.at(path)

test('git that is asked plainly is bent', () => {
  place.answers()
  place.team.ada.tryGit(['diff', 'HEAD~1', 'HEAD'], { env: { GIT_EXTERNAL_DIFF: inWorld('liar') } })
  expect([before.length, place.liarWasRun()]).toEqual([3, true])
})

const environments: readonly [string, () => Record<string, string>][] = [
  ['GIT_WORK_TREE', () => ({ GIT_WORK_TREE: world.home })],
  ['GIT_INDEX_FILE', () => ({ GIT_INDEX_FILE: inWorld('none') })],
  [
    'GIT_CONFIG_COUNT',
    () => ({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'diff.external', GIT_CONFIG_VALUE_0: inWorld('liar') }),
  ],
  ['GIT_CONFIG_PARAMETERS', () => ({ GIT_CONFIG_PARAMETERS: `'diff.external'='${inWorld('liar')}'` })],
  [
    'GIT_CONFIG_GLOBAL, GIT_CONFIG_SYSTEM',
    () => {
      writeFileSync(inWorld('global'), `[diff]\n\texternal = ${inWorld('liar')}\n[core]\n\tbigFileThreshold = 1\n`)
      return { GIT_CONFIG_GLOBAL: inWorld('global'), GIT_CONFIG_SYSTEM: inWorld('global'), GIT_CONFIG_NOSYSTEM: '0' }
    },
  ],
  ['GIT_ATTR_SOURCE', () => ({ GIT_ATTR_SOURCE: 'HEAD' })],
  ['GIT_OBJECT_DIRECTORY', () => ({ GIT_OBJECT_DIRECTORY: inWorld('none') })],
  ['GIT_ALTERNATE_OBJECT_DIRECTORIES', () => ({ GIT_ALTERNATE_OBJECT_DIRECTORIES: inWorld('none') })],
  ['GIT_QUARANTINE_PATH', () => ({ GIT_QUARANTINE_PATH: inWorld('none'), GIT_OBJECT_DIRECTORY: inWorld('none') })],
  [
    'GIT_REPLACE_REF_BASE, GIT_GRAFT_FILE, GIT_SHALLOW_FILE',
    () => ({ GIT_REPLACE_REF_BASE: 'refs/heads/', GIT_GRAFT_FILE: inWorld('none'), GIT_SHALLOW_FILE: inWorld('none') }),
  ],
  [
    'GIT_TRACE and its kin',
    () => ({
      GIT_TRACE: inWorld('liar-was-run'),
      GIT_TRACE2_EVENT: inWorld('liar-was-run'),
      GIT_TRACE_SETUP: inWorld('liar-was-run'),
    }),
  ],
  ['GIT_EXTERNAL_DIFF, GIT_DIFF_OPTS', () => ({ GIT_EXTERNAL_DIFF: inWorld('liar'), GIT_DIFF_OPTS: '-u0' })],
  [
    'GIT_PAGER, GIT_EDITOR, GIT_SEQUENCE_EDITOR',
    () => ({ GIT_PAGER: inWorld('liar'), GIT_EDITOR: inWorld('liar'), PAGER: inWorld('liar') }),
  ],
  [
    'GIT_DEFAULT_HASH, GIT_LITERAL_PATHSPECS, GIT_NOTES_REF',
    () => ({ GIT_DEFAULT_HASH: 'sha256', GIT_LITERAL_PATHSPECS: '1', GIT_NOTES_REF: 'refs/notes/other' }),
  ],
  [
    'GIT_COMMIT_GRAPH_PARANOIA, GIT_TEST_COMMIT_GRAPH',
    () => ({ GIT_COMMIT_GRAPH_PARANOIA: 'false', GIT_TEST_COMMIT_GRAPH: '1' }),
  ],
  ['LANG, LC_ALL', () => ({ LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' })],
]

describe('in the environment:', () => {
  test.each(environments)('%s', (_, env) => {
    expect([place.answers(env()), place.liarWasRun()]).toEqual([before, false])
  })

  test('GIT_NAMESPACE, which alone a server says it can’t judge', () => {
    const bent = place.answers({ GIT_NAMESPACE: 'elsewhere' })
    expect([bent.slice(0, 2), bent[2]]).toEqual([before.slice(0, 2), expect.objectContaining({ code: 3 })])
  })
})
