// The list of changed files: the paths are whatever a tree holds. What is read says all that was written.
import { encodeBytes } from '../../src/git/bytes.ts'
import { parseRawDiffs, type RawFile } from '../../src/git/raw-diff.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'

const [old, now, none] = ['1'.repeat(40), '2'.repeat(40), '0'.repeat(40)]
const records = (...fields: readonly string[]): string => fields.map((field) => `${field}\0`).join('')
const letters = { added: 'A', modified: 'M', deleted: 'D', 'type-changed': 'T', renamed: 'R000' }

/** The records that such files are read from; how alike a renamed file is isn't kept. */
function written(files: readonly RawFile[]): Buffer {
  const raw = files.map(({ status, path, from, oldMode, newMode, oldId, newId }) => {
    const paths = from === null ? path : `${from}\0${path}`
    return `:${oldMode} ${newMode} ${oldId ?? none} ${newId ?? none} ${letters[status]}\0${paths}\0`
  })
  const counts = files.map(({ path, from, added, deleted }) => {
    const paths = from === null ? path : `\0${from}\0${path}`
    return `${added ?? '-'}\t${deleted ?? '-'}\t${paths}\0`
  })
  return encodeBytes([...raw, ...counts].join(''))
}

/** With what is not kept made alike: the score of a rename, and the length of an absent file's id. */
const comparable = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replace(/ R\d{3}\0/g, ' R000\0')
    .replace(/ 0{64}(?= )/g, ` ${none}`)

fuzz('raw-diff', {
  seeds: [
    records(
      `:100644 100644 ${old} ${now} M`,
      'src/a.ts',
      `:000000 100755 ${none} ${now} A`,
      'b\tc\nd\x1b',
      '12\t3\tsrc/a.ts',
      '1\t0\tb\tc\nd\x1b',
    ),
    records(
      `:100644 100644 ${old} ${now} R086`,
      'old.ts',
      'new.ts',
      `:100644 120000 ${old} ${now} T`,
      'link',
      '12\t3\t',
      'old.ts',
      'new.ts',
      '-\t-\tlink',
    ),
    Buffer.concat([
      Buffer.from(`:160000 000000 ${old} ${none} D\0\xffmodule\0`, 'latin1'),
      Buffer.from('0\t1\t\xffmodule\0', 'latin1'),
    ]),
    '',
  ],
  words: [
    ':100644 100644 ',
    ` ${none} `,
    ` ${now} M\0`,
    'R100\0',
    'C100\0',
    'U\0',
    '\0:',
    '\t\0',
    '-\t-\t',
    '0\t0\t',
    '../',
    '.git/',
    '160000',
    '040000',
  ],
  check(bytes) {
    const [files = []] = parseRawDiffs(bytes, [''])
    if (comparable(written(files)) !== comparable(bytes)) throw new Error('it was read as something else')
  },
})
