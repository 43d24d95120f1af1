// Tells from the beginning of a private key's file whether a passphrase locks it. No more of the file is read than that takes, and
// nothing but the answer leaves this place.
import { beginningOf } from '../file-beginning.ts'
import type { Custody } from '../model/custody.ts'

/** @param file the private key's, whether it is there or not. */
export function lockOf(file: string): Custody['file'] {
  try {
    return lockIn(beginningOf(file, publicPart))
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return gone ? 'absent' : 'unknown'
  }
}

/** The first line and the beginning of the second: in OpenSSH's format the secret comes later. */
const publicPart = 96

// -----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA…                  the cipher's name tells
// -----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n                   PEM: a header tells
// -----BEGIN ENCRYPTED PRIVATE KEY-----\n                                     PKCS #8: the title tells
function lockIn(text: string): Custody['file'] {
  const [first = '', second = ''] = text.split(/\r?\n/)
  const [, title] = /^-----BEGIN (?:(.+) )?PRIVATE KEY-----$/.exec(first) ?? ['', null]
  if (title === 'OPENSSH') return lockInOpenSsh(second)
  if (title === 'ENCRYPTED') return 'locked'
  if (title === undefined) return 'open'
  if (title !== 'RSA' && title !== 'EC' && title !== 'DSA') return 'unknown'
  return second.startsWith('Proc-Type: 4,ENCRYPTED') ? 'locked' : 'open'
}

const magic = Buffer.from('openssh-key-v1\0')

// "openssh-key-v1\0", then the cipher's name as a string: 00 00 00 04 n o n e        (OpenSSH PROTOCOL.key)
function lockInOpenSsh(line: string): Custody['file'] {
  const bytes = Buffer.from(line.slice(0, 40), 'base64')
  const [start, cipher] = [bytes.subarray(0, magic.length), bytes.subarray(magic.length)]
  if (!start.equals(magic) || cipher.length < 8) return 'unknown'
  return cipher.toString('latin1', 0, 8) === '\0\0\0\u0004none' ? 'open' : 'locked'
}
