// Cutting what git shows into commits, however it comes in pieces.
import { expect, test } from 'vitest'
import { longestShown, placesIn, streamCommits } from '../../../src/git/commit-stream.ts'
import { createGit, type Git } from '../../../src/git/run.ts'
import { shownAt } from '../../../src/git/shown-commit.ts'

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

interface Found {
  readonly id: string
  readonly text: string
  readonly cut: boolean
}

async function commitsOf(git: Git): Promise<Found[]> {
  const found: Found[] = []
  for await (const run of streamCommits(git, [])) {
    const { text } = run
    for (const place of placesIn(run))
      found.push({ id: text.slice(place.from, place.headers - 1), text: shownAt(text, place), cut: place.cut })
  }
  return found
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

test('in runs that end anywhere, too', async () => {
  const many = Buffer.concat(Array.from({ length: 5000 }, () => output))
  const pieces = [0, 1, 70_001, 200_003, 500_000].map((from, at, all) => many.subarray(from, all[at + 1]))
  const found = await commitsOf(answering(...pieces))
  expect(found).toEqual(Array.from({ length: 5000 }, () => expected).flat())
})

test('an endless commit is cut, and the next one is whole', async () => {
  const endless = Buffer.alloc(1 << 20, 'x')
  const end = Buffer.concat([Buffer.from('\0'), output])
  const pieces = [output, Buffer.from(`${ids[0]}\n`), ...Array.from({ length: 200 }, () => endless), end]
  const found = await commitsOf(answering(...pieces))
  const [cut] = found.splice(3, 1)
  const length = cut?.text.length ?? 0
  expect([cut?.cut, length < longestShown + (2 << 20), found]).toEqual([true, true, [...expected, ...expected]])
})
