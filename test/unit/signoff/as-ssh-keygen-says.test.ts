// Our verifier and `ssh-keygen -Y verify` on the same signatures: alike where both are right, and named where we are stricter.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { armor, unarmor } from '../../../src/signoff/armor.ts'
import { verifySshSignature } from '../../../src/signoff/sshsig.ts'
import { ecdsaKey, ed25519Key, publicKeyOf, rsaKey, securityKey, sshsig } from '../../support/signing.ts'
import { test, type World } from '../../support/world.ts'

const namespace = 'ai-signoff'
const message = 'the change'

interface Case {
  readonly line: string
  readonly blob: Buffer
  readonly over?: string
}

const theyVerify = (world: World, { line, blob, over = message }: Case): boolean => {
  writeFileSync(join(world.dir, 'allowed'), `grace ${line}\n`)
  writeFileSync(join(world.dir, 'sig'), armor(blob))
  const args = ['-Y', 'verify', '-f', 'allowed', '-I', 'grace', '-n', namespace, '-s', 'sig']
  return world.run('ssh-keygen', args, { input: over }).code === 0
}
const weVerify = ({ line, blob, over = message }: Case): boolean =>
  verifySshSignature({ blob, namespace, message: Buffer.from(over), key: publicKeyOf({ line }) }).ok
const bothVerify = (world: World, made: Case): { we: boolean; they: boolean } => ({
  we: weVerify(made),
  they: theyVerify(world, made),
})

const byUs = [
  ['ed25519', ed25519Key()],
  ['ecdsa P-256', ecdsaKey('P-256')],
  ['ecdsa P-384', ecdsaKey('P-384')],
  ['rsa', rsaKey(3072)],
  ['ed25519 security key', securityKey('ed25519', { flags: 1 })],
  ['ecdsa security key', securityKey('ecdsa', { flags: 5 })],
] as const

describe.for(byUs)('a signature made here by %s', ([, key]) => {
  const blob = sshsig(key, namespace, Buffer.from(message))

  test('is taken by both', ({ world }) => {
    expect(bothVerify(world, { line: key.line, blob })).toEqual({ we: true, they: true })
  })

  test('is refused by both over another message', ({ world }) => {
    expect(bothVerify(world, { line: key.line, blob, over: 'another change' })).toEqual({ we: false, they: false })
  })

  test('is refused by both for another namespace', ({ world }) => {
    expect(bothVerify(world, { line: key.line, blob: sshsig(key, 'git', Buffer.from(message)) })).toEqual({
      we: false,
      they: false,
    })
  })

  test('is refused by both from another key', ({ world }) => {
    expect(bothVerify(world, { line: ed25519Key().line, blob })).toEqual({ we: false, they: false })
  })

  test('is refused by both with bytes after it', ({ world }) => {
    expect(bothVerify(world, { line: key.line, blob: Buffer.concat([blob, Buffer.of(0)]) })).toEqual({
      we: false,
      they: false,
    })
  })

  test('is refused by both in version 2', ({ world }) => {
    expect(
      bothVerify(world, { line: key.line, blob: sshsig(key, namespace, Buffer.from(message), { version: 2 }) }),
    ).toEqual({
      we: false,
      they: false,
    })
  })
})

describe.for([
  ['ed25519', ['-t', 'ed25519']],
  ['ecdsa', ['-t', 'ecdsa', '-b', '256']],
  ['ecdsa-384', ['-t', 'ecdsa', '-b', '384']],
  ['rsa', ['-t', 'rsa', '-b', '3072']],
] as const)('a signature made by ssh-keygen with %s', ([name, type]) => {
  test.for([
    ['taken', namespace, message, true],
    ['refused for another namespace', 'file', message, false],
    ['refused over another message', namespace, 'another change', false],
  ] as const)('is %s by both', ([, signedFor, over, verdict], { world }) => {
    const key = world.key(name, type)
    const { stdout } = world.run('ssh-keygen', ['-Y', 'sign', '-n', signedFor, '-f', key.file], { input: message })
    const blob = unarmor(stdout) ?? Buffer.alloc(0)
    expect(bothVerify(world, { line: key.public, blob, over })).toEqual({ we: verdict, they: verdict })
  })
})

describe('we refuse what ssh-keygen takes', () => {
  test('a security key that nobody touched', ({ world }) => {
    const key = securityKey('ed25519', { flags: 0 })
    expect(bothVerify(world, { line: key.line, blob: sshsig(key, namespace, Buffer.from(message)) })).toEqual({
      we: false,
      they: true,
    })
  })

  test('the hash sha256', ({ world }) => {
    const key = ed25519Key()
    const blob = sshsig(key, namespace, Buffer.from(message), { hash: 'sha256' })
    expect(bothVerify(world, { line: key.line, blob })).toEqual({ we: false, they: true })
  })

  test('RSA labelled rsa-sha2-256', ({ world }) => {
    const key = rsaKey(3072, 'rsa-sha2-256', 'sha256')
    expect(bothVerify(world, { line: key.line, blob: sshsig(key, namespace, Buffer.from(message)) })).toEqual({
      we: false,
      they: true,
    })
  })
})
