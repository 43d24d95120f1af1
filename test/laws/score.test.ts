// What holds of every change, whatever files it has, wherever they are, and whoever imports them.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileChange } from '../../src/model/change.ts'
import type { Path } from '../../src/model/ids.ts'
import type { PathRule } from '../../src/model/policy.ts'
import { compareLevels, type Reach } from '../../src/model/radius.ts'
import { scoreChange } from '../../src/radius/score.ts'
import { aFile, path } from '../support/changes.ts'

const name = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...well().split(/\s+/)) },
    // Paths of any characters: controls, right to left, surrogates that stand for bytes, folders within folders.
    {
      weight: 2,
      arbitrary: fc
        .array(fc.string({ unit: 'binary', minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 3 })
        .map((parts) => parts.join('/')),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('src/', 'test/', 'docs/', 'dist/', ''),
          fc.constantFrom('\uDCFF', '\u202E', '__proto__', 'constructor', '\n', ' '),
          fc.constantFrom('.ts', '.md', '.json', ''),
        )
        .map((parts) => parts.join('')),
    },
  )
  .filter((text) => !text.includes('\0'))

function well(): string {
  return `src/a.ts src/auth/b.ts test/c.ts README.md yarn.lock package.json .gitattributes dist/d.js e.png f bin/g .ai-signoff.yml
    .github/workflows/ci.yml docs/h.html Dockerfile AGENTS.md db/migrations/1.sql go.sum Makefile src/i.test.ts notes.txt`
}

const lines = fc.nat(3000)
const counted = fc.oneof({ weight: 6, arbitrary: lines }, { weight: 1, arbitrary: fc.constant(null) })
const bytes = fc.oneof(fc.constant(null), fc.nat(400_000))
const flag = fc.constantFrom(null, null, null, true, false)
const attributes = fc.record({ generated: flag, vendored: flag, documentation: flag })
const mode = fc.constantFrom('100644', '100644', '100644', '100755', '120000', '160000')

const file = fc
  .record({
    at: name,
    from: fc.option(name),
    status: fc.constantFrom('added', 'modified', 'deleted', 'type-changed'),
    added: counted,
    deleted: counted,
    bytes,
    oldBytes: bytes,
    newBytes: bytes,
    attributes,
    fromAttributes: attributes,
    oldMode: mode,
    newMode: mode,
  })
  .map(({ at, from, status, added, fromAttributes, ...rest }): FileChange =>
    from === null
      ? aFile(at, added, { ...rest, status: status as FileChange['status'] })
      : aFile(at, added, { ...rest, status: 'renamed', from: path(from), fromAttributes }),
  )
const files = fc.uniqueArray(file, { selector: (one) => one.path, minLength: 1, maxLength: 12 })

/** Some of the files are imported by some of these. */
const importer = fc.nat(40).map((at) => path(`src/importer-${at}.ts`))
const reachOf = (all: readonly FileChange[], importers: readonly (readonly Path[])[]): Reach => ({
  importers: new Map(all.map((one, at) => [one.from ?? one.path, [...new Set(importers[at % importers.length])]])),
  counts: { files: 50, resolved: 90, unresolved: 0, computed: 0, cycles: 0, large: 0, generated: 0 },
})
const importers = fc.array(fc.array(importer, { maxLength: 30 }), { minLength: 1, maxLength: 12 })

const rule = fc.record({
  match: fc.subarray(['*', 'src/', '*.ts', 'test/', '*.md'], { minLength: 1 }),
  floor: fc.constantFrom(null, 'none', 'low', 'medium', 'high', 'critical'),
  sensitive: fc.constantFrom(null, true, false),
  because: fc.constant(null),
}) as fc.Arbitrary<PathRule>
const rules = fc.array(rule, { maxLength: 4 })

const change = fc.record({ all: files, importers, rules, at: fc.nat(11) })
const scored = (
  all: readonly FileChange[],
  { rules: team, importers: found }: { rules: readonly PathRule[]; importers: readonly (readonly Path[])[] },
) => scoreChange(all, team, [], reachOf(all, found))

/** Neither falls. */
function rises(before: ReturnType<typeof scored>, after: ReturnType<typeof scored>): boolean {
  return after.score >= before.score && compareLevels(after.level, before.level) >= 0
}

/** All as they are, but for the nth. */
const withOne = (
  all: readonly FileChange[],
  at: number,
  grow: (file: FileChange) => Partial<FileChange>,
): FileChange[] => all.map((one, index) => (index === at % all.length ? { ...one, ...grow(one) } : one))

test('the order of the files never matters', () => {
  fc.assert(
    fc.property(
      change.chain((one) =>
        fc.tuple(fc.constant(one), fc.shuffledSubarray([...one.all], { minLength: one.all.length })),
      ),
      ([one, shuffled]) => {
        const reach = reachOf(one.all, one.importers)
        expect(scoreChange(shuffled, one.rules, [], reach)).toEqual(scoreChange(one.all, one.rules, [], reach))
      },
    ),
  )
})

describe('the score and the level never fall when', () => {
  const law = (title: string, grow: (file: FileChange, more: number) => Partial<FileChange>) =>
    test(title, () => {
      fc.assert(
        fc.property(change, lines, (one, more) => {
          const grown = withOne(one.all, one.at, (old) => grow(old, more))
          expect(rises(scored(one.all, one), scored(grown, one))).toBe(true)
        }),
        { numRuns: 400 },
      )
    })

  law('a file has more added lines, and with them bytes', ({ added, bytes: old, newBytes, status }, more) => ({
    // To a deleted file nothing can be added.
    added: added === null || status === 'deleted' ? added : added + more,
    bytes: old === null ? null : old + 20 * more,
    newBytes: newBytes === null ? null : newBytes + 20 * more,
  }))
  law('more lines are deleted', ({ deleted }, more) => ({ deleted: deleted === null ? null : deleted + more }))
  law('it was at another path before', ({ from, status }) =>
    from === null && status === 'modified'
      ? {
          status: 'renamed',
          from: path('src/was.ts'),
          fromAttributes: { generated: null, vendored: null, documentation: null },
        }
      : {},
  )

  test('another file is touched', () => {
    fc.assert(
      fc.property(change, file, (one, another) => {
        fc.pre(one.all.every((known) => known.path !== another.path))
        fc.pre(!/\.lock|package\.json|go\.(?:sum|mod)/.test(another.path)) // a manifest takes its lock file's floor away
        const reach = reachOf(one.all, one.importers)
        const [before, after] = [one.all, [...one.all, another]].map((all) => scoreChange(all, one.rules, [], reach))
        expect(
          before !== undefined && after !== undefined && rises(before, after) && after.reviewable >= before.reviewable,
        ).toBe(true)
      }),
    )
  })

  test('a touched path gains importers', () => {
    fc.assert(
      fc.property(change, fc.array(importer, { minLength: 1 }), (one, more) => {
        const found = one.importers.map((each, at) =>
          at === one.at % one.importers.length ? [...each, ...more] : each,
        )
        expect(rises(scored(one.all, one), scored(one.all, { ...one, importers: found }))).toBe(true)
      }),
    )
  })

  test('a rule has a higher floor', () => {
    fc.assert(
      fc.property(change, (one) => {
        const raised = [...one.rules, { match: ['*'], floor: 'critical', sensitive: null, because: null } as const]
        expect(scored(one.all, { ...one, rules: raised }).level).toBe('critical')
      }),
    )
  })
})

test('lines weigh the same in one file and in several of its kind', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('ts', 'md', 'json', 'test.ts'),
      fc.array(fc.nat(99), { minLength: 1 }),
      (ending, counts) => {
        const parts = counts.map((count, at) => aFile(`src/${at}.${ending}`, count))
        const whole = aFile(
          `src/whole.${ending}`,
          counts.reduce((sum, count) => sum + count, 0),
        )
        expect(scoreChange(parts, []).score).toBe(scoreChange([whole], []).score)
      },
    ),
  )
})

test('no file scores more alone than the change does, and the change no more than its files together', () => {
  fc.assert(
    fc.property(change, (one) => {
      const { score, files: parts } = scored(one.all, one)
      const points = parts.map((part) => part.points)
      expect([
        Math.max(...points) <= score,
        score <= points.reduce((sum, each) => sum + each, 0) + parts.length,
      ]).toEqual([true, true])
    }),
  )
})

test('the score is a whole number from 0 to 100', () => {
  fc.assert(
    fc.property(change, (one) => {
      const { score } = scored(one.all, one)
      expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
    }),
  )
})
