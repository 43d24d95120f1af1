// SSH signatures (OpenSSH PROTOCOL.sshsig), read in one spelling only and believed only by one given key, for one namespace.
// S S H S I G   00000001   string publickey   string namespace   string reserved ""   string "sha512"   string signature
import { createHash } from 'node:crypto'
import type { PublicKey } from '../model/roster.ts'
import { readKeyBlob } from './key-blob.ts'
import { checkKeySignature, type Verified } from './key-signature.ts'
import { quoted, refused, type Refused } from './refused.ts'
import { readWhole, writeString, writeText, writeUint32 } from './wire.ts'

const magic = 'SSHSIG'
const version = 1
const hash = 'sha512'

export interface SshSignature {
  readonly publicKey: Buffer
  readonly namespace: string
  readonly signature: Buffer
}

export interface Claim {
  /** The signature as bytes, without armor. */
  readonly blob: Buffer
  /** What the signature must have been made for; the same bytes signed for git or a file do not count. */
  readonly namespace: string
  readonly message: Uint8Array
  /** The one key that is asked about: what the blob says of its key is only compared with it. */
  readonly key: PublicKey
}

/** Whether this key made this signature over this message. Never throws for what is in the blob. */
export function verifySshSignature({ blob, namespace, message, key }: Claim): Verified | Refused {
  const parsed = parseSshSignature(blob)
  if (!parsed.ok) return parsed
  const { signature } = parsed
  if (signature.namespace !== namespace)
    return refused(`it was signed for ${quoted(signature.namespace)}, not for "${namespace}"`)
  if (signature.publicKey.toString('base64') !== key.blob) return refused('it was made with another key')
  const sshKey = sshKeyOf(key)
  if (!sshKey.ok) return refused(`its key can't be used: ${sshKey.problem}`)
  if (sshKey.type !== key.type) return refused(`its key is ${sshKey.type}, not ${quoted(key.type)}`)
  return checkKeySignature(sshKey, signature.signature, signedBytes(namespace, message))
}

const known = new WeakMap<PublicKey, ReturnType<typeof readKeyBlob>>()

/** Read once: anybody may put thousands of lines into the notes that name the same key. */
function sshKeyOf(key: PublicKey): ReturnType<typeof readKeyBlob> {
  const read = known.get(key) ?? readKeyBlob(Buffer.from(key.blob, 'base64'))
  known.set(key, read)
  return read
}

export function parseSshSignature(blob: Buffer): { readonly ok: true; readonly signature: SshSignature } | Refused {
  const fields = readWhole(blob, (wire) => ({
    magic: wire.bytes(magic.length).toString('latin1'),
    version: wire.uint32(),
    publicKey: wire.string(),
    namespace: wire.text(),
    reserved: wire.text(),
    hash: wire.text(),
    signature: wire.string(),
  }))
  if (fields === null) return refused('it is cut short, or has bytes after its end')
  if (fields.magic !== magic) return refused('it is no SSH signature')
  if (fields.version !== version) return refused(`it is of version ${fields.version}, not ${version}`)
  if (fields.reserved !== '') return refused('its reserved field is filled')
  if (fields.hash !== hash) return refused(`its hash is ${quoted(fields.hash)}, not ${hash}`)
  // The reader is strict already; writing it again is the proof that no byte went unread.
  return encode(fields).equals(blob) ? { ok: true, signature: fields } : refused('it is not in its one spelling')
}

function encode({ publicKey, namespace, signature }: SshSignature): Buffer {
  const head = [Buffer.from(magic), writeUint32(version), writeString(publicKey)]
  return Buffer.concat([...head, ...[namespace, '', hash].map(writeText), writeString(signature)])
}

/** What the key signs: the message's hash, bound to the namespace. */
function signedBytes(namespace: string, message: Uint8Array): Buffer {
  const digest = createHash(hash).update(message).digest()
  return Buffer.concat([Buffer.from(magic), ...[namespace, '', hash].map(writeText), writeString(digest)])
}
