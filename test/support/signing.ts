// Keys made in software, security keys too, and the signatures they make, in whatever form a test wants them broken.
// Written apart from src/signoff on purpose: both have to agree with ssh-keygen, not with each other.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { parseCommitId, parseRefName, parseSha256, parseTreeId } from '../../src/model/ids.ts'
import type { Person, PublicKey, Roster } from '../../src/model/roster.ts'
import type { Statement } from '../../src/model/signoff.ts'
import { payloadType, preAuthEncoding, renderToken } from '../../src/signoff/envelope.ts'
import { parsePublicKey } from '../../src/signoff/public-key.ts'
import { renderStatement } from '../../src/signoff/statement.ts'

export interface SoftKey {
  /** The wire form of the public key. */
  readonly blob: Buffer
  /** The public key's line. */
  readonly line: string
  /** The innermost signature field over some bytes. */
  readonly signRaw: (data: Buffer) => Buffer
}

export interface SshsigParts {
  readonly magic: string
  readonly version: number
  readonly publicKey: Buffer
  readonly namespace: string
  readonly reserved: string
  readonly hash: string
  readonly signature: Buffer
}

export const uint32 = (value: number): Buffer => Buffer.of(value >>> 24, value >>> 16, value >>> 8, value)
export const string = (content: Buffer | string): Buffer => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return Buffer.concat([uint32(bytes.length), bytes])
}
export const mpint = (unsigned: Buffer): Buffer => {
  let at = 0
  while (at < unsigned.length && unsigned[at] === 0) at += 1
  const bytes = unsigned.subarray(at)
  return string((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes)
}

/** A key from its type, the further fields of its wire form, and what makes its signatures. */
export const keyOf = (type: string, fields: readonly Buffer[], signRaw: SoftKey['signRaw']): SoftKey => {
  const blob = Buffer.concat([string(type), ...fields])
  return { blob, line: `${type} ${blob.toString('base64')} test`, signRaw }
}

export const jwkBytes = (key: KeyObject, name: 'x' | 'y' | 'n' | 'e'): Buffer =>
  Buffer.from(key.export({ format: 'jwk' })[name] ?? '', 'base64url')

export function ed25519Key(): SoftKey & { readonly privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { ...ed25519KeyOf(publicKey, privateKey), privateKey }
}

/** The same key every time, for texts that are kept: its private half is a digit, 32 times. */
export function knownEd25519Key(digit: number): SoftKey {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, digit)])
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  return ed25519KeyOf(createPublicKey(privateKey), privateKey)
}

function ed25519KeyOf(publicKey: KeyObject, privateKey: KeyObject): SoftKey {
  return keyOf('ssh-ed25519', [string(jwkBytes(publicKey, 'x'))], (data) =>
    Buffer.concat([string('ssh-ed25519'), string(sign(null, data, privateKey))]),
  )
}

const curves = {
  'P-256': { name: 'nistp256', hash: 'sha256' },
  'P-384': { name: 'nistp384', hash: 'sha384' },
  'P-521': { name: 'nistp521', hash: 'sha512' },
} as const

export function ecdsaKey(curve: keyof typeof curves): SoftKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: curve })
  const { name, hash } = curves[curve]
  const type = `ecdsa-sha2-${name}`
  return keyOf(type, [string(name), string(point(publicKey))], (data) =>
    Buffer.concat([string(type), string(pair(sign(hash, data, { key: privateKey, dsaEncoding: 'ieee-p1363' })))]),
  )
}

export const rsaKey = (bits: number, label = 'rsa-sha2-512', hash = 'sha512'): SoftKey =>
  must(rsaKeySigning(bits, [{ label, hash }])[0])

/** One RSA key, once for each way in which it signs. */
export function rsaKeySigning(bits: number, ways: readonly { label: string; hash: string }[]): SoftKey[] {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  return ways.map(({ label, hash }) =>
    keyOf('ssh-rsa', [mpint(jwkBytes(publicKey, 'e')), mpint(jwkBytes(publicKey, 'n'))], (data) =>
      Buffer.concat([string(label), string(sign(hash, data, privateKey))]),
    ),
  )
}

export interface Touch {
  readonly flags: number
  readonly counter?: number
  readonly application?: string
}

export function securityKey(kind: 'ed25519' | 'ecdsa', { flags, counter = 7, application = 'ssh:' }: Touch): SoftKey {
  const seen = (data: Buffer): Buffer =>
    Buffer.concat([sha256(Buffer.from(application)), Buffer.of(flags), uint32(counter), sha256(data)])
  const tail = Buffer.concat([Buffer.of(flags), uint32(counter)])
  if (kind === 'ed25519') {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const type = 'sk-ssh-ed25519@openssh.com'
    return keyOf(type, [string(jwkBytes(publicKey, 'x')), string(application)], (data) =>
      Buffer.concat([string(type), string(sign(null, seen(data), privateKey)), tail]),
    )
  }
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const type = 'sk-ecdsa-sha2-nistp256@openssh.com'
  return keyOf(type, [string('nistp256'), string(point(publicKey)), string(application)], (data) =>
    Buffer.concat([
      string(type),
      string(pair(sign('sha256', seen(data), { key: privateKey, dsaEncoding: 'ieee-p1363' }))),
      tail,
    ]),
  )
}

const point = (key: KeyObject): Buffer => Buffer.concat([Buffer.of(4), jwkBytes(key, 'x'), jwkBytes(key, 'y')])
const pair = (raw: Buffer): Buffer =>
  Buffer.concat([mpint(raw.subarray(0, raw.length / 2)), mpint(raw.subarray(raw.length / 2))])
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** What a key signs in place of a message. */
export function signedBytes(
  message: Buffer,
  { namespace, reserved = '', hash = 'sha512' }: { namespace: string; reserved?: string; hash?: string },
): Buffer {
  const digest = createHash(hash.startsWith('sha256') ? 'sha256' : 'sha512')
    .update(message)
    .digest()
  return Buffer.concat([Buffer.from('SSHSIG'), ...[namespace, reserved, hash, digest].map(string)])
}

/** The parts of a sound SSHSIG, with some of them replaced; the signature is over what the replaced parts say. */
export function sshsig(key: SoftKey, namespace: string, message: Buffer, replaced: Partial<SshsigParts> = {}): Buffer {
  const head: Omit<SshsigParts, 'signature'> & Partial<SshsigParts> = {
    magic: 'SSHSIG',
    version: 1,
    publicKey: key.blob,
    namespace,
    reserved: '',
    hash: 'sha512',
    ...replaced,
  }
  const { magic, version, publicKey, reserved, hash, signature = key.signRaw(signedBytes(message, head)) } = head
  return Buffer.concat([
    Buffer.from(magic),
    uint32(version),
    ...[publicKey, head.namespace, reserved, hash, signature].map(string),
  ])
}

export function publicKeyOf({ line }: Pick<SoftKey, 'line'>): PublicKey {
  const parsed = parsePublicKey(line)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.key
}

export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a test builder was given something unsound')
  return value
}

export const commitId = (digit: string): NonNullable<ReturnType<typeof parseCommitId>> =>
  must(parseCommitId(digit.repeat(40)))
export const treeId = (digit: string): NonNullable<ReturnType<typeof parseTreeId>> =>
  must(parseTreeId(digit.repeat(40)))
export const digest = (digit: string): NonNullable<ReturnType<typeof parseSha256>> =>
  must(parseSha256(digit.repeat(64)))
export const refName = (name: string): NonNullable<ReturnType<typeof parseRefName>> => must(parseRefName(name))

export const aStatement = (replaced: Partial<Statement> = {}): Statement => ({
  id: '3f2a91c0'.repeat(4),
  verdict: 'approved',
  repository: [commitId('1')],
  target: refName('refs/heads/main'),
  base: { commit: commitId('2'), tree: treeId('3') },
  head: commitId('4'),
  tree: treeId('5'),
  change: digest('6'),
  commits: [commitId('7'), commitId('4')],
  seen: {
    engine: 1,
    score: 52,
    level: 'high',
    provenance: ['generated'],
    agents: [{ name: 'claude-code', model: null }],
  },
  policy: digest('8'),
  signer: 'Grace Hopper',
  scope: ['read every file'],
  reason: 'looks right — naïve, but right',
  explanation: null,
  issued: '2026-01-01T12:00:00Z',
  expires: '2026-01-03T12:00:00Z',
  ...replaced,
})

export const aPerson = (replaced: Partial<Person> = {}): Person => ({
  name: 'Grace Hopper',
  emails: ['grace@example.com'],
  seniority: 'senior',
  keys: [],
  paths: null,
  ...replaced,
})

export const aRoster = (...people: readonly Person[]): Roster => ({
  people,
  seniorities: ['junior', 'mid', 'senior', 'principal'],
  signers: 'senior',
})

/** The roster that knows this key as Grace's. */
export const rosterOf = (key: Pick<SoftKey, 'line'>): Roster => aRoster(aPerson({ keys: [publicKeyOf(key)] }))

/** A sound token by this key, unless told to sign other bytes or in another namespace. */
export function aToken(
  key: SoftKey,
  {
    payload = renderStatement(aStatement()),
    namespace = 'ai-signoff',
  }: { payload?: string | Buffer; namespace?: string } = {},
): string {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
  const sig = sshsig(key, namespace, preAuthEncoding(payloadType, bytes))
  return renderToken({ payloadType, payload: bytes, keyid: publicKeyOf(key).fingerprint, sig })
}
