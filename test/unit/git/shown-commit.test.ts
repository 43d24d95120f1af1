// Commits as git shows them: the quick reading of the plain form, and the strict one of the rest.
import { describe, expect, test } from 'vitest'
import { inItsEncoding } from '../../../src/git/commit-encoding.ts'
import type { ShownCommit } from '../../../src/git/commit-stream.ts'
import { readPlain, readShown, subjectOf, writtenIn } from '../../../src/git/shown-commit.ts'

const id = '1'.repeat(40)
const by = 'Ada Lovelace <ada@example.com> 1770000000 +0000'
const core = [`tree ${'2'.repeat(40)}`, `parent ${'3'.repeat(40)}`, `author ${by}`, `committer ${by}`]
const signature = 'gpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n \n -----END SSH SIGNATURE-----'

const shown = (
  headers: readonly string[],
  message = 'Subject\n\nBody',
  encoding: BufferEncoding = 'utf8',
): ShownCommit => {
  const indented = `\n${message}`.replaceAll('\n', '\n    ')
  return { id, text: Buffer.from(`${headers.join('\n')}\n${indented}\n`, encoding).toString('latin1'), cut: false }
}

describe('of the plain form is', () => {
  const forms: Readonly<Record<string, ShownCommit>> = {
    'a commit of four headers': shown(core),
    'a root': shown(core.filter((line) => !line.startsWith('parent'))),
    'a signed commit': shown([...core, signature]),
    'one with ids of SHA-256': shown([`tree ${'2'.repeat(64)}`, ...core.slice(2)]),
    'one that is not UTF-8': shown(core, 'S\xff', 'latin1'),
  }
  for (const [what, commit] of Object.entries(forms)) {
    test(what, () => {
      const plain = readPlain(commit)
      const { author, committer, message } = readShown(commit)
      expect(plain && writtenIn(plain)).toEqual({ author, committer, message })
    })
  }
})

describe('not of the plain form is', () => {
  const forms: Readonly<Record<string, ShownCommit>> = {
    'a commit that names an encoding': shown([...core, 'encoding ISO-8859-1']),
    'a header before the author': shown([...core.slice(0, 2), 'x y', ...core.slice(2)]),
    'a second signature': shown([...core, signature, signature]),
    'a second author': shown([...core, `author ${by}`]),
    'an author line with a second address': shown(core.map((line) => line.replace('author Ada', 'author <a@b> Ada'))),
    'an author line without a date': shown(core.map((line) => line.replace(/^(author.*>).*$/, '$1'))),
    'no message': { id, text: `${core.join('\n')}\n`, cut: false },
    'one that is cut': { ...shown(core), cut: true },
    'nothing at all': { id, text: '', cut: false },
  }
  for (const [what, commit] of Object.entries(forms)) {
    test(what, () => {
      expect(readPlain(commit)).toBeNull()
    })
  }
})

test('a merge has two parents or more', () => {
  const parents = [1, 2, 3].map((count) => [
    core[0] ?? '',
    ...Array.from({ length: count }, () => core[1] ?? ''),
    ...core.slice(2),
  ])
  expect(parents.map((headers) => readPlain(shown(headers))?.merge)).toEqual([false, true, true])
})

test('the subject is the first line, decoded', () => {
  const subjects = [
    shown(core, 'Grüße\n\nBody'),
    shown(core, 'Grüße'),
    { id, text: `${core.join('\n')}\n`, cut: false },
  ].map(subjectOf)
  expect(subjects).toEqual(['Grüße', 'Grüße', ''])
})

test('a malformed commit is a fault', () => {
  expect(() => readShown(shown(core.slice(0, 3)))).toThrow(/malformed/)
})

test('a commit cut for its length is a fault', () => {
  expect(() => readShown({ ...shown(core), cut: true })).toThrow(/too long/)
})

describe('in the encoding that it names', () => {
  const read = (label: string, message: Uint8Array): string | undefined => {
    const commit = shown([...core, `encoding ${label}`], Buffer.from(message).toString('latin1'), 'latin1')
    return inItsEncoding(commit, readShown(commit))?.message
  }

  const messages: Readonly<Record<string, readonly [label: string, bytes: string, text: string]>> = {
    'ISO-8859-1': ['ISO-8859-1', 'Gr\xfc\xdfe', 'Grüße'],
    Shift_JIS: ['Shift_JIS', '\x83e\x83X\x83g', 'テスト'],
    'an unknown one, as latin1': ['x-nobody', 'Gr\xfc\xdfe', 'Grüße'],
  }
  for (const [what, [label, bytes, text]] of Object.entries(messages)) {
    test(what, () => {
      expect(read(label, Buffer.from(bytes, 'latin1'))?.trim()).toBe(text)
    })
  }

  test('a commit that names none has no other reading', () => {
    expect(inItsEncoding(shown(core), readShown(shown(core)))).toBeNull()
  })
})
