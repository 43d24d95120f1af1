// The text around an SSH signature (OpenSSH PROTOCOL.sshsig §1): one armor, with nothing before or after it.
import { fromBase64 } from './base64.ts'

const begin = '-----BEGIN SSH SIGNATURE-----'
const end = '-----END SSH SIGNATURE-----'

/** The signature's bytes; null when the text is anything but one armored signature. How its lines are broken is let go. */
export function unarmor(text: string): Buffer | null {
  const [first, ...lines] = text.replace(/\n$/, '').split('\n')
  const last = lines.pop()
  return first === begin && last === end ? fromBase64(lines.join('')) : null
}

/** As ssh-keygen writes it, 70 characters a line. */
export function armor(blob: Buffer): string {
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? []
  return [begin, ...lines, end, ''].join('\n')
}
