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

/** Runs of valid UTF-8 are decoded whole; the bytes between them one by one. No exceptions: anybody may send megabytes of bad ones. */
function decodeLossless(bytes: Uint8Array): string {
  const parts: string[] = []
  let run = 0
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length === 0) {
      if (run < at) parts.push(strict.decode(bytes.subarray(run, at)))
      parts.push(String.fromCharCode(0xdc00 + (bytes[at] ?? 0)))
      run = at + 1
    }
    at += length || 1
  }
  return parts.join('') + strict.decode(bytes.subarray(run))
}

/** Bytes of the valid UTF-8 sequence at this place (RFC 3629 §4); 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const [lead = 0, second = 0] = [bytes[at], bytes[at + 1]]
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) return 0
  // Overlong forms, half pairs, and what lies above U+10FFFF.
  const [least, most] = [
    lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80,
    lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf,
  ]
  if (second < least || second > most) return 0
  for (let next = at + 2; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0
  return length
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
