// Feeds a parser what nobody would write, for as long as FUZZ_SECONDS says, and shows the smallest input that it does not stand.
import { afterAll, describe, expect, test } from 'vitest'
import { Fault } from '../../../src/errors.ts'
import { chanceOf, type Chance } from './random.ts'
import { mutate, type Material } from './mutate.ts'
import { startWatchdog } from './watchdog.ts'

export interface Target {
  /** Sound inputs to start from. */
  readonly seeds: readonly (Buffer | string)[]
  readonly words: readonly string[]
  /** Reads the bytes, and throws for what it must not make of them. A Fault is an answer. */
  readonly check: (bytes: Buffer) => void
  /** Changes below an encoding, such as a payload in base64; half of all inputs are made so where there are any. */
  readonly within?: (bytes: Buffer, change: (inner: Buffer) => Buffer, chance: Chance) => Buffer
}

const seconds = Number(process.env['FUZZ_SECONDS'] ?? '1')
const firstSeed = Number(process.env['FUZZ_SEED'] ?? '1')
/** Milliseconds that an input may take of a processor. */
const longest = 1000
/** The same for a hundred kilobytes and more: what grows with the square takes many times that. */
const longestForLong = 4000

export function fuzz(name: string, { seeds, words, check: read, within }: Target): void {
  const watchdog = startWatchdog(name)
  const check = (bytes: Buffer): void => {
    watchdog.watch(bytes)
    try {
      read(bytes)
    } finally {
      watchdog.rest()
    }
  }
  const material: Material = {
    seeds: seeds.map((seed) => Buffer.from(seed)),
    words: words.map((word) => Buffer.from(word)),
  }
  describe(name, () => {
    afterAll(() => watchdog.end())

    test('reads each sound input', () => {
      expect(material.seeds.map((seed) => () => check(seed)).map(failureOf)).toEqual(material.seeds.map(() => null))
    })

    test(
      'stands whatever it is given',
      () => {
        const until = performance.now() + seconds * 1000
        let count = 0
        for (; performance.now() < until; count++) {
          const input = inputOf(Math.imul(firstSeed, 0x9e3779b1) + count, material, within)
          const failure = failureIn(input, check)
          if (failure !== null) throw new Error(report(`input ${count} of seed ${firstSeed}`, input, check, failure))
        }
        console.log(`${name}: ${count} inputs in ${seconds} s`)
        expect(count).toBeGreaterThan(0)
      },
      seconds * 1000 + 60_000,
    )

    test('takes no longer than it should for a long input', () => {
      const times = longInputs(material).map(({ what, input }) => ({ what, time: Math.round(timeOf(input, check)) }))
      expect(times.filter(({ time }) => time > longestForLong)).toEqual([])
    }, 120_000)
  })
}

function inputOf(seed: number, material: Material, within: Target['within']): Buffer {
  const chance = chanceOf(seed)
  const start = material.seeds[chance.below(material.seeds.length)] ?? Buffer.alloc(0)
  const change = (bytes: Buffer): Buffer => mutate(bytes, chance, material)
  return within === undefined || chance.below(2) === 0 ? change(start) : within(start, change, chance)
}

function failureOf(read: () => void): string | null {
  try {
    read()
    return null
  } catch (error) {
    return error instanceof Error ? `${error.stack}` : String(error)
  }
}

/** What is wrong: an error that is no Fault, or too long a time; null when nothing is. */
function failureIn(input: Buffer, check: Target['check']): string | null {
  const begin = spent()
  const failure = failureOf(() => faultless(input, check))
  if (failure !== null) return failure
  const slow = spent() - begin > longest && timeOf(input, check) > longest
  return slow ? `it took more than ${longest} ms` : null
}

function faultless(input: Buffer, check: Target['check']): void {
  try {
    check(input)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
  }
}

/** The better of two: the first may have compiled something. */
function timeOf(input: Buffer, check: Target['check']): number {
  let best = Infinity
  for (let tries = 0; tries < 2 && best > longest; tries++) {
    const begin = spent()
    faultless(input, check)
    best = Math.min(best, spent() - begin)
  }
  return best
}

/** Milliseconds of processor time, which other people's work on the machine does not lengthen. */
function spent(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const common = ['a', ' ', '(', '<', '>', '@', '\n', '\0', '[', '{', '"', '\t', '- ', ': ', 'é', '1', '\\'].map((text) =>
  Buffer.from(text),
)
const broken = ['ff', 'e0', 'e08080', 'f0'].map((hex) => Buffer.from(hex, 'hex'))
/** Squared, this is many seconds. */
const longInput = 128 * 1024

/** Each word of the format and each piece that is common, over and over: alone, in the middle of a sound input, at its end. */
function longInputs({ seeds, words }: Material): { what: string; input: Buffer }[] {
  const [seed = Buffer.alloc(0)] = seeds
  const middle = Math.floor(seed.length / 2)
  return [...words, ...common, ...broken].flatMap((piece) => {
    const long = Buffer.alloc(longInput, piece)
    const what = JSON.stringify(piece.toString('latin1').slice(0, 60))
    return [
      { what: `${what} alone`, input: long },
      { what: `${what} within`, input: Buffer.concat([seed.subarray(0, middle), long, seed.subarray(middle)]) },
      { what: `${what} at the end`, input: Buffer.concat([seed, long]) },
    ]
  })
}

/** The same failure from fewer bytes, where leaving some out keeps it. */
function smallest(input: Buffer, check: Target['check']): Buffer {
  let left = input
  for (let size = Math.ceil(input.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < left.length;) {
      const shorter = Buffer.concat([left.subarray(0, from), left.subarray(from + size)])
      if (failureIn(shorter, check) === null) from += size
      else left = shorter
    }
  }
  return left
}

function report(which: string, input: Buffer, check: Target['check'], failure: string): string {
  const small = failure.startsWith('it took') ? input : smallest(input, check)
  return `${which}: ${failure}\nsmallest input, as JSON of latin1: ${JSON.stringify(small.toString('latin1'))}`
}
