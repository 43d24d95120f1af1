// The wire form of an SSH public key, and the key to compute with that it stands for. Only sound keys of the types below pass.
// string "ssh-ed25519"          string point
// string "ecdsa-sha2-nistp256"  string "nistp256"  string 04 x y
// string "ssh-rsa"              mpint e            mpint n
// A security key's type begins with sk- and a string application comes last (OpenSSH PROTOCOL.u2f).
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { problemOfPoint } from './ed25519-point.ts'
import { quoted, refused, type Refused } from './refused.ts'
import { readWhole, type WireReader } from './wire.ts'

export interface SshKey {
  readonly ok: true
  readonly type: string
  /** How a signature by this key is labelled. */
  readonly signatureType: string
  readonly scheme: Scheme
  readonly key: KeyObject
  /** What a security key was made for, such as ssh:, signed along each time; null for a key that lives in a file. */
  readonly application: string | null
}

export type Scheme = { readonly name: 'ed25519' } | Curve | { readonly name: 'rsa'; readonly bytes: number }

export interface Curve {
  readonly name: 'ecdsa'
  readonly ssh: string
  readonly jwk: string
  readonly hash: string
  /** Bytes of a coordinate, and of r and s. */
  readonly size: number
  /** The order of the base point: r and s lie below it. */
  readonly order: bigint
}

const p256: Curve = {
  name: 'ecdsa',
  ssh: 'nistp256',
  jwk: 'P-256',
  hash: 'sha256',
  size: 32,
  order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
}

const p384: Curve = {
  name: 'ecdsa',
  ssh: 'nistp384',
  jwk: 'P-384',
  hash: 'sha384',
  size: 48,
  order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
}

/** What a type's own fields hold, before anything is believed of them. */
interface Fields {
  readonly scheme: Scheme
  readonly jwk: JsonWebKey
  readonly application: string | null
  readonly problem: string | null
}

// A Map, since a label such as "constructor" would be found in a plain object.
const formats = new Map<string, (fields: WireReader) => Fields>([
  ['ssh-ed25519', (fields) => ed25519(fields.string(), null)],
  ['sk-ssh-ed25519@openssh.com', (fields) => ed25519(fields.string(), fields.text())],
  ['ecdsa-sha2-nistp256', (fields) => ecdsa(p256, fields.text(), fields.string(), null)],
  ['ecdsa-sha2-nistp384', (fields) => ecdsa(p384, fields.text(), fields.string(), null)],
  ['sk-ecdsa-sha2-nistp256@openssh.com', (fields) => ecdsa(p256, fields.text(), fields.string(), fields.text())],
  ['ssh-rsa', (fields) => rsa(fields.positive(), fields.positive())],
])

export const keyTypes: readonly string[] = [...formats.keys()]

export function readKeyBlob(blob: Buffer): SshKey | Refused {
  const type = readType(blob)
  const format = formats.get(type)
  if (format === undefined) return refused(`keys of type ${quoted(type)} are not taken`)
  const fields = readWhole(blob, (wire) => [wire.string(), format(wire)] as const)?.[1]
  if (fields === undefined) return refused('it is cut short, malformed, or has bytes after its end')
  if (fields.problem !== null) return refused(fields.problem)
  // ssh: is OpenSSH's name space for security keys; a web site's credential must not pass for one. OpenSSH ends it at a NUL.
  if (fields.application !== null && !/^ssh:[^\0]*$/.test(fields.application))
    return refused('it is a security key made for something other than ssh:')
  const key = importKey(fields.jwk)
  if (key === null) return refused('its point is not on the curve')
  const signatureType = type === 'ssh-rsa' ? 'rsa-sha2-512' : type
  return { ok: true, type, signatureType, scheme: fields.scheme, key, application: fields.application }
}

/** The type alone; "" when not even that can be read. */
function readType(blob: Buffer): string {
  let type = ''
  readWhole(blob, (fields) => (type = fields.text()))
  return type
}

function ed25519(point: Buffer, application: string | null): Fields {
  const problem = point.length === 32 ? problemOfPoint(point) : 'its point is not 32 bytes long'
  return { scheme: { name: 'ed25519' }, jwk: { kty: 'OKP', crv: 'Ed25519', x: base64url(point) }, application, problem }
}

function ecdsa(curve: Curve, curveName: string, point: Buffer, application: string | null): Fields {
  const { size, ssh, jwk } = curve
  const wellFormed = curveName === ssh && point.length === 1 + 2 * size && point[0] === 4
  const [x, y] = [base64url(point.subarray(1, 1 + size)), base64url(point.subarray(1 + size))]
  const problem = wellFormed ? null : `its point is not an uncompressed one of ${ssh}`
  return { scheme: curve, jwk: { kty: 'EC', crv: jwk, x, y }, application, problem }
}

function rsa(e: bigint, n: bigint): Fields {
  const bits = n.toString(2).length
  const jwk = { kty: 'RSA', n: base64url(unsigned(n)), e: base64url(unsigned(e)) }
  return {
    scheme: { name: 'rsa', bytes: Math.ceil(bits / 8) },
    jwk,
    application: null,
    problem: problemOfRsa(e, n, bits),
  }
}

/** With the exponent 1 a signature is its own proof; 16384 bits are OpenSSL's limit, beyond which checking takes seconds. */
function problemOfRsa(e: bigint, n: bigint, bits: number): string | null {
  if (bits < 3072) return `it is an RSA key of ${bits} bits; 3072 are the least`
  if (bits > 16384) return `it is an RSA key of ${bits} bits; 16384 are the most`
  const odd = e % 2n === 1n && n % 2n === 1n
  return odd && e >= 3n && e >> 32n === 0n ? null : 'its RSA numbers are unsound'
}

/** OpenSSL refuses points that are not on the curve. */
function importKey(key: JsonWebKey): KeyObject | null {
  try {
    return createPublicKey({ key, format: 'jwk' })
  } catch {
    return null
  }
}

const base64url = (bytes: Buffer): string => bytes.toString('base64url')

function unsigned(value: bigint): Buffer {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
}
