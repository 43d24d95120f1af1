// What ecdsa and RSA leave open: numbers out of range or spelt in a second way, lengths, labels, digests.
import { mpint, rsaKey, securityKey, signedBytes, sshsig, string } from '../signing.ts'
import { aCase, message, namespace, type Case, type NamedKey } from './case.ts'
import { exponentOneKey } from './odd-keys.ts'

const orders: Readonly<Record<string, bigint>> = {
  'ecdsa p256': 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  'sk-ecdsa': 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  'ecdsa p384': 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
}

const bytesOf = (number: bigint): Buffer => {
  const hex = number.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
}
const number = (value: bigint): Buffer => mpint(bytesOf(value))

/** r and s of a sound signature, changed; what a security key adds behind them stays. */
export function pairCases(named: NamedKey): Case[] {
  const order = orders[named.kind] ?? 0n
  const { label, r, s, tail } = opened(named.key.signRaw(signedBytes(message, { namespace })))
  const pairs: readonly [string, Buffer][] = [
    ['r = 0', Buffer.concat([number(0n), number(s)])],
    ['s = 0', Buffer.concat([number(r), number(0n)])],
    ['r = 0 in a byte', Buffer.concat([string(Buffer.of(0)), number(s)])],
    ['r = n', Buffer.concat([number(order), number(s)])],
    ['s = n', Buffer.concat([number(r), number(order)])],
    ['r + n', Buffer.concat([number(r + order), number(s)])],
    ['s + n', Buffer.concat([number(r), number(s + order)])],
    ['r and s of 2^521', Buffer.concat([number(2n ** 521n), number(2n ** 521n)])],
    ['r negative', Buffer.concat([string(Buffer.concat([Buffer.of(0xff), bytesOf(r)])), number(s)])],
    ['s negative', Buffer.concat([number(r), string(Buffer.concat([Buffer.of(0x80), bytesOf(s)]))])],
    ['r with a needless zero', Buffer.concat([string(Buffer.concat([Buffer.of(0, 0), bytesOf(r)])), number(s)])],
    ['s with needless zeros', Buffer.concat([number(r), string(Buffer.concat([Buffer.alloc(9), bytesOf(s)]))])],
    ['s and r', Buffer.concat([number(s), number(r)])],
    ['n - s', Buffer.concat([number(r), number(order - s)])],
    ['r alone', number(r)],
    ['a third number', Buffer.concat([number(r), number(s), number(1n)])],
    ['r and s side by side', Buffer.concat([bytesOf(r), bytesOf(s)])],
  ]
  return pairs.map(([change, pair]) =>
    aCase(
      named,
      change,
      sshsig(named.key, namespace, message, { signature: Buffer.concat([string(label), string(pair), tail]) }),
    ),
  )
}

function opened(signature: Buffer): { label: Buffer; r: bigint; s: bigint; tail: Buffer } {
  const [label, afterLabel] = taken(signature)
  const [pair, tail] = taken(afterLabel)
  const [r, afterR] = taken(pair)
  const [s] = taken(afterR)
  return { label, r: BigInt(`0x${r.toString('hex')}`), s: BigInt(`0x${s.toString('hex')}`), tail }
}

const taken = (bytes: Buffer): [Buffer, Buffer] => {
  const end = 4 + bytes.readUInt32BE()
  return [bytes.subarray(4, end), bytes.subarray(end)]
}

/** An RSA signature, longer, shorter and under other names. */
export function rsaCases(named: NamedKey): Case[] {
  const { key } = named
  const [label, rest] = taken(key.signRaw(signedBytes(message, { namespace })))
  const [value] = taken(rest)
  const [, numbers] = taken(key.blob)
  const [e, afterE] = taken(numbers)
  const [n] = taken(afterE)
  const valued = (bytes: Buffer): Buffer =>
    sshsig(key, namespace, message, { signature: Buffer.concat([string(label), string(bytes)]) })
  const keyed = (...fields: readonly Buffer[]): Buffer =>
    sshsig(key, namespace, message, { publicKey: Buffer.concat([string('ssh-rsa'), ...fields.map(string)]) })
  const inverse = bytesOf(BigInt(`0x${n.toString('hex')}`) - BigInt(`0x${value.toString('hex')}`))
  return [
    aCase(named, 'rsa value with a zero before it', valued(Buffer.concat([Buffer.of(0), value]))),
    aCase(named, 'rsa value with a zero after it', valued(Buffer.concat([value, Buffer.of(0)]))),
    aCase(named, 'rsa value without its last byte', valued(value.subarray(0, -1))),
    aCase(named, 'rsa value 0', valued(Buffer.alloc(value.length))),
    aCase(
      named,
      'rsa value plus n',
      valued(bytesOf(BigInt(`0x${value.toString('hex')}`) + BigInt(`0x${n.toString('hex')}`))),
    ),
    aCase(named, 'rsa value n minus it', valued(inverse)),
    aCase(named, 'rsa key: a needless zero before n', keyed(e, Buffer.concat([Buffer.of(0), n]))),
    aCase(named, 'rsa key: a needless zero before e', keyed(Buffer.concat([Buffer.of(0), e]), n)),
    aCase(named, 'rsa key: n and e', keyed(n, e)),
    shortened(named),
  ]
}

/** A signature whose first byte is zero, with that byte left out: one in 256 has one. */
function shortened(named: NamedKey): Case {
  for (let count = 0; ; count++) {
    const over = Buffer.from(`the change ${count}`)
    const [label, rest] = taken(named.key.signRaw(signedBytes(over, { namespace })))
    const [value] = taken(rest)
    if (value[0] !== 0) continue
    const signature = Buffer.concat([string(label), string(value.subarray(1))])
    return aCase(named, 'rsa value without its leading zero', sshsig(named.key, namespace, over, { signature }), over)
  }
}

/** RSA keys that sign otherwise than rsa-sha2-512 with SHA-512, and one whose signatures anybody can make. */
export function rsaLabelCases(): Case[] {
  const ways: readonly [string, string][] = [
    ['rsa-sha2-256', 'sha256'],
    ['ssh-rsa', 'sha1'],
    ['ssh-rsa', 'sha512'],
    ['rsa-sha2-512', 'sha1'],
    ['rsa-sha2-512', 'sha256'],
    ['rsa-sha2-256', 'sha512'],
  ]
  const labelled = ways.map(([label, hash]) => {
    const key = rsaKey(3072, label, hash)
    return aCase({ kind: 'rsa 3072', key }, `rsa label ${label} over ${hash}`, sshsig(key, namespace, message))
  })
  const key = exponentOneKey()
  return [...labelled, aCase({ kind: 'rsa 3072', key }, 'rsa exponent 1', sshsig(key, namespace, message))]
}

/** Security keys: what they saw, what they count, what they were made for. */
export function touchCases(kind: 'ed25519' | 'ecdsa'): Case[] {
  const name = `sk-${kind}`
  const flagged = [0, 1, 2, 4, 5, 0x40, 0x41, 0x80, 0xc5, 0xff].map((flags) => {
    const key = securityKey(kind, { flags })
    return aCase({ kind: name, key }, `flags ${flags}`, sshsig(key, namespace, message))
  })
  const counted = [0, 1, 0xffffffff].map((counter) => {
    const key = securityKey(kind, { flags: 1, counter })
    return aCase({ kind: name, key }, `counter ${counter}`, sshsig(key, namespace, message))
  })
  const applied = ['', 'ssh', 'https://example.com', 'ssh:prod', 'ssh:\0', 'SSH:'].map((application) => {
    const key = securityKey(kind, { flags: 1, application })
    return aCase({ kind: name, key }, `application ${JSON.stringify(application)}`, sshsig(key, namespace, message))
  })
  return [...flagged, ...counted, ...applied, ...afterwards(kind)]
}

/** The same changed after the key had signed. */
function afterwards(kind: 'ed25519' | 'ecdsa'): Case[] {
  const key = securityKey(kind, { flags: 0 })
  const signature = key.signRaw(signedBytes(message, { namespace }))
  const named = { kind: `sk-${kind}`, key }
  const tails: readonly [string, Buffer][] = [
    ['flags raised afterwards', Buffer.of(1, 0, 0, 0, 7)],
    ['counter changed afterwards', Buffer.of(0, 0, 0, 0, 8)],
    ['counter left out', Buffer.of(0)],
    ['no flags', Buffer.of()],
  ]
  const elsewhere = Buffer.concat([key.blob.subarray(0, -8), string('ssh:prod')])
  return [
    ...tails.map(([change, tail]) => {
      const changed = Buffer.concat([signature.subarray(0, -5), tail])
      return aCase(named, change, sshsig(key, namespace, message, { signature: changed }))
    }),
    aCase(named, 'application changed afterwards', sshsig(key, namespace, message, { publicKey: elsewhere })),
  ]
}
