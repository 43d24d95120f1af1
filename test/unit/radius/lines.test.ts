// How many lines a file counts for where git's count says less than there is.
import { describe, expect, test } from 'vitest'
import type { FileChange, LinguistAttributes } from '../../../src/model/change.ts'
import { parseBlobId, type BlobId } from '../../../src/model/ids.ts'
import { linesOf } from '../../../src/radius/lines.ts'
import { aFile, path } from '../../support/changes.ts'

const blob = (digit: string): BlobId => {
  const id = parseBlobId(digit.repeat(40))
  if (id === undefined) throw new Error('no id')
  return id
}
const said = (attributes: Partial<LinguistAttributes>): LinguistAttributes => ({
  generated: null,
  vendored: null,
  documentation: null,
  ...attributes,
})
const counted = (name: string, added: number | null, parts: Partial<FileChange>) => {
  const { added: lines, deleted, estimated } = linesOf(aFile(name, added, parts))
  return [lines, deleted, estimated]
}

describe('where git counts no lines', () => {
  test.each<[string, Partial<FileChange>, readonly unknown[]]>([
    ['a new file: those of its bytes', { status: 'added', bytes: 4001 }, [101, 0, true]],
    ['a changed one: those of its larger side came, and as many went', { bytes: 4000 }, [100, 100, true]],
    ['a deleted one: those that went', { status: 'deleted', bytes: 4000 }, [0, 100, true]],
    ['an empty one: one', { status: 'added', bytes: 0 }, [1, 0, true]],
    ['one of unknown size: a hundred', { bytes: null }, [100, 100, true]],
    ['the same content: none', { oldId: blob('1'), newId: blob('1'), bytes: 4000 }, [0, 0, false]],
    ['other content of the same size: all', { oldId: blob('1'), newId: blob('2'), bytes: 4000 }, [100, 100, true]],
  ])('of %s', (_, parts, expected) => {
    expect(counted('a.ts', null, parts)).toEqual(expected)
  })

  test.each([
    ['a picture', 'a.png', null, 5],
    ['a program that becomes a picture by its name', 'a.png', 'a.ts', 125],
    ['a picture that becomes a program by its name', 'a.ts', 'a.png', 125],
  ])('%s counts %#', (_, name, from, lines) => {
    const parts = from === null ? {} : { status: 'renamed' as const, from: path(from) }
    expect(linesOf(aFile(name, null, { ...parts, bytes: 5000 })).added).toBe(lines)
  })
})

describe('where lines are longer than people’s', () => {
  test.each<[string, number, Partial<FileChange>, readonly unknown[]]>([
    ['new bytes are lines', 1, { bytes: 10_000 }, [100, 0, true]],
    ['so are those that went with the file', 0, { status: 'deleted', deleted: 1, oldBytes: 10_000 }, [0, 100, true]],
    ['short lines are what git counts', 100, { bytes: 10_000, deleted: 50 }, [100, 50, false]],
    [
      'those of a file that stays are what git counts',
      9,
      { deleted: 3, oldBytes: 90_000, newBytes: 100 },
      [9, 3, false],
    ],
  ])('%s', (_, added, parts, expected) => {
    expect(counted('a.ts', added, parts)).toEqual(expected)
  })
})

describe('what shows its content elsewhere counts as a hundred lines', () => {
  test.each<[string, number | null, Partial<FileChange>, readonly unknown[]]>([
    ['a new submodule', null, { status: 'added', newMode: '160000' }, [100, 0, true]],
    ['a bumped one', null, { oldMode: '160000', newMode: '160000' }, [100, 100, true]],
    ['one in place of a large file', null, { newMode: '160000', oldBytes: 40_000 }, [1000, 1000, true]],
    ['a large file in its place, by its bytes', null, { oldMode: '160000', newBytes: 40_000 }, [1000, 1000, true]],
    ['a new link', 1, { status: 'added', newMode: '120000', bytes: 6 }, [100, 0, true]],
    ['a link in place of a file', 1, { newMode: '120000', deleted: 300 }, [100, 300, true]],
    ['a link that leads elsewhere after a move', 0, { oldMode: '120000', newMode: '120000' }, [100, 0, true]],
    ['but no deleted link', 0, { status: 'deleted', oldMode: '120000', newMode: '000000', deleted: 1 }, [0, 1, false]],
    ['nor a file in place of one', 9, { oldMode: '120000', deleted: 1 }, [9, 1, false]],
  ])('%s', (_, added, parts, expected) => {
    expect(counted('lib', added, parts)).toEqual(expected)
  })
})

const moved = (from: string, to: string, parts: Partial<FileChange> = {}) =>
  counted(to, parts.added === undefined ? 0 : parts.added, {
    status: 'renamed',
    from: path(from),
    deleted: 0,
    oldBytes: 4000,
    newBytes: 8000,
    ...parts,
  })

describe('a rename hides nothing between kinds', () => {
  test.each([
    ['docs/a.md', 'src/a.ts', [200, 0, true]],
    ['test/a.ts', 'src/a.ts', [200, 0, true]],
    ['docs/a.md', 'test/a.ts', [200, 0, true]],
    ['dist/a.js', 'src/a.js', [200, 0, true]],
    ['src/a.ts', 'docs/a.md', [0, 100, true]],
    ['src/a.ts', 'test/a.ts', [0, 100, true]],
    ['src/a.ts', 'src/b.ts', [0, 0, false]],
    ['a.md', 'a.json', [0, 0, false]],
  ])('%s to %s', (from, to, expected) => {
    expect(moved(from, to)).toEqual(expected)
  })

  test('nor where the base’s attributes tell them apart', () => {
    const generated = said({ generated: true })
    expect(moved('api/a.ts', 'src/a.ts', { attributes: said({}), fromAttributes: generated })).toEqual([200, 0, true])
  })

  test('where both are generated by them nothing is counted', () => {
    const generated = said({ generated: true })
    expect(moved('api/a.ts', 'src/a.ts', { attributes: generated, fromAttributes: generated })).toEqual([0, 0, false])
  })

  test('where its bytes are unknown it counts as a hundred lines', () => {
    expect(moved('docs/a.md', 'src/a.ts', { newBytes: null })).toEqual([100, 0, true])
  })

  test('more lines of its own than its bytes tell stand', () => {
    expect(moved('docs/a.md', 'src/a.ts', { added: 500, deleted: 400 })).toEqual([500, 400, false])
  })

  test('nor of what git counts no lines of, though it is the same content', () => {
    const same = { added: null, deleted: null, oldId: blob('1'), newId: blob('1') }
    expect(moved('docs/a.md', 'src/a.ts', { ...same, bytes: 8000 })).toEqual([200, 200, true])
    expect(moved('docs/a.md', 'docs/b.md', { ...same, bytes: 8000 })).toEqual([0, 0, false])
  })
})

describe('a mode hides nothing between kinds', () => {
  test.each<[string, Partial<FileChange>, readonly unknown[]]>([
    ['what runs from now on', { newMode: '100755' }, [200, 0, true]],
    ['what runs no more', { oldMode: '100755' }, [0, 100, true]],
    ['what runs as before', { oldMode: '100755', newMode: '100755' }, [0, 0, false]],
    ['what comes so', { status: 'added', oldMode: '000000', newMode: '100755', added: 7 }, [7, 0, false]],
  ])('%s', (_, parts, expected) => {
    expect(counted('bin/tool', 0, { deleted: 0, oldBytes: 4000, newBytes: 8000, ...parts })).toEqual(expected)
  })
})
