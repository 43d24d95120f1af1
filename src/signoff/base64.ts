// Base64 with one spelling for each value: padded, nothing between the letters, no stray bits in the last one (RFC 4648 §3.5).

export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}
