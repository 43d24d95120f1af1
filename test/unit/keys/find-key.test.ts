import { rmSync, writeFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { Fault } from '../../../src/errors.ts'
import { findSigningKey, type KeyWishes } from '../../../src/keys/find-key.ts'
import { test, type World } from '../../support/world.ts'

const wishes = (world: World, replaced: Partial<KeyWishes> = {}): KeyWishes => ({
  asked: null,
  configured: null,
  home: world.home,
  cwd: world.dir,
  command: 'sign',
  ...replaced,
})
const faultOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof Fault) return `${error.code} ${error.exitCode}: ${error.message}`
    throw error
  }
  return 'none'
}

describe('the key to sign with is', () => {
  test('the one asked for, before all others', ({ world }) => {
    world.key('id_ed25519')
    const asked = world.key('asked')
    const found = findSigningKey(wishes(world, { asked: asked.file, configured: '~/.ssh/id_ed25519' }))
    expect(found).toMatchObject({ keyFile: asked.file, publicKey: { blob: asked.public.split(' ')[1] } })
  })

  test('named by its public half as well', ({ world }) => {
    const key = world.key('asked')
    expect(findSigningKey(wishes(world, { asked: `${key.file}.pub` }))).toMatchObject({ keyFile: `${key.file}.pub` })
  })

  test('looked for from where we stand', ({ world }) => {
    const key = world.key('asked')
    expect(findSigningKey(wishes(world, { asked: 'home/.ssh/asked' })).keyFile).toBe(key.file)
  })

  test("git's user.signingkey, from the home folder", ({ world }) => {
    world.key('id_ed25519')
    const configured = world.key('configured')
    expect(findSigningKey(wishes(world, { configured: '~/.ssh/configured' })).keyFile).toBe(configured.file)
  })

  test.for(['key::', ''])(
    "git's user.signingkey when that is the key itself, which the agent then holds: %j",
    (prefix, { world }) => {
      const key = world.key('held')
      const found = findSigningKey(wishes(world, { configured: `${prefix}${key.public}` }))
      expect(found).toMatchObject({ keyFile: null, publicKey: { blob: key.public.split(' ')[1] } })
    },
  )

  test('the usual one, ed25519 before ecdsa', ({ world }) => {
    world.key('id_ecdsa', ['-t', 'ecdsa'])
    const ed25519 = world.key('id_ed25519')
    expect(findSigningKey(wishes(world)).keyFile).toBe(ed25519.file)
  })

  test("the usual one when git's user.signingkey is an OpenPGP key's id", ({ world }) => {
    const key = world.key('id_ed25519')
    expect(findSigningKey(wishes(world, { configured: '3AA5C34371567BD2' })).keyFile).toBe(key.file)
  })

  test('known by its public half alone', ({ world }) => {
    const key = world.key('id_ed25519')
    rmSync(key.file)
    expect(findSigningKey(wishes(world)).keyFile).toBe(key.file)
  })
})

describe('there is no key to sign with', () => {
  test('and every place looked at is named', ({ world }) => {
    const says = faultOf(() => findSigningKey(wishes(world, { configured: '/nowhere' })))
    expect(says).toMatch(/^no-signing-key 2: .*\/nowhere.*id_ed25519_sk.*id_ecdsa_sk.*id_ed25519 .*id_ecdsa .*id_rsa/s)
  })

  test.for(['sign', 'init'] as const)(
    'and %s says how to make one, with and without hardware',
    (command, { world }) => {
      const next = expect.stringMatching(
        new RegExp(
          `ssh-keygen -t ed25519-sk -O verify-required .*ssh-keygen -t ed25519 .*ai-signoff ${command} --key FILE`,
        ),
      )
      expect(() => findSigningKey(wishes(world, { command }))).toThrow(expect.objectContaining({ next }))
    },
  )

  test('when the one asked for is missing, whatever else there is', ({ world }) => {
    world.key('id_ed25519')
    expect(faultOf(() => findSigningKey(wishes(world, { asked: 'missing' })))).toContain(
      'no-signing-key 2: no key to sign with; looked for\nmissing',
    )
  })

  test.for([
    ['private', '-----BEGIN OPENSSH PRIVATE KEY-----\n', 'private key'],
    ['no key', 'hello\n', 'not with "hello"'],
  ] as const)('when the file of the public key holds something %s', ([, text, problem], { world }) => {
    writeFileSync(`${world.dir}/odd.pub`, text)
    expect(faultOf(() => findSigningKey(wishes(world, { asked: 'odd' })))).toContain(problem)
  })

  test('when its file cannot be read', ({ world }) => {
    expect(faultOf(() => findSigningKey(wishes(world, { asked: '\0' })))).toContain('key-unreadable 2')
  })
})
