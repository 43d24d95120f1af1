// Bytes that lines hide: counted as their definition says, and alike for one change and for many.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPointer, mostRead, withHiddenBytes } from '../../src/git/hidden-bytes.ts'
import { withHiddenBytesOfEach } from '../../src/git/hidden-bytes-of-each.ts'
import { createGit, type Git } from '../../src/git/run.ts'
import { sha256 } from '../../src/git/sha256.ts'
import type { FileChange } from '../../src/model/change.ts'
import { parseBlobId, type BlobId } from '../../src/model/ids.ts'
import { linesOf } from '../../src/radius/lines.ts'
import { aFile } from '../support/changes.ts'

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4'.repeat(64)}\nsize 1`
const line = fc.constantFrom(
  '',
  'a',
  'b',
  'a b',
  pointer,
  ...[98, 99, 100, 101, 149, 197, 198, 250].map((size) => 'x'.repeat(size)),
)
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))

/** A pair of texts with much alike, as the two sides of a change have. */
const sides = fc
  .tuple(text, text, text, text)
  .map(([begin, before, after, end]) => [begin + before + end, begin + after + end] as const)

const idOf = (content: string): BlobId => {
  const id = parseBlobId(sha256(Buffer.from(content)))
  if (id === undefined) throw new Error('no id')
  return id
}

/** git that has these texts alone. */
function gitWith(texts: readonly string[]): Git {
  const stored = new Map<string, string>(texts.map((content) => [idOf(content), content]))
  const answer = (input: unknown): Buffer =>
    Buffer.from(
      String(input)
        .split('\n')
        .slice(0, -1)
        .map((id) => `${id} blob ${stored.get(id)?.length ?? 0}\n${stored.get(id) ?? ''}\n`)
        .join(''),
    )
  return {
    ...createGit('/', {}),
    bytes: (_, options) => answer(options?.input),
    async *stream(_, options) {
      const bytes = answer(options?.input)
      for (let at = 0; at < bytes.length; at += 100) yield await Promise.resolve(bytes.subarray(at, at + 100))
    },
  }
}

/** Lines of the one that the other has not, each as often as it is there. */
function notIn(before: string, after: string): string[] {
  const left = before.split('\n')
  return after.split('\n').filter((each) => {
    const at = left.indexOf(each)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}

/** git never counts fewer added lines than there are new ones. */
function changed([before, after]: readonly [string, string]): FileChange {
  const added = notIn(before, after).length
  const bytes = Math.max(0, after.length - before.length)
  return aFile('src/a.ts', added, { oldId: idOf(before), newId: idOf(after), bytes, deleted: 0 })
}

const sizesOf = (texts: readonly string[]) =>
  new Map<string, number>(texts.map((content) => [idOf(content), content.length]))

test('they are those of new lines', () => {
  fc.assert(
    fc.property(sides, ([before, after]) => {
      fc.pre(!isPointer(Buffer.from(after, 'latin1')))
      const [found] = withHiddenBytes(gitWith([before, after]), [changed([before, after])], sizesOf([before, after]))
      const expected = notIn(before, after).reduce((sum, each) => sum + each.length, 0)
      const mayHide = after.length <= 1024 || after.length > 100 * (found?.added ?? 0)
      expect(found?.bytes).toBe(mayHide ? expected : Math.max(0, after.length - before.length))
    }),
  )
})

test('many changes at a time count for as many lines as each alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(sides, { maxLength: 3 }), { maxLength: 4 }), async (pairs) => {
      const texts = pairs.flat(2)
      const changes = pairs.map((files) => files.map(changed))
      const together = await withHiddenBytesOfEach(gitWith(texts), changes, sizesOf(texts))
      const alone = changes.map((files) => withHiddenBytes(gitWith(texts), files, sizesOf(texts)))
      const lines = (each: readonly (readonly FileChange[])[]) => each.map((files) => files.map(linesOf))
      expect(lines(together)).toEqual(lines(alone))
    }),
  )
})

test('a change past what is read of one is so among many too, though its plain texts would not be read', async () => {
  const [before, after] = ['a\n'.repeat(500), `${'a\n'.repeat(500)}b\n`]
  const huge = changed(['', 'h'.repeat(200)])
  const texts = [before, after, '', 'h'.repeat(200)]
  const sizes = new Map([...sizesOf(texts), [huge.newId ?? '', mostRead + 1]])
  const files = [huge, changed([before, after])]
  const [together] = await withHiddenBytesOfEach(gitWith(texts), [files], sizes)
  const alone = withHiddenBytes(gitWith(texts), files, sizes)
  expect([together?.map(linesOf), alone.map(linesOf).at(-1)?.added]).toEqual([alone.map(linesOf), 10])
})
