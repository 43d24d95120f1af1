// Keys that are too weak to sign with, and signatures of good keys by weak means. A policy that names such a key decides nothing.
import { describe, expect } from 'vitest'
import { renderStatement } from '../../src/signoff/statement.ts'
import { agentsChange, allowed, decide, landPastHooks, notSignedOff, statementFor } from '../support/attack.ts'
import { certifiedKey, dsaKey, ed25519Bytes, exponentOneKey } from '../support/differential/odd-keys.ts'
import {
  aToken,
  ecdsaKey,
  ed25519Key,
  must,
  rsaKey,
  rsaKeySigning,
  securityKey,
  type SoftKey,
} from '../support/signing.ts'
import { createTeam, policy, strictRules, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

/** A team whose policy, landed past the hooks, gives Grace this key, and a change that waits for her. */
function teamWith(world: World, key: SoftKey): Team {
  const team = createTeam(world)
  team.ada.write({ '.ai-signoff.yml': policy({ file: '', public: key.line }, team.linus, strictRules) })
  landPastHooks(team, 'Another key')
  agentsChange(team)
  return team
}

const tokenBy = (team: Team, key: SoftKey): string => aToken(key, { payload: renderStatement(statementFor(team)) })

const lowOrder = ed25519Bytes(Buffer.from(`01${'00'.repeat(31)}`, 'hex'), Buffer.alloc(64))
const weak: readonly [string, () => SoftKey][] = [
  ['DSA', dsaKey],
  ['RSA of 2048 bits', () => rsaKey(2048)],
  ['RSA with the exponent 1', exponentOneKey],
  ['ecdsa over a curve that is not taken', () => ecdsaKey('P-521')],
  ['a certificate', () => certifiedKey(ed25519Key())],
  ['ed25519 of low order', () => lowOrder],
  ['a web site’s security key', () => securityKey('ed25519', { flags: 1, application: 'https://example.com' })],
]

describe('nothing is decided by a policy that names', () => {
  test.for(weak)('%s', ([, make], { world }) => {
    expect(decide(teamWith(world, make()))).toEqual({ code: 2, says: ['policy-unreadable'] })
  })
})

describe('an RSA key signs off', () => {
  test.for([
    ['ssh-rsa', 'sha1'],
    ['rsa-sha2-256', 'sha256'],
    ['rsa-sha2-512', 'sha1'],
  ] as const)('as rsa-sha2-512 with SHA-512, not as %s with %s', ([label, hash], { world }) => {
    const keys = rsaKeySigning(3072, [
      { label: 'rsa-sha2-512', hash: 'sha512' },
      { label, hash },
    ])
    const team = teamWith(world, must(keys[0]))
    expect(keys.map((key) => decide(team, { tokens: [tokenBy(team, key)] }))).toEqual([
      allowed,
      notSignedOff('sign-off-bad-signature'),
    ])
  })
})
