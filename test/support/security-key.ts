// A security key in a person's machine, made in software: what `sign` sees of one, through an ssh-keygen that has it plugged in.
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { string } from './signing.ts'
import { projectDir, writeScript, type Key, type World } from './world.ts'

export interface PluggedIn {
  readonly key: Key
  /** What makes ssh-keygen sign with it. @param flags what it swears to: 1 touched, 4 given its PIN. */
  readonly env: (flags: number) => Record<string, string>
}

export function plugIn(world: World): PluggedIn {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const type = 'sk-ssh-ed25519@openssh.com'
  const point = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  const line = `${type} ${Buffer.concat([type, point, 'ssh:'].map(string)).toString('base64')} soft`
  const file = join(world.dir, 'id_ed25519_sk')
  writeFileSync(`${file}.pub`, `${line}\n`)
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }))
  const shims = join(world.dir, 'soft')
  const program = join(projectDir, 'test/support/soft-ssh-keygen.js')
  writeScript(join(shims, 'ssh-keygen'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`)
  return {
    key: { file, public: line },
    env: (flags) => ({ PATH: `${shims}:${world.env['PATH']}`, SOFT_KEY: file, SOFT_FLAGS: `${flags}` }),
  }
}
