// The numbers that engine 1 promises, and the words beside them. A changed number here is a new engine.
import { describe, expect, test } from 'vitest'
import type { PathRule } from '../../../src/model/policy.ts'
import { reasonWords } from '../../../src/model/radius-words.ts'
import { agentTable } from '../../../src/provenance/agents.ts'
import { levelOf, scoreChange } from '../../../src/radius/score.ts'
import { hasSensitiveWord } from '../../../src/radius/sensitive-words.ts'
import { sizePoints } from '../../../src/radius/size.ts'
import { aFile, path } from '../../support/changes.ts'

const rule = (parts: Partial<PathRule>): PathRule => ({
  match: [],
  floor: null,
  sensitive: null,
  because: null,
  ...parts,
})
const level = (name: string, rules: readonly PathRule[] = []) => scoreChange([aFile(name)], rules).level

describe('size', () => {
  test.each([
    [0, 0],
    [1, 6],
    [10, 21],
    [41, 32],
    [42, 33],
    [50, 34],
    [100, 40],
    [169, 44],
    [170, 45],
    [400, 52],
    [965, 59],
    [966, 60],
    [1e12, 60],
  ])('%d effective lines are %d points', (lines, points) => {
    expect(sizePoints(100 * lines)).toBe(points)
  })

  test('the table is the rounded logarithm everywhere', () => {
    const off = Array.from({ length: 200_000 }, (_, at) => at).filter(
      (at) => sizePoints(at) !== Math.min(60, Math.round(6 * Math.log2(1 + at / 100))),
    )
    expect(off).toEqual([])
  })

  test.each([
    ['src/a.ts', 100, 0, 40],
    ['test/a.ts', 100, 0, 28],
    ['README.md', 100, 0, 10],
    ['src/a.ts', 0, 100, 28],
    ['README.md', 0, 100, 0],
  ])('%s +%d −%d scores %d', (name, added, deleted, points) => {
    expect(scoreChange([aFile(name, added, { deleted })], []).score).toBe(points)
  })

  test('its reason tells where the lines are', () => {
    const { reasons } = scoreChange([aFile('a.ts', 40), aFile('a.test.ts', 48), aFile('x.md', 5)], [])
    expect(reasons[0]?.says).toBe('52 effective lines: 40 source, 48 test at a quarter, 5 elsewhere at a fiftieth')
  })

  test.each([
    [1, 0, '1 effective line: 1 source'],
    [9, 2, '9.5 effective lines: 9 source, 2 test at a quarter'],
    [10, 2, '11 effective lines: 10 source, 2 test at a quarter'],
    [0, 0, '0 effective lines: none added, and none of source deleted'],
  ])('%d lines of source and %d of test are said', (source, inTests, says) => {
    expect(scoreChange([aFile('a.ts', source), aFile('a.test.ts', inTests)], []).reasons[0]?.says).toBe(says)
  })

  test('a deletion names the deleted lines', () => {
    expect(scoreChange([aFile('a.ts', 0, { deleted: 100 })], []).reasons[0]?.says).toBe(
      '25 effective lines: 100 deleted source at a quarter',
    )
  })

  test('four files of 100 lines are one change of 400', () => {
    expect(
      scoreChange(
        ['a', 'b', 'c', 'd'].map((name) => aFile(`${name}.ts`, 100)),
        [],
      ).score,
    ).toBe(52)
  })
})

describe('what git counts no lines of', () => {
  test('source that claims to be binary weighs a line for each 40 bytes', () => {
    expect(scoreChange([aFile('a.js', null, { bytes: 4000 })], []).score).toBe(40)
  })

  test('a submodule weighs as 100 lines of source', () => {
    expect(scoreChange([aFile('lib', null, { newMode: '160000' })], []).score).toBe(40)
  })

  test('a pointer in place of source weighs as 100 lines, whatever it took away', () => {
    expect(scoreChange([aFile('a.ts', null, { deleted: 300 })], []).score).toBe(40)
  })

  test('a file without lines and bytes is not nothing', () => {
    expect(scoreChange([aFile('a.js', null)], []).score).toBeGreaterThan(0)
  })

  test('a picture of 100 kB is low, and small to review', () => {
    expect(scoreChange([aFile('shot.png', null, { bytes: 100_000 })], [])).toMatchObject({
      level: 'low',
      reviewable: 100,
    })
  })
})

describe('sensitive paths', () => {
  test.each([
    'src/auth/login.ts',
    'src/userSession.ts',
    'JWTToken.java',
    'db/migrations/1.sql',
    'OAuth2.py',
    'src/token12.ts',
    'src/HTTPToken.ts',
  ])('%s is one', (name) => {
    expect(hasSensitiveWord(name)).toBe(true)
  })

  test.each(['src/author.ts', 'to1ken.ts', 'tokenizer.ts', 'src/index.ts', 'classification.ts'])(
    '%s is none',
    (name) => {
      expect(hasSensitiveWord(name)).toBe(false)
    },
  )

  test('they add 12 points once', () => {
    expect(scoreChange([aFile('src/auth/a.ts', 0), aFile('src/auth/b.ts', 0)], []).score).toBe(12)
  })

  test('tests and documentation of them are not', () => {
    expect(
      scoreChange([aFile('test/auth.test.ts', 0), aFile('docs/auth.md', 0), aFile('dist/auth.js', 0)], []).score,
    ).toBe(0)
  })

  test('a picture’s name says nothing', () => {
    expect(scoreChange([aFile('assets/login.png', 0)], []).score).toBe(0)
  })

  test('the last rule that speaks of it decides', () => {
    const rules = [
      rule({ match: ['src/'], sensitive: true }),
      rule({ match: ['src/auth/'], sensitive: false }),
      rule({ match: ['*'], floor: 'low' }),
    ]
    expect(scoreChange([aFile('src/auth/a.ts', 0)], rules).score).toBe(0)
  })
})

describe('floors', () => {
  test.each([
    ['.ai-signoff.yml', 'critical'],
    ['.AI-Signoff.YML', 'critical'],
    ['.ai-\u200csignoff.yml', 'critical'],
    ['.github/workflows/ci.yml', 'critical'],
    ['.GITHUB/workflows/ci.yml', 'critical'],
    ['.github/CODEOWNERS', 'critical'],
    ['.husky/pre-push', 'critical'],
    ['hooks/pre-push', 'critical'],
    ['lefthook.yml', 'critical'],
    ['.pre-commit-config.yaml', 'critical'],
    ['sub/.gitattributes', 'critical'],
    ['test/fixtures/.gitattributes', 'critical'],
    ['package.json', 'high'],
    ['test/fixtures/app/package.json', 'high'],
    ['gradle/wrapper/gradle-wrapper.properties', 'high'],
    ['gradle/wrapper/gradle-wrapper.jar', 'high'],
    ['.mvn/wrapper/maven-wrapper.properties', 'high'],
    ['gradle/verification-metadata.xml', 'high'],
    ['gradle/verification-keyring.keys', 'high'],
    ['crates/x/Cargo.toml', 'high'],
    ['requirements-dev.txt', 'high'],
    ['infra/main.tf', 'high'],
    ['Dockerfile', 'high'],
    ['db/migrations/001.sql', 'high'],
    ['AGENTS.md', 'high'],
    ['pkg/claude.md', 'high'],
    ['.claude/settings.json', 'high'],
    ['.cursor/rules/a.mdc', 'high'],
    ['.mcp.json', 'high'],
    ...agentTable.flatMap(({ hookFile }) => (hookFile ? [[hookFile.path, 'high'] as const] : [])),
    ['.github/copilot-instructions.md', 'high'],
    ['yarn.lock', 'high'],
    ['src/a.ts', 'low'],
  ] as const)('%s is at least %s', (name, expected) => {
    expect(level(name)).toBe(expected)
  })

  test('a lock file beside its manifest adds nothing of its own', () => {
    const { reasons } = scoreChange([aFile('a/package.json'), aFile('a/yarn.lock')], [])
    expect(reasons.filter(({ signal }) => signal === 'floor').map(reasonWords)).toEqual([
      'at least high (dependency manifest): a/package.json',
    ])
  })

  test('a manifest in another folder does not answer for a lock file', () => {
    const { reasons } = scoreChange([aFile('a/package.json'), aFile('b/yarn.lock')], [])
    expect(reasons.map(reasonWords)).toContain('at least high (lock file without its manifest): b/yarn.lock')
  })

  const orphan = 'at least high (lock file without its manifest): Cargo.lock'

  test('the manifest of a workspace’s member answers for the lock file above it', () => {
    const { reasons } = scoreChange([aFile('crates/x/Cargo.toml'), aFile('Cargo.lock')], [])
    expect(reasons.map(reasonWords)).not.toContain(orphan)
  })

  test.each(['none', 'medium'] as const)(
    'a manifest whose floor a team made %s answers for nothing above it',
    (floor) => {
      const lowered = rule({ match: ['examples/'], floor })
      const { level: reached, reasons } = scoreChange([aFile('examples/x/Cargo.toml'), aFile('Cargo.lock')], [lowered])
      expect([reached, reasons.map(reasonWords).includes(orphan)]).toEqual(['high', true])
    },
  )

  test('a manifest of another kind answers for no lock file above it', () => {
    const { reasons } = scoreChange([aFile('web/package.json'), aFile('Cargo.lock')], [])
    expect(reasons.map(reasonWords)).toContain(orphan)
  })

  test.each(['dist/a.js', 'vendor/x/a.go', 'app.min.js', 'api.pb.go', 'node_modules/x/tool.sh', 'test/generated/a.ts'])(
    'code that counts as generated or vendored is at least medium: %s',
    (name) => {
      const { level: reached, reasons } = scoreChange([aFile(name)], [])
      const floor = `at least medium (code that counts as generated or vendored): ${name}`
      expect([reached, reasons.map(reasonWords).at(-1)]).toEqual(['medium', floor])
    },
  )

  test('so is code that the base’s attributes call generated', () => {
    const attributes = { generated: true, vendored: null, documentation: null }
    expect(scoreChange([aFile('src/api.ts', 1, { attributes })], []).level).toBe('medium')
  })

  test('and what runs, whatever it is called', () => {
    expect(scoreChange([aFile('vendor/bin/tool', 1, { newMode: '100755' })], []).level).toBe('medium')
  })

  test('and what was code before it got another name, or ran', () => {
    const renamed = aFile('dist/a.json', 1, { status: 'renamed', from: path('dist/a.js') })
    const ran = aFile('vendor/bin/tool', 1, { oldMode: '100755' })
    expect([renamed, ran].map((file) => scoreChange([file], []).level)).toEqual(['medium', 'medium'])
  })

  test.each(['dist/a.json', 'src/__snapshots__/a.snap', 'vendor/x/README.md', 'dist/logo.png'])(
    'what a program does not run needs nobody there: %s',
    (name) => {
      expect(level(name)).toBe('low')
    },
  )

  test('taking such code away brings none in', () => {
    expect(scoreChange([aFile('dist/a.js', 0, { deleted: 9, status: 'deleted' })], []).level).toBe('low')
  })

  test('a policy lifts that floor', () => {
    expect(level('dist/a.js', [rule({ match: ['dist/'], floor: 'none' })])).toBe('low')
  })

  test('a policy lifts a default floor', () => {
    expect(level('package.json', [rule({ match: ['package.json'], floor: 'none' })])).toBe('low')
  })

  test('a later rule sets the floor that an earlier one lifted', () => {
    expect(level('a.ts', [rule({ match: ['*'], floor: 'none' }), rule({ match: ['*.ts'], floor: 'high' })])).toBe(
      'high',
    )
  })

  test.each(['.ai-signoff.yml', '.AI-SIGNOFF.yml'])('nothing lifts the floor of %s', (name) => {
    expect(level(name, [rule({ match: ['*'], floor: 'none' })])).toBe('critical')
  })

  test('a rename touches the path it left', () => {
    const moved = aFile('old.yml', 0, { status: 'renamed', from: path('.github/workflows/ci.yml') })
    expect(scoreChange([moved], []).level).toBe('critical')
  })

  test('one that only a commit on the way touches says so', () => {
    const passing = [path('a.ts'), path('.gitattributes')]
    const { level: whole, floor, reasons } = scoreChange([aFile('a.ts', 0)], [], passing)
    expect([whole, floor, reasons.slice(1).map(reasonWords)]).toEqual([
      'critical',
      'critical',
      ['at least critical (git attributes), in a commit that later ones undo: .gitattributes'],
    ])
  })

  test('one below the level that the points make raises nothing', () => {
    const { level: whole, floor, files } = scoreChange([aFile('Dockerfile', 4000), aFile('a.ts', 4000)], [])
    expect([whole, floor, files.map((file) => [file.path, file.level, file.floor])]).toEqual([
      'critical',
      null,
      [
        ['Dockerfile', 'critical', null],
        ['a.ts', 'critical', null],
      ],
    ])
  })

  test('a floor leaves the score', () => {
    expect(scoreChange([aFile('.gitattributes', 0)], []).score).toBe(0)
  })
})

test.each([
  [24, 'low'],
  [25, 'medium'],
  [44, 'medium'],
  [45, 'high'],
  [59, 'high'],
  [60, 'critical'],
] as const)('%d is %s', (score, expected) => {
  expect(levelOf(score)).toBe(expected)
})

test('files stand riskiest first: floors, then points', () => {
  const { files } = scoreChange(
    [aFile('a.md', 500), aFile('b.ts', 100), aFile('.gitattributes', 1), aFile('c.ts', 101)],
    [],
  )
  expect(files.map((file) => file.path)).toEqual(['.gitattributes', 'c.ts', 'b.ts', 'a.md'])
})

test('nobody has to read lock and generated files', () => {
  expect(
    scoreChange([aFile('a.ts', 3), aFile('yarn.lock', 900), aFile('dist/a.js', 900), aFile('a.md', 2)], []).reviewable,
  ).toBe(5)
})
