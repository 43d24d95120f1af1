import { describe, expect } from 'vitest'
import { armor, unarmor } from '../../../src/signoff/armor.ts'
import { test } from '../../support/world.ts'

const blob = Buffer.from('SSHSIG and then some more bytes, enough for a second line of base64 text')

describe('an armor is opened', () => {
  test('and closed again just as ssh-keygen writes it', ({ world }) => {
    const { stdout } = world.run('ssh-keygen', ['-Y', 'sign', '-n', 'git', '-f', world.key('k').file], { input: 'x' })
    expect(armor(unarmor(stdout) ?? Buffer.alloc(0))).toBe(stdout)
  })

  test('without its last line break, as git keeps it in a commit', () => {
    expect(unarmor(armor(blob).trimEnd())).toEqual(blob)
  })

  test('and closed again around nothing', () => {
    expect(armor(Buffer.alloc(0))).toBe('-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n')
  })
})

describe('an armor is refused', () => {
  test.for<[string, () => string]>([
    ['with text before it', () => `x\n${armor(blob)}`],
    ['with a blank line before it', () => `\n${armor(blob)}`],
    ['with text after it', () => `${armor(blob)}x`],
    ['with two blank lines after it', () => `${armor(blob)}\n\n`],
    ['twice', () => armor(blob) + armor(blob)],
    ['without its end', () => armor(blob).replace(/-----END.*\n/, '')],
    ['with another beginning', () => armor(blob).replace('BEGIN SSH', 'BEGIN PGP')],
    ['with another end', () => armor(blob).replace('END SSH', 'END PGP')],
    ['with carriage returns', () => armor(blob).replaceAll('\n', '\r\n')],
    ['with spaces in its base64', () => armor(blob).replace('U1', 'U 1')],
    ['without padding', () => armor(Buffer.from('x')).replace('==', '')],
    ['with stray bits in its last letter', () => armor(Buffer.from('x')).replace('eA==', 'eB==')],
    ['of another kind', () => armor(blob).replaceAll('SSH', 'PGP')],
    ['of nothing at all', () => ''],
  ])('%s', ([, text]) => {
    expect(unarmor(text())).toBeNull()
  })
})
