// The spool and the captured records: files that whoever works in the clone can write. A record that is whole is read, whatever
// stands before and behind it.
import { decodeBytes } from '../../src/git/bytes.ts'
import { formatCaptured, parseCaptured } from '../../src/provenance/captured-record.ts'
import { tellingLines } from '../../src/provenance/capture-lines.ts'
import { parseSpoolFile } from '../../src/provenance/spool-record.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'

const payload = '{"tool_name":"Write","tool_input":{"file_path":"whole.ts","content":"export const whole = 1"}}'
const record = `\u001ev1 claude-code /repo\n${payload}\n\u001e\n`
const line = formatCaptured({
  agent: { name: 'claude-code', model: null },
  session: '0'.repeat(16),
  kind: 'generated',
  path: 'whole.ts',
  blob: '1'.repeat(40),
  tree: '2'.repeat(16),
  day: '2026-11-22',
})

fuzz('spool', {
  seeds: [record, record + record, line, line + line],
  words: [
    '\u001e',
    '\u001ev1 claude-code /repo\n',
    '\n\u001e\n',
    'v1 ',
    '{"v":1,',
    '"kind":"none"',
    '"blob":null',
    '\0',
    '\r\n',
    '{',
    '"',
  ],
  check(bytes) {
    const text = decodeBytes(bytes)
    const { records } = parseSpoolFile(text + record + text)
    if (!records.some(({ call }) => call.paths.includes('whole.ts'))) throw new Error('a whole record was hidden')
    for (const { call } of parseSpoolFile(text).records) tellingLines(call.texts)
    const kept = parseCaptured(`${text}\n${line}${text}`)
    if (!kept.some((each) => formatCaptured(each) === line)) throw new Error('a captured record was hidden')
    if (kept.some(({ kind }) => kind !== 'generated' && kind !== 'assisted'))
      throw new Error('a kind that is no evidence')
  },
})
