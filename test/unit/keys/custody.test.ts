import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { custodyOf } from '../../../src/keys/custody.ts'
import { lockOf } from '../../../src/keys/private-file.ts'
import { silentUse, type Custody } from '../../../src/model/custody.ts'
import { publicKeyOf, securityKey } from '../../support/signing.ts'
import { test, type Key, type World } from '../../support/world.ts'

/** ssh-keygen changes a key's file in place: to another format, or to another passphrase. */
const changed = (world: World, { file }: Key, ...args: string[]): string => {
  const ran = world.run('ssh-keygen', ['-q', '-p', '-P', '', '-f', file, ...args])
  if (ran.code !== 0) throw new Error(ran.said)
  return file
}

describe('a private key’s file', () => {
  const kinds = [
    ['OpenSSH’s format', ['-t', 'ed25519'], []],
    ['PEM, rsa', ['-t', 'rsa', '-b', '3072'], ['-m', 'PEM']],
    ['PEM, ecdsa', ['-t', 'ecdsa'], ['-m', 'PEM']],
    ['PKCS #8', ['-t', 'ecdsa'], ['-m', 'PKCS8']],
  ] as const

  test.for(kinds)('of %s is open without a passphrase, and locked with one', ([, type, format], { world }) => {
    const open = changed(world, world.key('open', type), '-N', '', ...format)
    const locked = changed(world, world.key('locked', type), '-N', 'a secret', ...format)
    expect([lockOf(open), lockOf(locked)]).toEqual(['open', 'locked'])
  })

  test('with Windows’ line ends is read alike', ({ world }) => {
    const { file } = world.key('k')
    writeFileSync(file, readFileSync(file, 'latin1').replaceAll('\n', '\r\n'))
    expect(lockOf(file)).toBe('open')
  })

  test.for([
    ['nothing', ''],
    ['something else', 'hello\n'],
    ['a title alone', '-----BEGIN OPENSSH PRIVATE KEY-----\n'],
    ['another magic', '-----BEGIN OPENSSH PRIVATE KEY-----\nbm90IHRoZSBtYWdpYyBvZiBhIGtleSBhdCBhbGwu\n'],
    ['a format of its own', '-----BEGIN STRANGE PRIVATE KEY-----\nAAAA\n'],
  ] as const)('with %s in it can’t be told', ([, text], { world }) => {
    const file = join(world.dir, 'odd')
    writeFileSync(file, text)
    expect(lockOf(file)).toBe('unknown')
  })

  test('that is a folder can’t be told, one that is not there is absent', ({ world }) => {
    expect([lockOf(world.dir), lockOf(join(world.dir, 'gone'))]).toEqual(['unknown', 'absent'])
  })
})

describe('a key', () => {
  const found = (key: Key, keyFile: string | null = key.file) => ({
    keyFile,
    publicKey: publicKeyOf({ line: key.public }),
  })

  test('that the ssh-agent holds is told from one that it lacks', ({ world }) => {
    const [held, other] = [world.key('held'), world.key('other')]
    const env = { ...world.env, SSH_AUTH_SOCK: join(world.dir, 'agent') }
    const started = world.run('ssh-agent', ['-s', '-a', env.SSH_AUTH_SOCK]).stdout
    try {
      const empty = custodyOf(found(held), env).agent
      world.run('ssh-add', ['-q', held.file], { env })
      rmSync(held.file)
      expect([empty, custodyOf(found(held), env), custodyOf(found(other), env).agent]).toEqual([
        'lacks',
        { hardware: false, file: 'absent', agent: 'holds' },
        'lacks',
      ])
    } finally {
      process.kill(Number(/SSH_AGENT_PID=(\d+)/.exec(started)?.[1]))
    }
  })

  test('of which an ssh-agent that does not answer says nothing', ({ world }) => {
    const env = { ...world.env, SSH_AUTH_SOCK: join(world.dir, 'nobody') }
    expect(custodyOf(found(world.key('k')), env).agent).toBe('unknown')
  })

  test('that is named by its public half is looked for beside it', ({ world }) => {
    const key = world.key('k')
    expect(custodyOf(found(key, `${key.file}.pub`), world.env)).toEqual({
      hardware: false,
      file: 'open',
      agent: 'none',
    })
  })

  test('on hardware is known by its type', ({ world }) => {
    const publicKey = publicKeyOf(securityKey('ed25519', { flags: 1 }))
    expect(custodyOf({ keyFile: null, publicKey }, world.env)).toMatchObject({ hardware: true })
  })
})

const locked: Custody = { hardware: false, file: 'locked', agent: 'none' }
test.for([
  ['a passphrase and no ssh-agent', locked, null],
  ['hardware, whatever holds its handle', { hardware: true, file: 'open', agent: 'holds' }, null],
  ['no passphrase', { ...locked, file: 'open' }, /has no passphrase/],
  ['an ssh-agent that holds it', { ...locked, agent: 'holds' }, /held by the ssh-agent/],
  [
    'an ssh-agent that holds what is in no file',
    { ...locked, file: 'absent', agent: 'holds' },
    /held by the ssh-agent/,
  ],
] as const)('whether a program could use a key unnoticed, with %s', ([, custody, says]) => {
  const told = silentUse(custody)
  expect(says === null ? told === null : says.test(told ?? '')).toBe(true)
})
