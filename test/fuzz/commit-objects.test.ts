// Raw commits: whatever somebody hashed. One that is read has one tree, one author, and a signature over exactly the rest.
import { decodeBytes } from '../../src/git/bytes.ts'
import { parseCommit } from '../../src/git/commit-object.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'
import { commitId } from '../support/signing.ts'

const id = commitId('c')
const tree = `tree ${'1'.repeat(40)}\n`
const parent = (digit: string): string => `parent ${digit.repeat(40)}\n`
const people =
  'author Ada Lovelace <ada@example.com> 1770000000 +0100\ncommitter Grace <grace@example.com> 1770000001 -0500\n'
const signature = 'gpgsig -----BEGIN SSH SIGNATURE-----\n U1NIU0lHAAAAAQ==\n -----END SSH SIGNATURE-----\n'
const tag = 'mergetag object 1\n tag v1\n \n words\n'

const countOf = (text: string, form: RegExp): number => [...text.matchAll(form)].length

/** Headers without the signatures, cut out as text; a line ends at a line feed and at nothing else. */
const unsigned = (headers: string): string =>
  headers.replaceAll(/(?<![^\n])gpgsig(?:-sha256)?(?: [^\n]*)?\n(?: [^\n]*\n)*/g, '')

fuzz('commit-objects', {
  seeds: [
    `${tree}${parent('2')}${parent('3')}${people}\nSubject\n\nBody\n`,
    `${tree}${people}${tag}${signature}encoding ISO-8859-1\n\nSubject`,
    Buffer.from(`${tree}${parent('2')}${people}HG:extra x\n${signature}\nCaf\xe9\n\ntree of words`, 'latin1'),
  ],
  words: [
    tree,
    parent('4'),
    'author ',
    'committer ',
    'gpgsig ',
    'gpgsig-sha256 ',
    'gpgsig\n',
    'encoding ',
    '\n ',
    '\n\n',
    '> 1 +0',
    ' <',
    'mergetag ',
  ],
  check(bytes) {
    const commit = parseCommit(id, bytes)
    const text = bytes.toString('latin1')
    const end = text.indexOf('\n\n') === -1 ? text.length : text.indexOf('\n\n') + 1
    const headers = text.slice(0, end)
    const start = `tree ${commit.tree}\n${commit.parents.map((one) => `parent ${one}\n`).join('')}author `
    if (!headers.startsWith(start) || text.includes('\0')) throw new Error('it does not begin as it was read')
    if (countOf(headers, /(?<![^\n])(?:tree|author|committer) /g) !== 3)
      throw new Error('it has one of the three twice')
    if (decodeBytes(bytes.subarray(end + 1)) !== commit.message) throw new Error('its message is another')
    const payload = commit.signature && Buffer.from(commit.signature.payload).toString('latin1')
    if (payload !== null && payload !== unsigned(headers) + text.slice(end))
      throw new Error('the signed bytes are others')
  },
})
