import { describe, expect } from 'vitest'
import { parsePublicKey } from '../../../src/signoff/public-key.ts'
import { ecdsaKey, ed25519Key, mpint, rsaKey, securityKey, string } from '../../support/signing.ts'
import { test } from '../../support/world.ts'

const problemOf = (line: string): string => {
  const parsed = parsePublicKey(line)
  return parsed.ok ? 'accepted' : parsed.problem
}
const lineOf = (type: string, ...fields: readonly Buffer[]): string =>
  `${type} ${Buffer.concat([string(type), ...fields]).toString('base64')}`
/** A point of P-256, as a key file has it: 4, x, y. */
const soundPoint = ecdsaKey('P-256').blob.subarray(-65)
const ed25519Line = (hex: string): string => lineOf('ssh-ed25519', string(Buffer.from(hex, 'hex')))

describe('a public key is taken', () => {
  test.for([
    ['ed25519', ['-t', 'ed25519']],
    ['ecdsa-256', ['-t', 'ecdsa', '-b', '256']],
    ['ecdsa-384', ['-t', 'ecdsa', '-b', '384']],
    ['rsa', ['-t', 'rsa', '-b', '3072']],
  ] as const)('as ssh-keygen makes it, with its fingerprint: %s', ([name, type], { world }) => {
    const key = world.key(name, type)
    const [, fingerprint] = world.run('ssh-keygen', ['-l', '-f', `${key.file}.pub`]).stdout.split(' ')
    expect(parsePublicKey(key.public)).toMatchObject({ ok: true, key: { fingerprint, blob: key.public.split(' ')[1] } })
  })

  test.for(['ed25519', 'ecdsa'] as const)('when it lives in a security key: %s', (kind) => {
    expect(parsePublicKey(securityKey(kind, { flags: 1 }).line).ok).toBe(true)
  })

  test.for(['ssh:', 'ssh:work'])('when it lives in a security key made for %s', (application) => {
    expect(parsePublicKey(securityKey('ed25519', { flags: 1, application }).line).ok).toBe(true)
  })

  test.for([
    ['the exponent 3', Buffer.of(3), 384],
    ['an exponent of 32 bits', Buffer.alloc(4, 0xff), 384],
    ['16384 bits', Buffer.of(3), 2048],
  ] as const)('when it is an RSA key with %s', ([, e, bytes]) => {
    expect(problemOf(lineOf('ssh-rsa', mpint(e), mpint(Buffer.alloc(bytes, 0xff))))).toBe('accepted')
  })

  test('up to 8192 characters, its comment included', () => {
    const line = ed25519Key().line
    expect([8192, 8193].map((length) => problemOf(line.padEnd(length, 'x')))).toEqual([
      'accepted',
      'this is too long for a public key',
    ])
  })

  test('with any comment', () => {
    expect(problemOf(`${ed25519Key().line} \u2028 of Grace`)).toBe('accepted')
  })

  test('with tabs around its base64', () => {
    expect(parsePublicKey(ed25519Key().line.replaceAll(' ', '\t\t')).ok).toBe(true)
  })

  test('without the white space around it', () => {
    expect(parsePublicKey(` ${ed25519Key().line} `).ok).toBe(true)
  })

  test('with a line break after it and without a comment', () => {
    expect(parsePublicKey(`${ed25519Key().line.replace(' test', '')}\n`).ok).toBe(true)
  })
})

describe('a public key is refused', () => {
  test('when it is a private one', ({ world }) => {
    expect(problemOf(world.run('cat', [world.key('k').file]).stdout)).toContain('private key')
  })

  // https://cr.yp.to/ecdh.html lists the encodings; the sign bit gives each y two, and y = 0 and ±1 included.
  test.for([
    `01${'00'.repeat(31)}`,
    `01${'00'.repeat(30)}80`,
    `ec${'ff'.repeat(30)}7f`,
    `ec${'ff'.repeat(31)}`,
    '00'.repeat(32),
    `${'00'.repeat(31)}80`,
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  ])('when its point is of low order: %s', (hex) => {
    expect(problemOf(ed25519Line(hex))).toContain('low order')
  })

  test.for([`ed${'ff'.repeat(30)}7f`, `ee${'ff'.repeat(30)}7f`, 'ff'.repeat(32)])(
    'when its y is not below p: %s',
    (hex) => {
      expect(problemOf(ed25519Line(hex))).toContain('second way')
    },
  )

  test('when its ed25519 point is not on the curve', () => {
    expect(problemOf(ed25519Line(`02${'00'.repeat(31)}`))).toContain('not on the curve')
  })

  test('when its ecdsa point is not on the curve', () => {
    const point = Buffer.concat([Buffer.of(4), Buffer.alloc(63), Buffer.of(1)])
    expect(problemOf(lineOf('ecdsa-sha2-nistp256', string('nistp256'), string(point)))).toContain('not on the curve')
  })

  test('when its ecdsa point is compressed', () => {
    const point = Buffer.concat([Buffer.of(2), Buffer.alloc(32, 1)])
    expect(problemOf(lineOf('ecdsa-sha2-nistp256', string('nistp256'), string(point)))).toContain('uncompressed')
  })

  test.for([
    ['its curve is called otherwise', 'nistp384', soundPoint],
    ['its point is marked as another form', 'nistp256', Buffer.concat([Buffer.of(6), soundPoint.subarray(1)])],
    ['a byte follows its point', 'nistp256', Buffer.concat([soundPoint, Buffer.of(0)])],
  ] as const)('when it is an ecdsa key and %s', ([, curve, point]) => {
    expect(problemOf(lineOf('ecdsa-sha2-nistp256', string(curve), string(point)))).toContain('uncompressed')
  })

  test.for([31, 33])('when its ed25519 point has %i bytes', (length) => {
    expect(problemOf(lineOf('ssh-ed25519', string(Buffer.alloc(length, 3))))).toContain('not 32 bytes')
  })

  test('when its curve is not the one of its type', () => {
    const blob = ecdsaKey('P-384').blob.subarray(4 + 'ecdsa-sha2-nistp384'.length)
    expect(problemOf(lineOf('ecdsa-sha2-nistp256', blob))).toContain('nistp256')
  })

  test('when RSA has fewer than 3072 bits', () => {
    expect(problemOf(rsaKey(2048).line)).toContain('3072')
  })

  test.for([
    ['the exponent 1', Buffer.of(1)],
    ['an even exponent', Buffer.of(4)],
    ['an exponent of 33 bits', Buffer.of(1, 0, 0, 0, 1)],
  ] as const)('when RSA has %s', ([, e]) => {
    expect(problemOf(lineOf('ssh-rsa', mpint(e), mpint(Buffer.alloc(384, 0xff))))).toContain('unsound')
  })

  test('when RSA has an even modulus', () => {
    expect(problemOf(lineOf('ssh-rsa', mpint(Buffer.of(3)), mpint(Buffer.alloc(384, 0xfe))))).toContain('unsound')
  })

  // It would fit into a line of 8 kB, and each check of a signature would take seconds.
  test('when RSA has more than 16384 bits', () => {
    expect(problemOf(lineOf('ssh-rsa', mpint(Buffer.of(3)), mpint(Buffer.alloc(2049, 0xff))))).toContain('16384')
  })

  test('when an RSA number is spelt with a needless zero', () => {
    expect(problemOf(lineOf('ssh-rsa', string(Buffer.of(0, 3)), mpint(Buffer.alloc(384, 0xff))))).toContain('malformed')
  })

  test.for(['example.com', 'example.com/ssh:'])('when a security key was made for a web site: %s', (application) => {
    expect(problemOf(securityKey('ed25519', { flags: 1, application }).line)).toContain('something other than ssh:')
  })

  test('when its base64 holds no type', () => {
    expect(problemOf('ssh-ed25519 AAAA')).toContain('keys of type "" are not taken')
  })

  test('when a NUL in what a security key was made for hides the rest from OpenSSH', () => {
    expect(problemOf(securityKey('ed25519', { flags: 1, application: 'ssh:\0' }).line)).toContain('ssh:')
  })

  test('when it calls itself another type', () => {
    const [, base64] = ed25519Key().line.split(' ')
    expect(problemOf(`ssh-rsa ${base64}`)).toContain('is ssh-ed25519')
  })

  test.for([
    ['a certificate', 'ssh-ed25519-cert-v01@openssh.com AAAA', 'certificate'],
    ['DSA', 'ssh-dss AAAA', 'DSA'],
    ['of no known type', 'ssh-ed448 AAAA', 'not with "ssh-ed448"'],
    ['preceded by options', `restrict ${ed25519Key().line}`, 'not with "restrict"'],
    ['two lines', `${ed25519Key().line}\n${ed25519Key().line}`, 'single line'],
    ['without base64', 'ssh-ed25519', 'not the base64'],
    ['a name that every object has', 'constructor AAAA', 'not with "constructor"'],
    ['endless', `ssh-ed25519 ${'A'.repeat(10_000)}`, 'too long'],
    ['empty', '', 'not with ""'],
  ] as const)('when it is %s', ([, line, problem]) => {
    expect(problemOf(line)).toContain(problem)
  })

  test('when its base64 has a second spelling', () => {
    expect(problemOf(ed25519Key().line.replace(' test', '='))).toContain('not the base64')
  })

  test('when bytes follow it', () => {
    expect(problemOf(lineOf('ssh-ed25519', ed25519Key().blob.subarray(15), Buffer.of(0)))).toContain(
      'bytes after its end',
    )
  })
})
