import { describe, expect, test } from 'vitest'
import type { Path } from '../../../src/model/ids.ts'
import type { Policy, RequirementTable } from '../../../src/model/policy.ts'
import type { Person, PublicKey, Revocation } from '../../../src/model/roster.ts'
import type { Statement } from '../../../src/model/signoff.ts'
import {
  isBootstrap,
  objectionTo,
  objectionToSigner,
  type LandingTerms,
  type SignOff,
} from '../../../src/signoff/objection.ts'
import { aPolicy, everyLevel, gracesKey } from '../../support/landing.ts'
import {
  aPerson,
  aRoster,
  aStatement,
  commitId,
  ed25519Key,
  publicKeyOf,
  refName,
  securityKey,
} from '../../support/signing.ts'

const perLevel = { low: 0, medium: 1, high: 1, critical: 2 }
const requirements: RequirementTable = { none: perLevel, assisted: perLevel, generated: perLevel, undeclared: perLevel }
const policy: Policy = aPolicy({ roster: aRoster(), requirements, seniorAuthors: requirements })
const aLanding = (replaced: Partial<LandingTerms> = {}): LandingTerms => ({
  ref: refName('refs/heads/main'),
  repository: [commitId('1')],
  level: 'high',
  now: new Date('2026-01-02T12:00:00Z'),
  policy,
  paths: ['src/a.ts' as Path],
  bootstrap: false,
  ...replaced,
})
const key = publicKeyOf(gracesKey)
const aSignOff = (replaced: Partial<SignOff> = {}): SignOff => ({
  statement: aStatement(),
  signer: aPerson(),
  key,
  hardware: null,
  coverage: { covers: true, grade: 'exact' },
  authors: [{ name: 'Ada Lovelace', email: 'ada@example.com' }],
  ...replaced,
})
const stating = (replaced: Partial<Statement>): SignOff => aSignOff({ statement: aStatement(replaced) })
const signedBy = (replaced: Partial<Person>): SignOff => aSignOff({ signer: aPerson(replaced) })
const at = (time: string): LandingTerms => aLanding({ now: new Date(time) })
const codeOf = (signOff: SignOff, landing = aLanding()): string | null => objectionTo(signOff, landing)?.code ?? null
const saysOf = (signOff: SignOff, landing = aLanding()): string | undefined => objectionTo(signOff, landing)?.says

describe('a sign-off counts', () => {
  test.for([
    ['when nothing speaks against it', aSignOff(), aLanding()],
    ['from a person of a higher seniority', signedBy({ seniority: 'principal' }), aLanding()],
    ['in its first second', aSignOff(), at('2026-01-01T12:00:00Z')],
    ['in its last second', aSignOff(), at('2026-01-03T11:59:59Z')],
    ['when the signer clock is five minutes ahead', aSignOff(), at('2026-01-01T11:55:00Z')],
    ['when every path is one of the signer', signedBy({ paths: ['src/'] }), aLanding()],
    [
      'when it was carried as far as the level allows',
      aSignOff({ coverage: { covers: true, grade: 'replay' } }),
      aLanding(),
    ],
    ['when it was carried less far than the level allows', aSignOff(), aLanding({ level: 'critical' })],
    [
      'in a repository of several roots',
      stating({ repository: [commitId('1'), commitId('9')] }),
      aLanding({ repository: [commitId('9'), commitId('1')] }),
    ],
  ] as const)('%s', ([, signOff, landing]) => {
    expect(codeOf(signOff, landing)).toBeNull()
  })
})

describe('a sign-off does not count', () => {
  test('when it declines', () => {
    expect(saysOf(stating({ verdict: 'declined', reason: 'too large' }))).toBe(
      'Grace Hopper declined this on 2026-01-01: too large',
    )
  })

  test('when it declines and gives no reason', () => {
    expect(saysOf(stating({ verdict: 'declined', reason: '' }))).toBe('Grace Hopper declined this on 2026-01-01')
  })

  test('before it begins', () => {
    expect(codeOf(aSignOff(), at('2026-01-01T11:54:59Z'))).toBe('sign-off-not-yet-valid')
  })

  test('at its expiry', () => {
    expect(saysOf(aSignOff(), at('2026-01-03T12:00:00Z'))).toBe("Grace Hopper's sign-off ended 2026-01-03")
  })

  test('when the clock is none', () => {
    expect(codeOf(aSignOff(), at('no time'))).toBe('sign-off-not-yet-valid')
  })

  test('when it lives a second longer than the policy allows', () => {
    expect(saysOf(stating({ expires: '2026-01-03T12:00:01Z' }))).toBe(
      "Grace Hopper's sign-off is for 2026-01-01 to 2026-01-03, longer than the 2 days the policy allows",
    )
  })

  test('when it lives longer than the single day that the policy allows', () => {
    expect(saysOf(aSignOff(), aLanding({ policy: { ...policy, lifetime: 86_400 } }))).toContain(
      'longer than the 1 day the',
    )
  })

  test('when it lives longer than the hours that the policy allows', () => {
    expect(saysOf(aSignOff(), aLanding({ policy: { ...policy, lifetime: 43_200 } }))).toContain(
      'longer than the 0.5 days the',
    )
  })

  test.for([
    ['another root', [commitId('9')]],
    ['one root more', [commitId('1'), commitId('9')]],
    ['no root', []],
  ] as const)('in a repository with %s', ([, repository]) => {
    expect(codeOf(aSignOff(), aLanding({ repository }))).toBe('sign-off-other-repository')
  })

  test('in a repository with as many roots, of which one is another', () => {
    const signOff = stating({ repository: [commitId('1'), commitId('9')] })
    expect(codeOf(signOff, aLanding({ repository: [commitId('1'), commitId('8')] }))).toBe('sign-off-other-repository')
  })

  test('in a repository without roots, also when it names none', () => {
    expect(codeOf(stating({ repository: [] }), aLanding({ repository: [] }))).toBe('sign-off-other-repository')
  })

  test('in a repository that has only some of its roots', () => {
    expect(codeOf(stating({ repository: [commitId('1'), commitId('9')] }))).toBe('sign-off-other-repository')
  })

  test('on another branch', () => {
    expect(saysOf(aSignOff(), aLanding({ ref: refName('refs/heads/release/9') }))).toBe(
      "Grace Hopper's sign-off is for main, not release/9",
    )
  })

  test.for(['refs/tags/main', 'refs/heads/Main', 'refs/heads/main2'])(
    'on a ref that is named nearly alike: %s',
    (ref) => {
      expect(codeOf(aSignOff(), aLanding({ ref: refName(ref) }))).toBe('sign-off-other-branch')
    },
  )

  test('from a person below the seniority asked for', () => {
    expect(saysOf(signedBy({ seniority: 'mid' }))).toBe('Grace Hopper is mid; sign-offs count from senior on')
  })

  test.for([
    ['the person', 'wizard', 'senior'],
    ['the roster', 'senior', 'wizard'],
    ['both', 'wizard', 'wizard'],
  ] as const)('when the seniority is unknown, that of %s', ([, seniority, signers]) => {
    const landing = aLanding({ policy: { ...policy, roster: { ...policy.roster, signers } } })
    expect(codeOf(signedBy({ seniority }), landing)).toBe('sign-off-not-senior')
  })

  test('for paths that are not the signer to sign for', () => {
    const landing = aLanding({ paths: ['src/a.ts', 'docs/b.md', 'docs/c.md'] as Path[] })
    expect(saysOf(signedBy({ paths: ['src/'] }), landing)).toBe('Grace Hopper may not sign for "docs/b.md" and 1 more')
  })

  test('for the one path that is not the signer to sign for', () => {
    expect(saysOf(signedBy({ paths: ['docs/'] }))).toBe('Grace Hopper may not sign for "src/a.ts"')
  })

  test('for any path when the signer has none', () => {
    expect(codeOf(signedBy({ paths: [] }))).toBe('sign-off-out-of-scope')
  })

  test('from one of the authors', () => {
    expect(saysOf(aSignOff({ authors: [{ name: 'G.', email: 'Grace+git@example.com' }] }))).toBe(
      "Grace Hopper had a hand in this change (as G. <Grace+git@example.com>) and can't sign it off",
    )
  })

  test('when it covers another change', () => {
    expect(saysOf(aSignOff({ coverage: { covers: false, why: 'src/a.ts differs' } }))).toBe(
      "Grace Hopper's sign-off does not cover this: src/a.ts differs",
    )
  })

  test('when it was carried further than the level allows', () => {
    expect(saysOf(aSignOff({ coverage: { covers: true, grade: 'replay' } }), aLanding({ level: 'critical' }))).toBe(
      'Grace Hopper\'s sign-off was carried over by replay onto files that changed since; a critical change takes "disjoint" at most',
    )
  })
})

test.for([
  ['exact', 'exact', null],
  ['exact', 'disjoint', 'sign-off-grade'],
  ['exact', 'replay', 'sign-off-grade'],
  ['disjoint', 'disjoint', null],
  ['disjoint', 'replay', 'sign-off-grade'],
  ['replay', 'replay', null],
] as const)('where %s is enough, a sign-off that was carried as %s: %s', ([enough, grade, code]) => {
  const carried = { low: enough, medium: enough, high: enough, critical: enough }
  const signOff = aSignOff({ coverage: { covers: true, grade } })
  expect(codeOf(signOff, aLanding({ policy: { ...policy, carried } }))).toBe(code)
})

test.for([
  ['is no author', { authors: [] }, null],
  ['is an author', { authors: [{ name: 'Grace Hopper', email: 'g@example.org' }] }, 'sign-off-by-author'],
  ['may not sign for its paths', { signer: aPerson({ paths: ['docs/'] }) }, 'sign-off-out-of-scope'],
] as const)('before signing, a person who %s is told so', ([, replaced, code]) => {
  expect(objectionToSigner({ ...aSignOff(replaced), keys: [key] }, aLanding())?.code ?? null).toBe(code)
})

test('whether a person may sign is known before there is anything to expire', () => {
  expect(objectionToSigner({ ...aSignOff(), keys: [key] }, at('2030-01-01T00:00:00Z'))).toBeNull()
})

test('a person who may not sign is told so before signing', () => {
  expect(objectionToSigner({ ...signedBy({ seniority: 'junior' }), keys: [key] }, aLanding())?.code).toBe(
    'sign-off-not-senior',
  )
})

describe('what is revoked does not count', () => {
  const { fingerprint } = key
  const revoking = (entry: Revocation): LandingTerms => aLanding({ policy: { ...policy, revoked: [entry] } })
  const because = null
  const later = '2026-01-02T12:00:01Z'

  test.for<[string, Revocation, string]>([
    [
      'a token',
      { of: 'token', id: aStatement().id, because: 'signed by mistake' },
      "Grace Hopper's sign-off 3f2a91c03f2a91c03f2a91c03f2a91c0 is revoked: signed by mistake",
    ],
    ['a key', { of: 'key', fingerprint, from: null, because }, `Grace Hopper's key ${fingerprint} is revoked`],
    [
      'a key from a time on that is now',
      { of: 'key', fingerprint, from: '2026-01-02T12:00:00Z', because },
      `Grace Hopper's key ${fingerprint} is revoked from 2026-01-02T12:00:00Z on`,
    ],
    [
      'a person from a day on, though the token says that it is older',
      { of: 'person', name: 'Grace Hopper', from: '2026-01-02T00:00:00Z', because },
      "Grace Hopper's sign-offs are revoked from 2026-01-02 on",
    ],
  ])('%s', ([, entry, says]) => {
    expect(saysOf(aSignOff(), revoking(entry))).toBe(says)
  })

  test.for<[string, Revocation]>([
    ['another token', { of: 'token', id: '0'.repeat(32), because }],
    ['another key', { of: 'key', fingerprint: publicKeyOf(ed25519Key()).fingerprint, from: null, because }],
    ['another person', { of: 'person', name: 'grace hopper', from: null, because }],
    ['a key from a later time on', { of: 'key', fingerprint, from: later, because }],
    ['a person from a later time on', { of: 'person', name: 'Grace Hopper', from: later, because }],
  ])('but %s is something else', ([, entry]) => {
    expect(codeOf(aSignOff(), revoking(entry))).toBeNull()
  })

  test('when the clock is none', () => {
    const entry: Revocation = { of: 'key', fingerprint, from: later, because }
    expect(codeOf(aSignOff(), { ...revoking(entry), now: new Date('no time') })).toBe('sign-off-revoked')
  })

  test('and a person is told so before signing', () => {
    const landing = revoking({ of: 'key', fingerprint, from: null, because })
    expect(objectionToSigner({ ...aSignOff(), keys: [key] }, landing)?.code).toBe('sign-off-revoked')
  })

  test('but with another key the person may sign', () => {
    const landing = revoking({ of: 'key', fingerprint, from: null, because })
    const keys = [key, publicKeyOf(ed25519Key())]
    expect(objectionToSigner({ ...aSignOff(), keys }, landing)).toBeNull()
  })
})

describe('a level that takes a security key', () => {
  const [presence, verification] = [true, true]
  const taking = (rules: Partial<Policy>): LandingTerms => aLanding({ policy: { ...policy, ...rules } })
  const touch = taking({ hardware: { ...everyLevel('optional'), high: 'required' } })
  const pin = taking({ pin: { ...everyLevel('optional'), high: 'required' } })
  const elsewhere = taking({ hardware: { ...everyLevel('required'), high: 'optional' } })

  test.for<[string, SignOff['hardware'], LandingTerms, string | null]>([
    ['counts a touch where a touch is asked for', { presence, verification: false }, touch, null],
    ['counts a PIN where a touch is asked for', { presence, verification }, touch, null],
    ['counts a PIN where a PIN is asked for', { presence, verification }, pin, null],
    ['counts any key at the other levels', null, elsewhere, null],
    ['takes no key in a file', null, touch, 'sign-off-no-hardware'],
    ['takes no key in a file for one with a PIN', null, pin, 'sign-off-no-hardware'],
    ['takes no touch for a PIN', { presence, verification: false }, pin, 'sign-off-no-pin'],
    ['takes no PIN without a touch', { presence: false, verification }, pin, 'sign-off-no-hardware'],
  ])('%s', ([, hardware, landing, code]) => {
    expect(codeOf(aSignOff({ hardware }), landing)).toBe(code)
  })

  test('says so before anything is signed', () => {
    const sk = publicKeyOf(securityKey('ed25519', { flags: 1 }))
    const before = (keys: readonly PublicKey[]): string | null =>
      objectionToSigner({ ...aSignOff(), keys }, touch)?.code ?? null
    expect([before([key]), before([key, sk]), before([])]).toEqual([
      'sign-off-no-hardware',
      null,
      'sign-off-unknown-key',
    ])
  })
})

describe('the sole signer’s own change of the policy', () => {
  const own = aSignOff({ authors: [{ name: 'Grace Hopper', email: 'grace@example.com' }] })
  const bootstrap = aLanding({ bootstrap: true })

  test('counts', () => {
    expect([codeOf(own), codeOf(own, bootstrap)]).toEqual(['sign-off-by-author', null])
  })

  test('is called a bootstrap, and somebody else’s is not', () => {
    expect([isBootstrap(own, bootstrap), isBootstrap(aSignOff(), bootstrap), isBootstrap(own, aLanding())]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('counts for nothing else that speaks against it', () => {
    expect(codeOf({ ...own, statement: aStatement({ verdict: 'declined' }) }, bootstrap)).toBe('sign-off-declined')
  })
})
