// git's paths, names and messages are bytes. Here they become strings without loss: valid UTF-8 as itself, any other byte
// 0x80–0xFF as the lone surrogate U+DC80–U+DCFF (Python calls it surrogateescape), so that === on strings compares bytes.

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function decodeBytes(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return decodeLossless(bytes)
  }
}

/** Runs of valid UTF-8 are decoded whole; the bytes between them one by one. */
function decodeLossless(bytes: Uint8Array): string {
  const parts: string[] = []
  let run = 0
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length === 0) {
      parts.push(strict.decode(bytes.subarray(run, at)), String.fromCharCode(0xdc00 + (bytes[at] ?? 0)))
      run = at + 1
    }
    at += length || 1
  }
  return parts.join('') + strict.decode(bytes.subarray(run))
}

/** Bytes of the valid UTF-8 sequence at this place; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  if (length === 0 || at + length > bytes.length) return 0
  try {
    strict.decode(bytes.subarray(at, at + length))
    return length
  } catch {
    return 0
  }
}

export function encodeBytes(text: string): Buffer {
  if (!/[\udc80-\udcff]/.test(text)) return Buffer.from(text, 'utf8')
  const parts: Buffer[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    parts.push(point >= 0xdc80 && point <= 0xdcff ? Buffer.of(point - 0xdc00) : Buffer.from(character, 'utf8'))
  }
  return Buffer.concat(parts)
}
