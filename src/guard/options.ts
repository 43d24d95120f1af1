// Takes a command's arguments apart as getopt and git do, so that what is a value is never taken for an option.

export interface Shape {
  /** Letters whose value is the rest of the word, else the next word. */
  readonly valued: string
  /** Letters that may have a value, and then in the same word. */
  readonly stuck?: string
  /** Long names whose value comes after `=`, else is the next word. They can be abbreviated. */
  readonly long?: readonly string[]
  /** After the first operand nothing is an option: so do programs that start others. */
  readonly operandsEnd?: true
}

export interface Option {
  /** Without dashes: a letter, or a long name as it was written. */
  readonly name: string
  readonly long: boolean
  /** null when it has none. */
  readonly value: string | null
}

export interface Arguments {
  readonly options: readonly Option[]
  readonly operands: readonly string[]
}

export function readArguments(words: readonly string[], shape: Shape): Arguments {
  const options: Option[] = []
  const operands: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') return { options, operands: [...operands, ...words.slice(at + 1)] }
    if (!word.startsWith('-') || word === '-') {
      if (shape.operandsEnd) return { options, operands: words.slice(at) }
      operands.push(word)
      continue
    }
    const read = word.startsWith('--') ? [longOption(word)] : letters(word, shape)
    const last = read.at(-1)
    if (last !== undefined && last.value === null && wantsValue(last, shape)) {
      at++
      read.splice(-1, 1, { ...last, value: words[at] ?? null })
    }
    for (const option of read) options.push(option)
  }
  return { options, operands }
}

function longOption(word: string): Option {
  const at = word.indexOf('=')
  return { name: word.slice(2, at < 0 ? undefined : at), long: true, value: at < 0 ? null : word.slice(at + 1) }
}

/** -anm'x': a, n, and m with its value. */
function letters(word: string, { valued, stuck = '' }: Shape): Option[] {
  const read: Option[] = []
  for (let at = 1; at < word.length; at++) {
    const name = word[at] ?? ''
    const rest = word.slice(at + 1)
    if (valued.includes(name) || stuck.includes(name)) return [...read, { name, long: false, value: rest || null }]
    read.push({ name, long: false, value: null })
  }
  return read
}

const wantsValue = ({ name, long }: Option, shape: Shape): boolean =>
  long ? (shape.long ?? []).some((known) => known.startsWith(name)) : shape.valued.includes(name)

/** Is it this long option, or an abbreviation of it that is long enough to be no other? */
export const isLong = (option: Option, name: string, shortest = 2): boolean =>
  option.long && option.name.length >= shortest && name.startsWith(option.name)

export const isLetter = (option: Option, letter: string): boolean => !option.long && option.name === letter
