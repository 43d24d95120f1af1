import { expect, test } from 'vitest'
import { isSoleSignersPolicy } from '../../../src/policy/bootstrap.ts'
import { path } from '../../support/changes.ts'
import { aPolicy, barbara, grace, linus } from '../../support/landing.ts'
import { aRoster } from '../../support/signing.ts'

const now = new Date('2026-01-02T18:00:00Z')
const own = path('.ai-signoff.yml')

test.for([
  ['the policy alone', [own], true],
  ['nothing', [], false],
  ['the policy and another file', [own, path('src/app.ts')], false],
  ['another file', [path('src/app.ts')], false],
  ['a twin of it', [path('.AI-signoff.yml')], false],
] as const)('a sole signer may change %s', ([, paths, may]) => {
  expect(isSoleSignersPolicy(aPolicy(), paths, now)).toBe(may)
})

test('one of two signers may not change it alone, unless the other is revoked', () => {
  const two = aPolicy({ roster: aRoster(grace, barbara, linus) })
  const revoked = [{ of: 'person', name: barbara.name, from: null, because: null }] as const
  expect([two, { ...two, revoked }].map((policy) => isSoleSignersPolicy(policy, [own], now))).toEqual([false, true])
})
