// The SSH wire format (RFC 4251 §5), read strictly: what is cut short, left over or spelt in a second way is unreadable.
// 00 00 00 07 s s h - r s a        string: a length, then as many bytes
// 00 00 00 02 00 80                mpint 128: two's complement, shortest form, hence the 00

class Unreadable extends Error {}

export class WireReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  /** A length field is the enemy's: it is compared with what is left before anything is taken. */
  bytes(count: number): Buffer {
    if (count > this.#bytes.length - this.#at) throw new Unreadable()
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }

  byte(): number {
    return this.bytes(1).readUInt8()
  }

  uint32(): number {
    return this.bytes(4).readUInt32BE()
  }

  string(): Buffer {
    return this.bytes(this.uint32())
  }

  /** A string as one character a byte, so that === compares bytes. */
  text(): string {
    return this.string().toString('latin1')
  }

  /** A positive number in its shortest form. */
  positive(): bigint {
    const bytes = this.string()
    const [first = 0, second = 0] = bytes
    if (first >= 0x80 || (first === 0 && second < 0x80)) throw new Unreadable()
    return BigInt(`0x${bytes.toString('hex')}`)
  }
}

/** What `read` makes of the bytes; null when they are cut short, malformed, or longer than what it reads. */
export function readWhole<T>(bytes: Buffer, read: (fields: WireReader) => T): T | null {
  const fields = new WireReader(bytes)
  try {
    const value = read(fields)
    return fields.atEnd ? value : null
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

export function writeUint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export const writeString = (bytes: Uint8Array): Buffer => Buffer.concat([writeUint32(bytes.length), bytes])

/** One byte a character, as `text` reads it. */
export const writeText = (text: string): Buffer => writeString(Buffer.from(text, 'latin1'))
