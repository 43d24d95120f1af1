// The spool's files and the captured records, as bytes.
import { describe, expect, test } from 'vitest'
import { formatCaptured, parseCaptured, type CapturedRecord } from '../../../src/provenance/captured-record.ts'
import { parseSpoolFile } from '../../../src/provenance/spool-record.ts'

const rs = '\u001e'
const payload = (path: string): string =>
  JSON.stringify({ tool_name: 'Write', tool_input: { file_path: path, content: 'x' } })
const record = (path: string): string => `${rs}v1 claude-code /home/ada/re po\n${payload(path)}\n${rs}\n`
const paths = (text: string): string[] => parseSpoolFile(text).records.flatMap(({ call }) => call.paths)

describe('a file of the spool', () => {
  test('says which agent it is of, and where the hook ran', () => {
    const { records, whole } = parseSpoolFile(record('a.ts'))
    expect([whole, records[0]?.folder, records[0]?.call.agent]).toEqual([true, '/home/ada/re po', 'claude-code'])
  })

  test('holds as many records as were begun', () => {
    expect(paths(record('a.ts') + record('b.ts'))).toEqual(['a.ts', 'b.ts'])
  })

  test('is not whole without its last separator, though its record can be read', () => {
    const cut = record('a.ts').slice(0, -3)
    expect([parseSpoolFile(cut).whole, paths(cut)]).toEqual([false, ['a.ts']])
  })

  test('loses of two records the one that is cut off, and no more', () => {
    expect(paths(record('a.ts').slice(0, 60) + record('b.ts'))).toEqual(['b.ts'])
  })

  test.for(['', rs, `${rs}v2 claude-code /\n{}`, `${rs}v1 claude-code`, `v1\n${payload('a.ts')}`, '\0\0'])(
    '%j holds nothing',
    (text) => {
      expect(paths(text)).toEqual([])
    },
  )
})

const kept: CapturedRecord = {
  agent: { name: 'codex', model: 'gpt-5' },
  session: '0'.repeat(16),
  kind: 'generated',
  path: 'src/a\n"b".ts',
  blob: '1'.repeat(40),
  tree: '2'.repeat(16),
  day: '2026-11-22',
}

describe('a captured record', () => {
  test('is read as it was written', () => {
    expect(parseCaptured(formatCaptured(kept) + formatCaptured({ ...kept, blob: null }))).toEqual([
      kept,
      { ...kept, blob: null },
    ])
  })

  test('is one line', () => {
    expect(formatCaptured(kept).indexOf('\n')).toBe(formatCaptured(kept).length - 1)
  })

  test.for([
    'not JSON',
    '{}',
    formatCaptured(kept).replace('"v":1', '"v":2'),
    formatCaptured(kept).replace('codex', 'nobody'),
    formatCaptured(kept).replace('generated', 'none'),
    formatCaptured(kept).replace('2026-11-22', 'yesterday'),
  ])('%# in another form says nothing, and hides nothing beside it', (line) => {
    expect(parseCaptured(`${line}\n${formatCaptured(kept)}`)).toEqual([kept])
  })
})
