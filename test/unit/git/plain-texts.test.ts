// Which texts have next to no long line, however they come in pieces.
import { expect, test } from 'vitest'
import { plainTexts } from '../../../src/git/plain-texts.ts'
import { createGit, type Git } from '../../../src/git/run.ts'

const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'
const texts: Readonly<Record<string, string>> = {
  a: 'one\ntwo\n',
  b: `${'x'.repeat(199)}\n${'y'.repeat(199)}`,
  c: `one\n${'x'.repeat(300)}\nthree\n${'y'.repeat(296)}\n`,
  d: pointer,
  e: '',
  f: `${'short\n'.repeat(100)}${'x'.repeat(398)}`,
  '0': `${'x'.repeat(300)}\n${'y'.repeat(297)}`,
  '3': 'x'.repeat(5000),
  '1': `${pointer}${' '.repeat(100)}\n`.padEnd(1024, '\n'),
  '2': `${pointer}${'\n'.repeat(1000)}`,
}
const idOf = (name: string): string => name.repeat(40)
const output = Object.entries(texts)
  .map(([name, text]) => `${idOf(name)} blob ${text.length}\n${text}\n`)
  .join('')

/** git whose answer comes in pieces of so many bytes. */
const answering = (bytes: Buffer, piece: number): Git => ({
  ...createGit('/', {}),
  async *stream() {
    for (let at = 0; at < bytes.length; at += piece) yield await Promise.resolve(bytes.subarray(at, at + piece))
  },
})

test.each([1, 2, 7, 199, 200, 201, 1000, 100_000])('in pieces of %d bytes', async (piece) => {
  const plain = await plainTexts(answering(Buffer.from(output), piece), Object.keys(texts).map(idOf), 200)
  expect(plain).toEqual(new Set(['a', 'b', 'c', 'e', '2'].map(idOf)))
})

test('a text that is not here decides nothing', async () => {
  const bytes = Buffer.from(`${idOf('a')} missing\n`)
  await expect(plainTexts(answering(bytes, 100), [idOf('a')], 200)).rejects.toThrow('is not in this clone')
})
