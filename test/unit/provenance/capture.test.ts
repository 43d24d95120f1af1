// What an agent's edit means for a commit, from plain facts.
import { describe, expect, test } from 'vitest'
import {
  isSameContent,
  meaningInReplay,
  meaningOf,
  type CapturedEdit,
  type Elsewhere,
  stagedFrom,
  type Staged,
  type StagedFile,
} from '../../../src/provenance/capture.ts'
import { addedLines, bodyOf, linesOf, tellingLines } from '../../../src/provenance/capture-lines.ts'

const text = 'export function total(prices) {\n  return prices.reduce(add, 0)\n}\n'

const anEdit = (parts: Partial<CapturedEdit> = {}): CapturedEdit => ({
  agent: { name: 'claude-code', model: null },
  session: null,
  path: 'a.ts',
  here: true,
  file: '/repo/a.ts',
  time: 0,
  lines: tellingLines([text]),
  ...parts,
})

function aFile(before: string, now: string, path = 'a.ts'): StagedFile {
  const [old, lines] = [linesOf(before), linesOf(now)]
  const content = { before: bodyOf(old), now: bodyOf(lines), added: bodyOf(addedLines(lines, old)) }
  return { path, blob: '1'.repeat(40), content }
}

const staged = (...files: StagedFile[]): Staged => stagedFrom(files)

const nowhere: Elsewhere = { waits: () => false, committedSince: () => false }

const meaning = (
  edit: CapturedEdit,
  file: StagedFile,
  elsewhere: Partial<Elsewhere> = {},
): [string | null, boolean] => {
  const { shows, keep } = meaningOf(edit, staged(file), { ...nowhere, ...elsewhere })
  return [shows?.kind ?? null, keep]
}

describe('an edit of a file that is staged', () => {
  test('is generated where a line of its text is added', () => {
    expect(meaning(anEdit(), aFile('', 'mine\n  return prices.reduce(add, 0)\n'))).toEqual(['generated', false])
  })

  test('is assisted where none of its text is left', () => {
    expect(meaning(anEdit(), aFile('', 'mine\n'))).toEqual(['assisted', false])
  })

  test('waits where its text is not staged yet', () => {
    expect(meaning(anEdit(), aFile('', 'mine\n'), { waits: () => true })).toEqual([null, true])
  })

  test('is taken in and waits where a part of its text is staged', () => {
    expect(meaning(anEdit(), aFile('', text), { waits: () => true })).toEqual(['generated', true])
  })

  test('is nothing where its text was committed before', () => {
    expect(meaning(anEdit(), aFile(text, `${text}mine\n`), { committedSince: () => true })).toEqual([null, false])
  })

  test('is generated where its text was there before and no commit came since', () => {
    expect(meaning(anEdit(), aFile(`${text}more of it\n`, text))).toEqual(['generated', false])
  })

  test('is generated where it only took lines away', () => {
    expect(meaning(anEdit({ lines: [] }), aFile(text, ''))).toEqual(['generated', false])
  })

  test('is generated where the file can’t be compared', () => {
    expect(meaning(anEdit(), { path: 'a.ts', blob: '1'.repeat(40), content: null })).toEqual(['generated', false])
  })
})

describe('an edit of a file that is not staged', () => {
  test('waits', () => {
    expect(meaning(anEdit({ path: 'b.ts' }), aFile('', 'mine\n'))).toEqual([null, true])
  })

  test('is found in a file that was renamed', () => {
    expect(meaning(anEdit({ path: 'b.ts' }), aFile('', text))).toEqual(['generated', false])
  })

  test('of another work tree is found by its text', () => {
    expect(meaning(anEdit({ here: false }), aFile('', text))).toEqual(['generated', false])
  })

  test('of no work tree of this repository is dropped', () => {
    expect(meaning(anEdit({ path: null, here: false }), aFile('', 'mine\n'))).toEqual([null, false])
  })
})

test('in a replay an edit whose text is not there means nothing, and waits', () => {
  expect(meaningInReplay(anEdit(), staged(aFile('', 'mine\n')))).toEqual({ shows: null, keep: true })
})

test('in a replay an edit whose text is there is evidence, and waits', () => {
  expect(meaningInReplay(anEdit(), staged(aFile('', text)))).toMatchObject({ shows: { kind: 'generated' }, keep: true })
})

describe('lines', () => {
  test('a line counts as added as often as it is more than before', () => {
    expect(addedLines(['a', 'b', 'a', 'c'], ['a', 'c'])).toEqual(['b', 'a'])
  })

  test('long ones tell a text, brackets do not', () => {
    expect(tellingLines(['}\n  else {\nexport const total = 0\n\n  });'])).toEqual(['export const total = 0'])
  })

  test('short ones with words tell it when there are no long ones', () => {
    expect(tellingLines(['{\n  x = 22\n}'])).toEqual(['x = 22'])
  })
})

describe('without its name a file is known', () => {
  const elsewhere = (lines: readonly string[], now: string): string | null =>
    meaning(anEdit({ path: 'b.ts', lines }), aFile('', now))[0]

  test('not by little text, be it all there', () => {
    expect(elsewhere(['export const two = 22'], 'export const two = 22\n')).toBeNull()
  })

  test('by half of a text, and not by less', () => {
    const lines = ['a'.repeat(50), 'b'.repeat(51)]
    expect([elsewhere(lines, `${'a'.repeat(50)}\n`), elsewhere(lines, `${'b'.repeat(51)}\n`)]).toEqual([
      null,
      'generated',
    ])
  })

  test('not by lines that were there before', () => {
    expect(meaning(anEdit({ path: 'b.ts' }), aFile(text, `${text}mine\n`))).toEqual([null, true])
  })

  test('not by lines that are added to file upon file, such as a licence', () => {
    const files = Array.from({ length: 30 }, (_, at) => aFile('', text, `${at}.ts`))
    expect(meaningOf(anEdit({ path: 'b.ts' }), staged(...files), nowhere).shows).toBeNull()
  })
})

describe('content that an agent had a part in before', () => {
  const record = {
    agent: { name: 'codex', model: null },
    session: null,
    kind: 'generated',
    path: 'a.ts',
    blob: '1'.repeat(40),
    tree: '2'.repeat(16),
    day: '2026-11-22',
  } as const

  test('is known again under its name, however little it is', () => {
    expect(isSameContent(record, aFile('mine\n', ''))).toBe(true)
  })

  test('is known again under another name', () => {
    expect(isSameContent(record, aFile('', text, 'b.ts'))).toBe(true)
  })

  test('is nobody’s under another name when it is next to nothing', () => {
    expect(isSameContent(record, aFile('', '', 'b.ts'))).toBe(false)
  })

  test('is not other content under its name', () => {
    expect(isSameContent({ ...record, blob: '3'.repeat(40) }, aFile('', text))).toBe(false)
  })
})
