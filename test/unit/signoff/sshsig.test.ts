import { describe, expect, test } from 'vitest'
import { verifySshSignature } from '../../../src/signoff/sshsig.ts'
import {
  ecdsaKey,
  ed25519Key,
  mpint,
  publicKeyOf,
  rsaKey,
  securityKey,
  sshsig,
  string,
  type SoftKey,
} from '../../support/signing.ts'

const namespace = 'ai-signoff'
const message = Buffer.from('the change')
const order = 2n ** 252n + 27742317777372353535851937790883648493n
const p256Order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

const check = (key: SoftKey, blob: Buffer): string => {
  const verified = verifySshSignature({ blob, namespace, message, key: publicKeyOf(key) })
  return verified.ok ? 'verified' : verified.problem
}
const checkRaw = (key: SoftKey, signature: Buffer): string => check(key, sshsig(key, namespace, message, { signature }))
const numberBytes = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')

describe('a signature verifies', () => {
  test.for([
    ['ed25519', ed25519Key()],
    ['ecdsa P-256', ecdsaKey('P-256')],
    ['ecdsa P-384', ecdsaKey('P-384')],
    ['rsa', rsaKey(3072)],
    ['ed25519 in a touched security key', securityKey('ed25519', { flags: 1 })],
    ['ecdsa in a touched security key', securityKey('ecdsa', { flags: 1 })],
  ] as const)('by %s', ([, key]) => {
    expect(check(key, sshsig(key, namespace, message))).toBe('verified')
  })

  test('by a security key that was made for a name beyond ASCII', () => {
    const key = securityKey('ed25519', { flags: 1, application: 'ssh:é' })
    expect(check(key, sshsig(key, namespace, message))).toBe('verified')
  })

  test.for([
    [1, { presence: true, verification: false }],
    [5, { presence: true, verification: true }],
  ] as const)('and tells what the security key saw: flags %i', ([flags, hardware]) => {
    const key = securityKey('ed25519', { flags })
    const blob = sshsig(key, namespace, message)
    expect(verifySshSignature({ blob, namespace, message, key: publicKeyOf(key) })).toEqual({ ok: true, hardware })
  })
})

describe('a signature is refused', () => {
  const key = ed25519Key()

  // The control for the tests that take such a signature apart.
  test('not when its innermost field is left alone', () => {
    expect([key, ecdsaKey('P-256')].map((sound) => checkRaw(sound, sound.signRaw(signedBytes())))).toEqual([
      'verified',
      'verified',
    ])
  })

  test.for([0, 4])('when the security key was not touched: flags %i', (flags) => {
    const untouched = securityKey('ed25519', { flags })
    expect(check(untouched, sshsig(untouched, namespace, message))).toContain('not touched')
  })

  test('when the flags were raised after signing', () => {
    const untouched = securityKey('ed25519', { flags: 0 })
    const blob = sshsig(untouched, namespace, message)
    blob[blob.length - 5] = 1
    expect(check(untouched, blob)).toContain('does not fit')
  })

  test.for(['git', 'file', 'ai-signof', 'AI-signoff', 'ai-signoff\0', 'ai-signoff2', ''])(
    'for the namespace %j',
    (other) => {
      expect(check(key, sshsig(key, other, message))).toContain('signed for')
    },
  )

  test.for([
    ['the reserved field is filled', { reserved: 'x' }, 'reserved'],
    ['the version is 0', { version: 0 }, 'version 0'],
    ['the version is 2', { version: 2 }, 'version 2'],
    ['the hash is sha256', { hash: 'sha256' }, 'sha256'],
    ['the hash is unknown', { hash: 'md5' }, 'md5'],
    ['the magic is another', { magic: 'SSHSIX' }, 'no SSH signature'],
    ['the key in it is another', { publicKey: ed25519Key().blob }, 'another key'],
  ] as const)('when %s', ([, replaced, problem]) => {
    expect(check(key, sshsig(key, namespace, message, replaced))).toContain(problem)
  })

  test('when the message is another', () => {
    expect(check(key, sshsig(key, namespace, Buffer.from('another change')))).toContain('does not fit')
  })

  test('when the hash label was swapped after signing', () => {
    const [sha256, sha512] = [sshsig(key, namespace, message, { hash: 'sha256' }), Buffer.from('sha512')]
    sha256.set(sha512, sha256.indexOf('sha256'))
    expect(check(key, sha256)).toContain('does not fit')
  })

  test('when bytes follow it', () => {
    expect(check(key, Buffer.concat([sshsig(key, namespace, message), Buffer.of(0)]))).toContain('bytes after its end')
  })

  test('wherever it is cut short', () => {
    const blob = sshsig(key, namespace, message)
    expect(Array.from(blob, (_, length) => check(key, blob.subarray(0, length)))).not.toContain('verified')
  })

  test.for([0xff, 0x7f])('when a length field reaches past the end: %i', (byte) => {
    const blob = sshsig(key, namespace, message)
    blob.fill(byte, 10, 14)
    expect(check(key, blob)).toContain('cut short')
  })

  test('when S is not below the order (a malleated ed25519)', () => {
    const raw = key.signRaw(signedBytes())
    const s = BigInt(
      `0x${Buffer.from(raw.subarray(-32))
        .toReversed()
        .reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), '')}`,
    )
    raw.set(numberBytes(s + order).toReversed(), raw.length - 32)
    expect(checkRaw(key, raw)).toContain('does not fit')
  })

  test.for([
    ['r is zero', [0n, 1n]],
    ['s is zero', [1n, 0n]],
    ['r is the order', [p256Order, 1n]],
    ['s is above the order', [1n, p256Order + 1n]],
  ] as const)('when %s (ecdsa)', ([, [r, s]]) => {
    const ecdsa = ecdsaKey('P-256')
    const value = Buffer.concat([mpint(numberBytes(r)), mpint(numberBytes(s))])
    expect(checkRaw(ecdsa, Buffer.concat([string('ecdsa-sha2-nistp256'), string(value)]))).toContain('does not fit')
  })

  test('when a number of an ecdsa signature is spelt with a needless zero', () => {
    const ecdsa = ecdsaKey('P-256')
    const numbers = ecdsa.signRaw(signedBytes()).subarray(4 + 'ecdsa-sha2-nistp256'.length + 4)
    const r = numbers.subarray(4, 4 + numbers.readUInt32BE())
    const padded = Buffer.concat([string(Buffer.concat([Buffer.of(0, 0), r])), numbers.subarray(4 + r.length)])
    expect(checkRaw(ecdsa, Buffer.concat([string('ecdsa-sha2-nistp256'), string(padded)]))).toContain('does not fit')
  })

  test.for([
    ['ssh-rsa', 'sha1'],
    ['rsa-sha2-256', 'sha256'],
    ['ssh-rsa', 'sha512'],
  ] as const)('when RSA signed as %s with %s', ([label, hash]) => {
    const rsa = rsaKey(3072, label, hash)
    expect(check(rsa, sshsig(rsa, namespace, message))).toContain('not rsa-sha2-512')
  })

  test('when RSA signed with SHA-1 and says rsa-sha2-512', () => {
    const rsa = rsaKey(3072, 'rsa-sha2-512', 'sha1')
    expect(check(rsa, sshsig(rsa, namespace, message))).toContain('does not fit')
  })

  test('when an RSA signature is not as long as the modulus', () => {
    const rsa = rsaKey(3072)
    const value = rsa.signRaw(signedBytes()).subarray(-384)
    const [zero, rest] = [Buffer.of(0), value.subarray(1)]
    const spelt = [value, Buffer.concat([zero, value]), Buffer.concat([value, zero]), rest]
    expect(
      spelt.map((bytes) => checkRaw(rsa, Buffer.concat([string('rsa-sha2-512'), string(bytes)])) === 'verified'),
    ).toEqual([true, false, false, false])
  })

  test('when a signature by a security key lacks flags and counter', () => {
    const touched = securityKey('ed25519', { flags: 1 })
    expect(checkRaw(touched, touched.signRaw(signedBytes()).subarray(0, -5))).toContain('cut short')
  })

  test('when a signature by a key in a file has flags and counter', () => {
    expect(checkRaw(key, Buffer.concat([key.signRaw(signedBytes()), Buffer.of(1, 0, 0, 0, 1)]))).toContain(
      'bytes after its end',
    )
  })

  // The roster's parser refuses such keys; whoever builds a PublicKey by another way is refused here.
  test('by a low-order key, even when the roster holds it', () => {
    const blob = Buffer.concat([string('ssh-ed25519'), string(Buffer.concat([Buffer.of(1), Buffer.alloc(31)]))])
    const forged = Buffer.concat([string('ssh-ed25519'), string(Buffer.concat([Buffer.of(1), Buffer.alloc(63)]))])
    const low = { blob: blob.toString('base64'), type: 'ssh-ed25519', fingerprint: 'SHA256:any' }
    const sig = sshsig(key, namespace, message, { publicKey: blob, signature: forged })
    expect(verifySshSignature({ blob: sig, namespace, message, key: low })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('low order'),
    })
  })

  test('when the roster calls its key by another type', () => {
    const mislabelled = { ...publicKeyOf(key), type: 'ssh-rsa' }
    const blob = sshsig(key, namespace, message)
    expect(verifySshSignature({ blob, namespace, message, key: mislabelled })).toMatchObject({ ok: false })
  })

  test('by an RSA key below 3072 bits, even when the roster holds it', () => {
    const weak = rsaKey(2048)
    const held = { blob: weak.blob.toString('base64'), type: 'ssh-rsa', fingerprint: 'SHA256:any' }
    const blob = sshsig(weak, namespace, message)
    expect(verifySshSignature({ blob, namespace, message, key: held })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('3072'),
    })
  })
})

/** What the keys here sign in place of a whole SSHSIG; the tests above break its form, not its content. */
function signedBytes(): Buffer {
  let signed: Buffer = Buffer.alloc(0)
  sshsig({ ...ed25519Key(), signRaw: (data) => (signed = data) }, namespace, message)
  return signed
}
