// Changes of bytes that break parsers: at the level of bits, of bytes, of lines and fields, of words, of numbers, of text.
import type { Chance } from './random.ts'

/** Bytes that mean something to most formats, or to none: ends of C strings, broken UTF-8, marks, half pairs, huge numbers. */
const anywhere: readonly string[] = [
  '\0',
  '\n',
  '\r\n',
  '\n\n',
  ' ',
  '\t',
  ':',
  '"',
  '\\',
  '<',
  '>',
  '{',
  '}',
  '[',
  ']',
  '=',
  '-',
  '#',
  '/',
  '..',
  ',',
  '\ufeff',
  '\u2028',
  '\u00a0',
  '\u202e',
  '\u0085',
  'é',
  '👩‍💻',
  '__proto__',
  'constructor',
  '0',
  '-0',
  '-1',
  '1e400',
  '9007199254740993',
  '4294967296',
  '0x10',
  'null',
  'true',
]
const brokenText: readonly Buffer[] = ['80', 'ff', 'c0af', 'eda080', 'e28082'.slice(0, 4), 'f4908080', 'e08080'].map(
  (hex) => Buffer.from(hex, 'hex'),
)
const anything: readonly Buffer[] = [...anywhere.map((word) => Buffer.from(word)), ...brokenText]

export interface Material {
  readonly seeds: readonly Buffer[]
  /** Words of the format. */
  readonly words: readonly Buffer[]
}

type Change = (bytes: Buffer, chance: Chance, material: Material) => Buffer

const at = (bytes: Buffer, chance: Chance): number => chance.below(bytes.length + 1)
const span = (bytes: Buffer, chance: Chance): [number, number] => {
  const from = at(bytes, chance)
  return [from, Math.min(bytes.length, from + 1 + chance.below(chance.pick([1, 4, 40, 400])))]
}
const splice = (bytes: Buffer, from: number, to: number, put: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)])

const changes: readonly [Change, ...Change[]] = [
  function turnBit(bytes, chance) {
    const copy = Buffer.from(bytes)
    const place = chance.below(copy.length)
    copy[place] = (copy[place] ?? 0) ^ (1 << chance.below(8))
    return copy
  },
  function setByte(bytes, chance) {
    const from = chance.below(bytes.length)
    return splice(bytes, from, from + 1, chance.bytes(1))
  },
  function leaveOut(bytes, chance) {
    return splice(bytes, ...span(bytes, chance), Buffer.alloc(0))
  },
  function repeat(bytes, chance) {
    const [from, to] = span(bytes, chance)
    return splice(bytes, to, to, bytes.subarray(from, to))
  },
  function move(bytes, chance) {
    const [from, to] = span(bytes, chance)
    const rest = splice(bytes, from, to, Buffer.alloc(0))
    const there = at(rest, chance)
    return splice(rest, there, there, bytes.subarray(from, to))
  },
  function putWord(bytes, chance, { words }) {
    const there = at(bytes, chance)
    const word = (chance.below(2) === 0 ? words : anything)[
      chance.below(chance.below(2) === 0 ? words.length : anything.length)
    ]
    return splice(bytes, there, there, word ?? Buffer.of(chance.below(256)))
  },
  function overwrite(bytes, chance) {
    const [from, to] = span(bytes, chance)
    return splice(bytes, from, to, anything[chance.below(anything.length)] ?? Buffer.of(0))
  },
  function graft(bytes, chance, { seeds }) {
    const other = seeds[chance.below(seeds.length)] ?? bytes
    const [from, to] = span(other, chance)
    const there = at(bytes, chance)
    return splice(bytes, there, there + chance.below(to - from), other.subarray(from, to))
  },
  function swapFields(bytes, chance) {
    const separator = chance.pick(['\n', '\0', ' ', ',', ':', '\t'])
    const fields = bytes.toString('latin1').split(separator)
    const [one, two] = [chance.below(fields.length), chance.below(fields.length)]
    ;[fields[one], fields[two]] = [fields[two] ?? '', fields[one] ?? '']
    return Buffer.from(fields.join(separator), 'latin1')
  },
  function dropField(bytes, chance) {
    const separator = chance.pick(['\n', '\0', ' ', ',', ':', '\t'])
    const fields = bytes.toString('latin1').split(separator)
    fields.splice(chance.below(fields.length), 1)
    return Buffer.from(fields.join(separator), 'latin1')
  },
  function otherNumber(bytes, chance) {
    const number = chance.pick(['0', '-1', '00', '1', '4294967295', '9007199254740993', '1e400', '9'.repeat(400)])
    return Buffer.from(
      bytes.toString('latin1').replace(/\d+/g, (found) => (chance.below(4) === 0 ? number : found)),
      'latin1',
    )
  },
  function otherCase(bytes, chance) {
    const [from, to] = span(bytes, chance)
    const text = bytes.subarray(from, to).toString('latin1')
    return splice(
      bytes,
      from,
      to,
      Buffer.from(chance.below(2) === 0 ? text.toUpperCase() : text.toLowerCase(), 'latin1'),
    )
  },
  function cutOff(bytes, chance) {
    return bytes.subarray(0, at(bytes, chance))
  },
  function addChance(bytes, chance) {
    const there = at(bytes, chance)
    return splice(bytes, there, there, chance.bytes(1 + chance.below(20)))
  },
]

/** One to four changes; some of what comes out is the same as before, and some is nothing but chance. */
export function mutate(bytes: Buffer, chance: Chance, material: Material): Buffer {
  if (chance.below(50) === 0) return chance.bytes(chance.below(200))
  let changed = bytes
  for (let left = 1 + chance.below(4); left > 0; left--) changed = chance.pick(changes)(changed, chance, material)
  // A doubled line doubled again and again is no more than one doubled; growth has tests of its own.
  return changed.subarray(0, 20_000)
}
