// Cutting what git shows into commits, however it comes in pieces.
import { expect, test } from 'vitest'
import { longestShown, streamCommits, type ShownCommit } from '../../../src/git/commit-stream.ts'
import { createGit, type Git } from '../../../src/git/run.ts'

const ids = ['1', '2', '3'].map((digit) => digit.repeat(40))
const output = Buffer.from(ids.map((id, at) => `${id}\ntree ${at}\n\n    Größe ${at}\n\0`).join(''))

/** git whose answer comes in these pieces. */
const answering = (...pieces: readonly Buffer[]): Git => ({
  ...createGit('/', {}),
  // eslint-disable-next-line require-yield, @typescript-eslint/require-await
  async *stream() {
    for (const piece of pieces) yield await Promise.resolve(piece)
  },
})

async function commitsOf(git: Git): Promise<ShownCommit[]> {
  const runs: ShownCommit[][] = []
  for await (const run of streamCommits(git, [])) runs.push(run)
  return runs.flat()
}

const expected = ids.map((id, at) => ({
  id,
  text: Buffer.from(`tree ${at}\n\n    Größe ${at}\n`).toString('latin1'),
  cut: false,
}))

test('each commit is an id and what is below it, a character a byte', async () => {
  expect(await commitsOf(answering(output))).toEqual(expected)
})

test('wherever it is cut, the commits are the same', async () => {
  const cuts = Array.from({ length: output.length }, (_, at) => [output.subarray(0, at), output.subarray(at)])
  const found = await Promise.all(cuts.map((pieces) => commitsOf(answering(...pieces))))
  expect(found).toEqual(cuts.map(() => expected))
})

test('byte by byte, too', async () => {
  expect(await commitsOf(answering(...[...output].map((byte) => Buffer.of(byte))))).toEqual(expected)
})

test('an endless commit is cut, and the next one is whole', async () => {
  const endless = Buffer.alloc(1 << 20, 'x')
  const pieces = [Buffer.from(`${ids[0]}\n`), ...Array.from({ length: 200 }, () => endless), Buffer.from('\0'), output]
  const [first, ...rest] = await commitsOf(answering(...pieces))
  const length = first?.text.length ?? 0
  expect([first?.cut, length < longestShown + (2 << 20), rest]).toEqual([true, true, expected])
})
