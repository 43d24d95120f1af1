// Our verifier and `ssh-keygen -Y verify` on signatures that ssh-keygen itself made; laws/as-ssh-keygen has those that are made here.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { armor, unarmor } from '../../../src/signoff/armor.ts'
import { verifySshSignature } from '../../../src/signoff/sshsig.ts'
import { publicKeyOf } from '../../support/signing.ts'
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
