// git's own listings of a tree and its attributes: the names in them are whatever a tree holds.
import { parseAttributes, parseListing } from '../../src/git/attributes.ts'
import { encodeBytes } from '../../src/git/bytes.ts'
import { parseTree } from '../../src/git/tree-object.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'

const records = (...fields: readonly string[]): string => fields.map((field) => `${field}\0`).join('')
const id = Buffer.alloc(20, 0xa1)
const entry = (mode: string, name: string): Buffer => Buffer.concat([Buffer.from(`${mode} ${name}\0`, 'latin1'), id])

fuzz('trees', {
  seeds: [
    Buffer.concat([entry('100644', '.ai-signoff.yml'), entry('40000', 'src'), entry('120000', '\xff \n')]),
    entry('160000', 'module'),
  ],
  words: ['100644 ', '40000 ', '.ai-signoff.yml', '.AI-signoff.yml', '\0'],
  check(bytes) {
    const written = parseTree(bytes, 20).map(({ mode, name, id: hex }) =>
      Buffer.concat([Buffer.from(`${mode} `, 'latin1'), encodeBytes(name), Buffer.of(0), Buffer.from(hex, 'hex')]),
    )
    if (!Buffer.concat(written).equals(bytes)) throw new Error('it was read as something else')
  },
})

fuzz('listings', {
  seeds: [
    records(
      `100644 blob ${'a'.repeat(40)}\t.gitattributes`,
      `120000 blob ${'b'.repeat(40)}\tlink`,
      `040000 tree ${'c'.repeat(40)}\tsrc\n`,
    ),
    '',
  ],
  words: ['100644 blob ', '100755 blob ', '\t.gitattributes\0', 'src/', '\0'],
  check(bytes) {
    const whole = bytes.toString('latin1')
    for (const { mode, id: hex, path } of parseListing(bytes)) {
      const record = `${mode} blob ${hex}\t${encodeBytes(path).toString('latin1')}\0`
      if (!whole.includes(record)) throw new Error('no record says so')
    }
  },
})

fuzz('attributes', {
  seeds: [
    records(
      'src/a.ts',
      'linguist-generated',
      'set',
      'b',
      'linguist-vendored',
      'unset',
      'c\n',
      'linguist-documentation',
      'unspecified',
    ),
    '',
  ],
  words: ['linguist-generated\0', 'set\0', 'true\0', '__proto__\0', '\0\0'],
  check(bytes) {
    const fields = bytes.toString('latin1').split('\0')
    for (const [path] of parseAttributes(bytes)) {
      if (!fields.includes(encodeBytes(path).toString('latin1'))) throw new Error('no record says so')
    }
  },
})
