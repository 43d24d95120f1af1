// What `score` prints, for people at 80 columns and for programs.
import { stripVTControlCharacters } from 'node:util'
import { beforeEach, describe, expect, test } from 'vitest'
import { encodeBytes } from '../../src/git/bytes.ts'
import type { Change, FileChange } from '../../src/model/change.ts'
import type { CommitScore, ScoredCommit } from '../../src/model/commit-score.ts'
import type { Path } from '../../src/model/ids.ts'
import type { BlastRadius, Reach } from '../../src/model/radius.ts'
import { askedOfGraph } from '../../src/radius/importers.ts'
import { scoreChange } from '../../src/radius/score.ts'
import { commitScoreJson, commitScoreLine } from '../../src/report/score-each.ts'
import { scoreJson } from '../../src/report/score-json.ts'
import { scoreMarkdown } from '../../src/report/score-markdown.ts'
import { scoreText } from '../../src/report/score-text.ts'
import { aFile, path } from '../support/changes.ts'
import { commitId, treeId } from '../support/signing.ts'

const generated = { generated: true, vendored: null, documentation: null }

const changes: Readonly<Record<string, readonly FileChange[]>> = {
  nothing: [],
  low: [aFile('src/shop/basket.ts', 3, { deleted: 1 })],
  'critical-with-floors': [
    aFile('.ai-signoff.yml', 2),
    aFile('.github/workflows/release.yml', 14, { deleted: 3 }),
    aFile('db/migrations/0042_sessions.sql', 12, { status: 'added' }),
    aFile('package.json', 1),
    aFile('package-lock.json', 2310, { deleted: 902 }),
    aFile('src/auth/session.ts', 48, { deleted: 5 }),
    aFile('test/auth/session.test.ts', 61),
  ],
  rename: [aFile('src/login/index.ts', 2, { status: 'renamed', from: path('src/auth/index.ts'), deleted: 2 })],
  binary: [aFile('assets/logo.png', null, { bytes: 48_213 }), aFile('vendor/libcrypto', null, { bytes: 9_000_000 })],
  generated: [aFile('src/api/client.ts', 4200, { attributes: generated }), aFile('docs/api.md', 300)],
  reach: [aFile('src/shop/money.ts', 9, { deleted: 4 }), aFile('src/shop/new.ts', 30, { status: 'added' })],
  'documentation-alone': [aFile('README.md', 12, { deleted: 4 }), aFile('docs/guide.md', 80, { status: 'added' })],
  'one-binary': [aFile('lib/engine.bin', null, { status: 'added', bytes: 40_000 })],
  'deleted-binary': [aFile('lib/engine.bin', null, { status: 'deleted', bytes: 40_000 })],
  'reach-uncertain': [aFile('src/shop/money.ts', 1)],
  'nothing-in-the-end': [],
  'put-back': [aFile('src/shop/basket.ts', 3), aFile('docs/shop.md', 1)],
  'thirty-files': Array.from({ length: 30 }, (_, index) => aFile(`src/shop/part-${index}.ts`, index)),
  'hostile-names': [
    aFile('src/\u001b]0;owned\u0007\u202Etxt.exe', 9),
    aFile('src/two\nlines.ts\r\n::error::no', 9),
    aFile('auth/`</code>`<img src=x onerror=alert(1)>|[a](https://example.com) @octocat #1  ``.ts', 9),
    aFile('src/not-utf-8-\uDCFF.ts', 9),
    aFile(`src/${'long/'.repeat(60)}name.ts`, 9),
    aFile('src/to\u2066do.ts', 9, {
      status: 'renamed',
      from: path('auth; low (0 of 100), approved by grace/\u0085.ts'),
    }),
  ],
}

const aScore: ScoredCommit = {
  kind: 'scored',
  engine: 1,
  score: 52,
  level: 'high',
  parts: { size: 40, reach: null, sensitive: 12 },
  floor: null,
  files: 7,
  reviewable: 112,
}

const small = { size: 4, reach: null, sensitive: 0 }

const importers = Array.from({ length: 214 }, (_, index) => path(`src/shop/uses-${index}.ts`))
const reaches: Readonly<Record<string, Reach>> = {
  reach: {
    importers: new Map([[path('src/shop/money.ts'), importers]]),
    counts: { files: 512, resolved: 2041, unresolved: 3, computed: 1, cycles: 14, large: 1, generated: 20 },
  },
  'reach-uncertain': {
    importers: new Map([[path('src/shop/money.ts'), [path('src/shop/\u001b[2Jbasket.ts'), path('src/\uDCFF.ts')]]]),
    counts: { files: 30, resolved: 12, unresolved: 210, computed: 9, cycles: 0, large: 0, generated: 0 },
  },
}
/** Read wherever something is touched that others could import, as `score` does. */
const reachOf = (name: string, files: readonly FileChange[]): Reach | null => {
  const counts = { files: 2, resolved: 1, unresolved: 0, computed: 0, cycles: 0, large: 0, generated: 0 }
  return reaches[name] ?? (askedOfGraph(files).length === 0 ? null : { importers: new Map(), counts })
}

/** Paths that commits of it touch and later ones put back. */
const passing: Readonly<Record<string, readonly Path[]>> = {
  'nothing-in-the-end': [path('.github/workflows/release.yml')],
  'put-back': [path('src/shop/basket.ts'), path('.github/workflows/release.yml')],
}

const plain = { color: false, columns: 80 }

const change = (files: readonly FileChange[]): Change => ({ base: treeId('1'), result: treeId('2'), files })

describe.each(Object.entries(changes))('the score of %s', (name, files) => {
  // Not while the file loads: of what runs then Stryker does not know by which test.
  let radius: BlastRadius
  beforeEach(() => {
    radius = scoreChange(files, [], passing[name] ?? [], reachOf(name, files))
  })

  test('reads like this', async () => {
    await expect(scoreText(radius, plain)).toMatchFileSnapshot(`golden/score-${name}.txt`)
  })

  test.each([80, 60, 40])('fits %d columns, but for a word that is longer', (columns) => {
    const lines = scoreText(radius, { ...plain, columns }).split('\n')
    expect(lines.filter((line) => line.length > columns && /\S\s+\S/.test(line))).toEqual([])
  })

  test('has no word less without colour, and no meter to be read aloud', () => {
    const [inColour, without] = [scoreText(radius, { ...plain, color: true }), scoreText(radius, plain)]
    expect([/[█░\u001b]/.test(without), stripVTControlCharacters(inColour).replace(/ {2}[█░]{20}/, '')]).toEqual([
      false,
      without,
    ])
  })

  test('is this in a comment', async () => {
    await expect(scoreMarkdown(radius)).toMatchFileSnapshot(`golden/score-${name}.md`)
  })

  test('is this to a program', async () => {
    await expect(scoreJson(change(files), radius, encodeBytes)).toMatchFileSnapshot(`golden/score-${name}.json`)
  })
})

describe('the scores of a range', () => {
  const scores: readonly CommitScore[] = [
    { ...aScore, id: commitId('a'), subject: 'Refresh sessions' },
    {
      ...aScore,
      id: commitId('b'),
      subject: `\u001b[2J\u202e${'long '.repeat(20)}`,
      score: 4,
      level: 'critical',
      parts: small,
      floor: 'critical',
      files: 1,
    },
    {
      kind: 'unscored',
      id: commitId('c'),
      subject: 'Break it',
      why: '.ai-signoff.yml at cccccccccc: 1 problem\nprotected: \u001b[2J',
    },
  ]

  test('read like this', async () => {
    await expect(scores.map((score) => commitScoreLine(score, 80)).join('')).toMatchFileSnapshot(
      'golden/score-each.txt',
    )
  })

  test('are these to a program', async () => {
    await expect(scores.map(commitScoreJson).join('')).toMatchFileSnapshot('golden/score-each.jsonl')
  })
})
