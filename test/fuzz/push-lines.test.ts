// What git tells a pre-push hook: the names are the author's. Every line is an update, or nothing is.
import { decodeBytes } from '../../src/git/bytes.ts'
import { parsePushLines } from '../../src/git/push-lines.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'

const [id, other, none] = ['6789'.repeat(10), '1234'.repeat(10), '0'.repeat(40)]
const long = 'ab'.repeat(32)

fuzz('push-lines', {
  seeds: [
    `refs/heads/main ${id} refs/heads/main ${other}\n(delete) ${none} refs/heads/old ${other}\n`,
    `HEAD@{1 day ago} ${long} refs/heads/release/9 ${'0'.repeat(64)}\n`,
    '',
  ],
  words: [
    ' refs/heads/main ',
    ` ${none} `,
    id,
    'refs/tags/',
    'HEAD',
    '(delete) ',
    '@{',
    '..',
    '.lock',
    '~1',
    '\r\n',
    ' ',
  ],
  check(bytes) {
    const text = decodeBytes(bytes)
    const updates = parsePushLines(bytes).map(
      ({ source, newTip, ref, oldTip }) => `${source} ${newTip ?? none} ${ref} ${oldTip ?? none}`,
    )
    const lines = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.replaceAll(/(?<= )0{64}(?= |$)/g, none))
    if (updates.join('\n') !== lines.join('\n')) throw new Error('it was read as something else')
  },
})
