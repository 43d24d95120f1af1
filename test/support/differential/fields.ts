// Changes to any key's signature, field by field: said and signed so, or said so over a sound signature.
import { ed25519Key, sshsig, signedBytes, string, uint32, type SshsigParts } from '../signing.ts'
import { aCase, message, namespace, type Case, type NamedKey } from './case.ts'

const stranger = ed25519Key()

const said: readonly [string, Partial<SshsigParts>][] = [
  ['magic SSHSIH', { magic: 'SSHSIH' }],
  ['magic sshsig', { magic: 'sshsig' }],
  ['no magic', { magic: '' }],
  ['version 0', { version: 0 }],
  ['version 2', { version: 2 }],
  ['version 256', { version: 256 }],
  ['version 2^32-1', { version: 0xffffffff }],
  ['reserved field filled', { reserved: 'x' }],
  ['reserved field a NUL', { reserved: '\0' }],
  ...['git', 'file', 'ai-signof', 'ai-signoff2', 'AI-SIGNOFF', '', ' ai-signoff', 'ai\0-signoff'].map(
    (other): [string, Partial<SshsigParts>] => [`namespace ${JSON.stringify(other)}`, { namespace: other }],
  ),
  ['namespace with a trailing NUL', { namespace: `${namespace}\0` }],
  ...['sha1', 'sha384', 'SHA512', 'md5', ''].map((hash): [string, Partial<SshsigParts>] => [
    `hash ${JSON.stringify(hash)}`,
    { hash },
  ]),
  ['hash sha256', { hash: 'sha256' }],
  ['hash with a trailing NUL', { hash: 'sha512\0' }],
  ["another's key", { publicKey: stranger.blob }],
  ['no key', { publicKey: Buffer.alloc(0) }],
  ['no signature', { signature: Buffer.alloc(0) }],
]

/** The sound signature of a key, and each change to it that makes sense for any key. */
export function fieldCases(named: NamedKey): Case[] {
  const { key } = named
  const signature = key.signRaw(signedBytes(message, { namespace }))
  const signed = said.map(([change, parts]) => aCase(named, change, sshsig(key, namespace, message, parts)))
  const afterwards = said.map(([change, parts]) =>
    aCase(named, `${change}, said afterwards`, sshsig(key, namespace, message, { signature, ...parts })),
  )
  const inner = innerChanges(key.blob, signature).map(([change, parts]) =>
    aCase(named, change, sshsig(key, namespace, message, { signature, ...parts })),
  )
  const sound = aCase(named, 'sound', sshsig(key, namespace, message))
  const other = aCase(named, 'another message', sshsig(key, namespace, message), Buffer.from('another change'))
  return [sound, other, ...signed, ...afterwards, ...inner]
}

/** Changes inside the key and inside the signature's own field. */
function innerChanges(blob: Buffer, signature: Buffer): [string, Partial<SshsigParts>][] {
  const [type, ...fields] = [blob.subarray(4, 4 + blob.readUInt32BE()), blob.subarray(4 + blob.readUInt32BE())]
  const [label, value] = [
    signature.subarray(4, 4 + signature.readUInt32BE()),
    signature.subarray(4 + signature.readUInt32BE()),
  ]
  const relabelled = (text: Buffer | string): Partial<SshsigParts> => ({
    signature: Buffer.concat([string(text), value]),
  })
  return [
    ['bytes after the key', { publicKey: Buffer.concat([blob, Buffer.of(0)]) }],
    ['key cut short', { publicKey: blob.subarray(0, -1) }],
    ['key type with a trailing NUL', { publicKey: Buffer.concat([string(`${type.toString()}\0`), ...fields]) }],
    ['key type ssh-ed448', { publicKey: Buffer.concat([string('ssh-ed448'), ...fields]) }],
    ['bytes after the value', { signature: Buffer.concat([signature, Buffer.of(0)]) }],
    ['five bytes after the value', { signature: Buffer.concat([signature, Buffer.of(1, 0, 0, 0, 7)]) }],
    ['value cut short', { signature: signature.subarray(0, -1) }],
    ['label with a trailing NUL', relabelled(`${label.toString()}\0`)],
    ['label of nothing', relabelled('')],
    ['label of another key', relabelled('ssh-ed448')],
  ]
}

/** Where the lengths stand: of the six outer fields, and of the two that begin the key and the value. */
const lengthsAt = (blob: Buffer): readonly [string, number][] => {
  const places: [string, number][] = []
  let at = 10
  for (const name of ['key', 'namespace', 'reserved', 'hash', 'signature']) {
    places.push([name, at])
    if (name === 'key') places.push(['key type', at + 4])
    if (name === 'signature') places.push(['label', at + 4], ['value', at + 8 + blob.readUInt32BE(at + 4)])
    at += 4 + blob.readUInt32BE(at)
  }
  return places
}

/** Each length made zero, one less, one more, and far too large. */
export function lengthCases(named: NamedKey): Case[] {
  const blob = sshsig(named.key, namespace, message)
  return lengthsAt(blob).flatMap(([name, at]) => {
    const length = blob.readUInt32BE(at)
    const lies = [0, length - 1, length + 1, 0x7fffffff, 0x80000000, 0xffffffff].filter(
      (lie) => lie >= 0 && lie !== length,
    )
    return lies.map((lie) => {
      const changed = Buffer.concat([blob.subarray(0, at), uint32(lie), blob.subarray(at + 4)])
      return aCase(named, `length of ${name} ${lie}`, changed)
    })
  })
}
