// One signature by one key over some bytes: its label, its form, the mathematics (node:crypto), and a security key's word on touch.
// string "ssh-ed25519"                 string R S
// string "ecdsa-sha2-nistp256"         string (mpint r, mpint s)
// string "rsa-sha2-512"                string, as long as the modulus
// string "sk-ssh-ed25519@openssh.com"  string R S    byte flags    uint32 counter
import { createHash, verify } from 'node:crypto'
import type { Hardware } from '../model/signoff.ts'
import { isSignatureForm } from './ed25519-point.ts'
import type { Curve, SshKey } from './key-blob.ts'
import { quoted, refused, type Refused } from './refused.ts'
import { readWhole } from './wire.ts'

/** `hardware` is null for a key that lives in a file. */
export type Verified = { readonly ok: true; readonly hardware: Hardware | null }

export function checkKeySignature(key: SshKey, signature: Buffer, data: Buffer): Verified | Refused {
  const parsed = readWhole(signature, (fields) => ({
    label: fields.text(),
    value: fields.string(),
    device:
      key.application === null
        ? null
        : { application: key.application, flags: fields.byte(), counter: fields.bytes(4) },
  }))
  if (parsed === null) return refused('the signature is cut short, or has bytes after its end')
  const { label, value, device } = parsed
  // ssh-rsa would be SHA-1, rsa-sha2-256 is not what OpenSSH writes here: one label a key, no choice for the signer.
  if (label !== key.signatureType) return refused(`the signature is ${quoted(label)}, not ${key.signatureType}`)
  const signed = device === null ? data : signedByDevice(device, data)
  if (!fits(key, value, signed)) return refused('the signature does not fit what was signed')
  if (device === null) return { ok: true, hardware: null }
  const hardware = { presence: (device.flags & 1) !== 0, verification: (device.flags & 4) !== 0 }
  // ssh-keygen -Y verify takes untouched signatures; software that has the key plugged in can make them in silence.
  return hardware.presence ? { ok: true, hardware } : refused('the security key was not touched for this signature')
}

/** What a security key adds to what it signs. */
interface Device {
  readonly application: string
  readonly flags: number
  readonly counter: Buffer
}

/** What the device itself signs (OpenSSH PROTOCOL.u2f): 32 bytes, flags, counter, 32 bytes. */
function signedByDevice({ application, flags, counter }: Device, data: Buffer): Buffer {
  return Buffer.concat([sha256(Buffer.from(application, 'latin1')), Buffer.of(flags), counter, sha256(data)])
}

function fits({ key, scheme }: SshKey, value: Buffer, data: Buffer): boolean {
  switch (scheme.name) {
    case 'ed25519':
      return isSignatureForm(value) && verify(null, data, key, value)
    case 'rsa':
      return isAsLong(value, scheme.bytes) && verify('sha512', data, key, value)
    case 'ecdsa': {
      const pair = coordinates(scheme, value)
      return pair !== null && verify(scheme.hash, data, { key, dsaEncoding: 'ieee-p1363' }, pair)
    }
  }
}

// Stryker disable next-line ConditionalExpression: OpenSSL refuses other lengths as well; this holds when a library does not.
const isAsLong = (value: Buffer, bytes: number): boolean => value.length === bytes

/** mpint r, mpint s as the two fixed-length numbers that node:crypto reads; null when either is out of range. */
export function coordinates({ order, size }: Pick<Curve, 'order' | 'size'>, value: Buffer): Buffer | null {
  const pair = readWhole(value, (fields) => [fields.positive(), fields.positive()])
  if (pair === null || pair.some((number) => number >= order)) return null
  return Buffer.from(pair.map((number) => number.toString(16).padStart(2 * size, '0')).join(''), 'hex')
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
