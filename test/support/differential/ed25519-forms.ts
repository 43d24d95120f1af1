// What ed25519 leaves open: S with the order added, points of low order, points spelt in a second way.
import { createHash } from 'node:crypto'
import { ed25519Key, signedBytes, sshsig, string, type SoftKey } from '../signing.ts'
import { aCase, message, namespace, type Case, type NamedKey } from './case.ts'
import { ed25519Bytes } from './odd-keys.ts'

const order = 2n ** 252n + 27742317777372353535851937790883648493n

const littleEndian = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`)
const bytes32 = (number: bigint): Buffer =>
  Buffer.from(Buffer.from(number.toString(16).padStart(64, '0'), 'hex').toReversed())

// https://cr.yp.to/ecdh.html: the eight points of low order, and the second spellings that 255 bits leave room for.
const neutral = `01${'00'.repeat(31)}`
const lowOrderPoints: readonly [string, string][] = [
  ['order 1', neutral],
  ['order 2', `ec${'ff'.repeat(30)}7f`],
  ['order 4', '00'.repeat(32)],
  ['order 4, the other', `${'00'.repeat(31)}80`],
  ['order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
  ['order 8, the second', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'],
  ['order 8, the third', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
  ['order 8, the fourth', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'],
]
const secondSpellings: readonly [string, string][] = [
  ['order 1, sign bit set', `01${'00'.repeat(30)}80`],
  ['order 2, sign bit set', `ec${'ff'.repeat(31)}`],
  ['order 4, y = p', `ed${'ff'.repeat(30)}7f`],
  ['order 1, y = p + 1', `ee${'ff'.repeat(30)}7f`],
]

/** Signatures under keys of low order: made by somebody who has no private key, over a message they may choose. */
export function lowOrderCases(): Case[] {
  const named = (change: string, hex: string): Case => {
    const [point, rs] = [Buffer.from(hex, 'hex'), Buffer.concat([Buffer.from(neutral, 'hex'), Buffer.alloc(32)])]
    const key = ed25519Bytes(point, rs)
    const over = messageWithFactor(rs.subarray(0, 32), point)
    return aCase({ kind: 'ed25519', key }, change, sshsig(key, namespace, over), over)
  }
  return [
    ...lowOrderPoints.map(([change, hex]) => named(`key of low order: ${change}`, hex)),
    ...secondSpellings.map(([change, hex]) => named(`key of low order, spelt otherwise: ${change}`, hex)),
  ]
}

/** A message whose challenge is a multiple of 8, so that the challenge times such a key is the neutral point. */
function messageWithFactor(r: Uint8Array, point: Uint8Array): Buffer {
  for (let count = 0; ; count++) {
    const over = Buffer.from(`the change ${count}`)
    if (challenge(r, point, signedBytes(over, { namespace })) % 8n === 0n) return over
  }
}

const challenge = (r: Uint8Array, point: Uint8Array, data: Buffer): bigint =>
  littleEndian(createHash('sha512').update(r).update(point).update(data).digest()) % order

/** A key whose private number is known, so that R can be any point whose logarithm is. */
function openKey(): { key: SoftKey; point: Buffer; secret: bigint } {
  const { privateKey, ...key } = ed25519Key()
  const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')
  const half = createHash('sha512').update(seed).digest().subarray(0, 32)
  half[0] = (half[0] ?? 0) & 248
  half[31] = ((half[31] ?? 0) & 63) | 64
  return { key, point: key.blob.subarray(-32), secret: littleEndian(half) }
}

/** R the neutral point, in one spelling or another, and the S that belongs to it. */
export function neutralCases(): Case[] {
  const { key, point, secret } = openKey()
  const data = signedBytes(message, { namespace })
  const spellings: readonly [string, string][] = [
    ['as it should be', neutral],
    ...secondSpellings.filter(([name]) => name.startsWith('order 1')),
    ['of order 2 instead', `ec${'ff'.repeat(30)}7f`],
  ]
  return spellings.map(([change, hex]) => {
    const r = Buffer.from(hex, 'hex')
    const rs = Buffer.concat([r, bytes32((challenge(r, point, data) * secret) % order)])
    const signature = Buffer.concat([string('ssh-ed25519'), string(rs)])
    return aCase(
      { kind: 'ed25519', key },
      `R the neutral point: ${change}`,
      sshsig(key, namespace, message, { signature }),
    )
  })
}

/** S raised by multiples of the order: the same number to a verifier that does not look. */
export function raisedCases(named: NamedKey): Case[] {
  const signature = named.key.signRaw(signedBytes(message, { namespace }))
  const at = 4 + signature.readUInt32BE() + 4 + 32
  const s = littleEndian(signature.subarray(at, at + 32))
  const forms: readonly [string, bigint][] = [
    ['S + L', s + order],
    ['S + 2L', s + 2n * order],
    ['S + 8L', s + 8n * order],
    ['L - S', order - s],
    ['S = 0', 0n],
    ['S = L', order],
    ['S of 256 ones', 2n ** 256n - 1n],
  ]
  return forms.map(([change, value]) => {
    const changed = Buffer.concat([signature.subarray(0, at), bytes32(value), signature.subarray(at + 32)])
    return aCase(named, change, sshsig(named.key, namespace, message, { signature: changed }))
  })
}
