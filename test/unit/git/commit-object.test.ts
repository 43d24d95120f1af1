import { describe, expect, test } from 'vitest'
import { parseCommit } from '../../../src/git/commit-object.ts'
import { parseCommitId, type CommitId } from '../../../src/model/ids.ts'

const oid = (text: string): CommitId => {
  const id = parseCommitId(text)
  if (id === undefined) throw new Error(text)
  return id
}
const id = oid('c'.repeat(40))
const tree = `tree ${'1'.repeat(40)}\n`
const parent = (digit: string): string => `parent ${digit.repeat(40)}\n`
const author = 'author Ada Lovelace <ada@example.com> 1770000000 +0100\n'
const committer = 'committer Grace <grace@example.com> 1770000001 -0500\n'
const parse = (text: string, of = id) => parseCommit(of, Buffer.from(text, 'latin1'))

test('a commit is read whole', () => {
  expect(parse(`${tree}${parent('2')}${parent('3')}${author}${committer}\nSubject\n\nBody\n`)).toEqual({
    id,
    tree: '1'.repeat(40),
    parents: ['2'.repeat(40), '3'.repeat(40)],
    author: { name: 'Ada Lovelace', email: 'ada@example.com' },
    committer: { name: 'Grace', email: 'grace@example.com' },
    committed: 1770000001,
    message: 'Subject\n\nBody\n',
    signature: null,
  })
})

test('bytes that are not UTF-8 are kept, whatever the encoding header says', () => {
  expect(parse(`${tree}${author}${committer}encoding ISO-8859-1\n\nCaf\xe9`).message).toBe('Caf\udce9')
})

test('a commit without a message is read', () => {
  expect(parse(`${tree}${author}${committer}\n`).message).toBe('')
})

test('headers that others add are let by, a merged tag several times', () => {
  const tag = 'mergetag object 1\n tag v1\n \n words\n'
  expect(parse(`${tree}${author}${committer}${tag}${tag}HG:extra x\n\nSubject`).message).toBe('Subject')
})

describe('a signature', () => {
  const signature = 'gpgsig -----BEGIN SSH SIGNATURE-----\n U1NI\n \n -----END SSH SIGNATURE-----\n'
  const signed = parse(`${tree}${author}${committer}${signature}\ngpgsig not a header\n`).signature
  test('is read without the blanks that fold it', () => {
    expect(signed?.armored).toBe('-----BEGIN SSH SIGNATURE-----\nU1NI\n\n-----END SSH SIGNATURE-----\n')
  })
  test('is over the object without it', () => {
    expect(Buffer.from(signed?.payload ?? []).toString()).toBe(`${tree}${author}${committer}\ngpgsig not a header\n`)
  })
  test('by the other hash function is neither read nor part of what is signed', () => {
    const both = parse(`${tree}${author}${committer}${signature}gpgsig-sha256 other\n more\n\nS`).signature
    expect(Buffer.from(both?.payload ?? []).toString()).toBe(`${tree}${author}${committer}\nS`)
  })
  test('of a SHA-256 repository is its own header', () => {
    const long = oid('c'.repeat(64))
    expect(parse(`${tree}${author}${committer}gpgsig-sha256 it\n\nS`, long).signature?.armored).toBe('it\n')
  })
})

describe('not decided about is a commit with', () => {
  const hostile: Record<string, string> = {
    'two trees': `${tree}${tree}${author}${committer}\nS`,
    'a second tree behind the committer': `${tree}${author}${committer}${tree}\nS`,
    'no tree': `${author}${committer}\nS`,
    'no author': `${tree}${committer}\nS`,
    'no committer': `${tree}${author}\nS`,
    'two authors': `${tree}${author}${author}${committer}\nS`,
    'the committer first': `${tree}${committer}${author}\nS`,
    'a parent behind the author': `${tree}${author}${parent('2')}${committer}\nS`,
    'a parent behind the committer': `${tree}${author}${committer}${parent('2')}\nS`,
    'two signatures': `${tree}${author}${committer}gpgsig a\ngpgsig b\n\nS`,
    'two encodings': `${tree}${author}${committer}encoding a\nencoding b\n\nS`,
    'a header that half is a signature': `${tree}${author}${committer}gpgsigx a\n\nS`,
    'a folded author': `${tree}${author} more\n${committer}\nS`,
    'a folded tree': `${tree} more\n${author}${committer}\nS`,
    'a short tree id': `tree 123\n${author}${committer}\nS`,
    'a parent of zeros': `${tree}${parent('0')}${author}${committer}\nS`,
    'an upper-case id': `tree ${'A'.repeat(40)}\n${author}${committer}\nS`,
    'an author without an address': `${tree}author Ada 1 +0000\n${committer}\nS`,
    'a committer without a date': `${tree}${author}committer Grace <g@example.com>\n\nS`,
    'a NUL in its message': `${tree}${author}${committer}\nS\0hidden`,
    'a NUL in its author': `${tree}${author.replace('Ada', 'Ada\0')}${committer}\nS`,
    nothing: '',
  }
  for (const [what, text] of Object.entries(hostile)) {
    test(what, () => {
      expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'odd-commit', exitCode: 3 }))
    })
  }
})
