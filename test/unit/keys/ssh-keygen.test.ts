import { readdirSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { Fault } from '../../../src/errors.ts'
import { findSigningKey, type SigningKey } from '../../../src/keys/find-key.ts'
import { askedOfSigner, signWithKey } from '../../../src/keys/ssh-keygen.ts'
import { verifySshSignature } from '../../../src/signoff/sshsig.ts'
import { ed25519Key, publicKeyOf, securityKey, sshsig } from '../../support/signing.ts'
import { test, writeScript, type Key, type World } from '../../support/world.ts'

const payload = Buffer.from('what is signed\0\xff', 'latin1')
const namespace = 'ai-signoff'

const found = (world: World, key: Key): SigningKey =>
  findSigningKey({ asked: key.file, configured: null, home: world.home, cwd: world.dir, command: 'sign' })
const faultOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof Fault) return `${error.code} ${error.exitCode}: ${error.message}`
    throw error
  }
  return 'none'
}
/** A PATH on which ssh-keygen is this script. */
const pretending = (world: World, script: string): Record<string, string> => {
  writeScript(join(world.dir, 'bin/ssh-keygen'), `#!/bin/sh\n${script}\n`)
  return { ...world.env, PATH: `${join(world.dir, 'bin')}:${world.env['PATH']}` }
}

describe('ssh-keygen signs', () => {
  test.for([
    ['ed25519', ['-t', 'ed25519']],
    ['ecdsa', ['-t', 'ecdsa', '-b', '384']],
    ['rsa', ['-t', 'rsa', '-b', '3072']],
  ] as const)('with a key of type %s', ([name, type], { world }) => {
    const key = found(world, world.key(name, type))
    const blob = signWithKey(payload, key, namespace, world.env)
    expect(verifySshSignature({ blob, namespace, message: payload, key: key.publicKey }).ok).toBe(true)
  })

  test('with a key named by its public half', ({ world }) => {
    const { file } = world.key('k')
    const key = findSigningKey({
      asked: `${file}.pub`,
      configured: null,
      home: world.home,
      cwd: world.dir,
      command: 'sign',
    })
    expect(signWithKey(payload, key, namespace, world.env).subarray(0, 6).toString()).toBe('SSHSIG')
  })

  test('with a key that only the agent holds', ({ world }) => {
    const made = world.key('k')
    const env = { ...world.env, SSH_AUTH_SOCK: join(world.dir, 'agent') }
    const agent = Number(
      /SSH_AGENT_PID=(\d+)/.exec(world.run('ssh-agent', ['-s', '-a', env.SSH_AUTH_SOCK]).stdout)?.[1],
    )
    try {
      world.run('ssh-add', ['-q', made.file], { env })
      rmSync(made.file)
      const key = findSigningKey({
        asked: null,
        configured: made.public,
        home: world.home,
        cwd: world.dir,
        command: 'sign',
      })
      expect(signWithKey(payload, key, namespace, env).subarray(0, 6).toString()).toBe('SSHSIG')
    } finally {
      process.kill(agent)
    }
  })
})

describe('no signature is believed', () => {
  test('when ssh-keygen is missing', ({ world }) => {
    const key = found(world, world.key('k'))
    expect(faultOf(() => signWithKey(payload, key, namespace, { PATH: '/nonexistent' }))).toContain(
      'ssh-keygen-missing 2',
    )
  })

  test('when ssh-keygen fails, and its own words are passed on', ({ world }) => {
    const key = found(world, world.key('k'))
    const env = pretending(world, "echo 'Signing file x' >&2; echo 'device not found' >&2; exit 255")
    expect(faultOf(() => signWithKey(payload, key, namespace, env))).toBe(
      'signing-failed 2: ssh-keygen made no signature: device not found',
    )
  })

  test('when ssh-keygen fails in silence', ({ world }) => {
    const key = found(world, world.key('k'))
    expect(faultOf(() => signWithKey(payload, key, namespace, pretending(world, 'exit 7')))).toContain('exit code 7')
  })

  test('when the private half is gone', ({ world }) => {
    const made = world.key('k')
    rmSync(made.file)
    expect(faultOf(() => signWithKey(payload, found(world, made), namespace, world.env))).toContain('signing-failed 2')
  })

  test.for([
    ['writes no signature', 'for f; do :; done; echo yes > "$f.sig"', 'no SSH signature'],
    ['signs something else', 'for f; do :; done; echo other > "$f"; PATH="$REAL" exec ssh-keygen "$@"', 'does not fit'],
    [
      'signs for another namespace',
      'for f; do :; done; PATH="$REAL" exec ssh-keygen -Y sign -n git -f "$6" "$f"',
      'signed for',
    ],
  ] as const)('when the ssh-keygen in PATH %s', ([, script, problem], { world }) => {
    const key = found(world, world.key('k'))
    const env = { ...pretending(world, script), REAL: world.env['PATH'] }
    expect(faultOf(() => signWithKey(payload, key, namespace, env))).toMatch(
      new RegExp(`^signature-unsound 2: .*${problem}`),
    )
  })

  test('when the private half is of another key than the public one', ({ world }) => {
    const [one, other] = [world.key('one'), world.key('other')]
    const mixed = { keyFile: one.file, publicKey: found(world, other).publicKey }
    expect(faultOf(() => signWithKey(payload, mixed, namespace, world.env))).toContain('another key')
  })

  test('when a security key is set up to sign untouched', ({ world }) => {
    const untouched = securityKey('ed25519', { flags: 0 })
    const file = join(world.dir, 'sk')
    world
      .repository('.')
      .write({ 'sk.pub': untouched.line, 'made.sig': armored(sshsig(untouched, namespace, payload)) })
    const env = pretending(world, `for f; do :; done; cp ${join(world.dir, 'made.sig')} "$f.sig"`)
    expect(faultOf(() => signWithKey(payload, found(world, { file, public: '' }), namespace, env))).toContain(
      'not touched',
    )
  })
})

test.for([
  ['a security key is to be touched', securityKey('ed25519', { flags: 1 }), 'touch the security key when it blinks'],
  ['nothing is asked of a key in a file', ed25519Key(), null],
] as const)('%s', ([, key, asked]) => {
  expect(askedOfSigner({ keyFile: null, publicKey: publicKeyOf(key) })).toBe(asked)
})

test('signing leaves nothing behind', ({ world }) => {
  const key = found(world, world.key('k'))
  const before = process.env['TMPDIR']
  const temporary = join(world.dir, 'tmp')
  mkdirSync(temporary)
  process.env['TMPDIR'] = temporary
  try {
    signWithKey(payload, key, namespace, world.env)
    faultOf(() => signWithKey(payload, key, namespace, { PATH: '/nonexistent' }))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  expect(readdirSync(temporary)).toEqual([])
})

const armored = (blob: Buffer): string =>
  `-----BEGIN SSH SIGNATURE-----\n${blob.toString('base64')}\n-----END SSH SIGNATURE-----\n`
