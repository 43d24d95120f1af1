// Keys that ssh-keygen may take and the roster never does, and signatures that anybody can make under some of them.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { ed25519Key, keyOf, mpint, string, uint32, type SoftKey } from '../signing.ts'

/** DSA of 1024 bits with SHA-1: two numbers of 20 bytes, side by side. */
export function dsaKey(): SoftKey {
  const { publicKey, privateKey } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })
  const numbers = derNumbers(publicKey.export({ format: 'der', type: 'spki' }))
  return keyOf(
    'ssh-dss',
    numbers.map((number) => mpint(number)),
    (data) =>
      Buffer.concat([string('ssh-dss'), string(sign('sha1', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }))]),
  )
}

/** The numbers p, q, g and y of a DSA key, wherever its SubjectPublicKeyInfo nests them (tags 30 and 03 hold others, 02 is a number). */
function derNumbers(der: Buffer): Buffer[] {
  const numbers: Buffer[] = []
  for (let at = 0; at < der.length;) {
    const [tag, first = 0] = der.subarray(at)
    const wide = first >= 0x80 ? first - 0x80 : 0
    const length = wide === 0 ? first : der.readUIntBE(at + 2, wide)
    const start = at + 2 + wide
    if (tag === 2) numbers.push(der.subarray(start, start + length))
    // Into a sequence, past the count of unused bits of a bit string, over everything else.
    at = tag === 0x30 ? start : tag === 3 ? start + 1 : start + length
  }
  return numbers
}

/** A key certified by an authority for the principal "grace". */
export function certifiedKey(authority: SoftKey): SoftKey {
  const key = ed25519Key()
  const type = 'ssh-ed25519-cert-v01@openssh.com'
  const fields = [
    string(randomBytes(32)),
    key.blob.subarray(4 + 'ssh-ed25519'.length),
    Buffer.alloc(8),
    uint32(1),
    string('a certificate'),
    string(string('grace')),
    Buffer.alloc(8),
    Buffer.alloc(8, 0xff),
    string(''),
    string(''),
    string(''),
    string(authority.blob),
  ]
  const signature = authority.signRaw(Buffer.concat([string(type), ...fields]))
  return keyOf(type, [...fields, string(signature)], key.signRaw)
}

/** With the exponent 1 the padded digest is its own signature (RFC 8017 §9.2). */
export function exponentOneKey(): SoftKey {
  const modulus = Buffer.alloc(384, 0xff)
  return keyOf('ssh-rsa', [mpint(Buffer.of(1)), mpint(modulus)], (data) => {
    const digest = Buffer.concat([
      Buffer.from('3051300d060960864801650304020305000440', 'hex'),
      createHash('sha512').update(data).digest(),
    ])
    const padding = Buffer.alloc(384 - 3 - digest.length, 0xff)
    return Buffer.concat([
      string('rsa-sha2-512'),
      string(Buffer.concat([Buffer.of(0, 1), padding, Buffer.of(0), digest])),
    ])
  })
}

/** A key that is some 32 bytes; each signature of it is R and S as given. */
export const ed25519Bytes = (point: Buffer, rs: Buffer): SoftKey =>
  keyOf('ssh-ed25519', [string(point)], () => Buffer.concat([string('ssh-ed25519'), string(rs)]))
