// What a policy says of whose sign-off counts: revocations, security keys, authors; and what it may not say.
import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src/errors.ts'
import { parsePolicy } from '../../../src/policy/parse.ts'
import { keys, person, policyText } from '../../support/policy-text.ts'
import { publicKeyOf, securityKey } from '../../support/signing.ts'

/** The fault's lines after the headline. */
function problemsOf(parts: Readonly<Record<string, unknown>>): string[] {
  try {
    parsePolicy(policyText(parts), 'x')
    return []
  } catch (error) {
    if (error instanceof Fault) return error.message.split('\n').slice(1)
    throw error
  }
}

const alan = person({ name: 'Alan Turing', emails: ['alan@example.com'], keys: [keys.alan] })
const roster = [person(), alan]
const sk = publicKeyOf(securityKey('ed25519', { flags: 1 }))
const bySecurityKey = { keys: [`${sk.type} ${sk.blob}`] }
const sha = `SHA256:${'A'.repeat(43)}`
const at = (levels: object): object => ({ low: 0, medium: 0, high: 0, critical: 0, ...levels })

describe('revocations', () => {
  test('are none unless the policy says so', () => {
    expect(parsePolicy(policyText(), 'x').revoked).toEqual([])
  })

  test('name a token, a key or a person, since when and why', () => {
    const [token, from] = ['a1'.repeat(16), '2026-03-10T18:00:00Z']
    const revoked = [
      { token, because: 'by mistake' },
      { key: sha, from: '2026-03-10' },
      { person: 'Alan Turing', from },
    ]
    expect(parsePolicy(policyText({ roster, revoked }), 'x').revoked).toEqual([
      { of: 'token', id: token, because: 'by mistake' },
      { of: 'key', fingerprint: sha, from: '2026-03-10T00:00:00Z', because: null },
      { of: 'person', name: 'Alan Turing', from, because: null },
    ])
  })

  const noToken = 'must be 32 lower-case hex digits'
  const noKey = 'must be a fingerprint such as ssh-keygen -l prints: SHA256:…'
  const noTime = 'must be a UTC date or time such as "2026-03-10" or "2026-03-10T18:00:00Z"'
  const notOne = ': must name one of token, key, person'
  const near = '.person: nobody in the roster is called `Alan Turning`; did you mean `Alan Turing`?'
  const from = '2026-01-01'
  test.each<[string, object, string]>([
    ['a person whose name is mistyped', { person: 'Alan Turning' }, near],
    ['a stranger', { person: 'Mallory' }, '.person: nobody in the roster is called `Mallory`'],
    ['an abbreviated token', { token: 'a1a1a1a1' }, `.token: ${noToken}`],
    ['a token in upper case', { token: 'A1'.repeat(16) }, `.token: ${noToken}`],
    ['a token with more before it', { token: `a${'a1'.repeat(16)}` }, `.token: ${noToken}`],
    ['a token with more behind it', { token: `${'a1'.repeat(16)}a` }, `.token: ${noToken}`],
    ['a fingerprint with more before it', { key: `x${sha}` }, `.key: ${noKey}`],
    ['a fingerprint with more behind it', { key: `${sha}A` }, `.key: ${noKey}`],
    ['a fingerprint of another hash', { key: 'MD5:16:27:ac:a5' }, `.key: ${noKey}`],
    ['a fingerprint cut short', { key: sha.slice(0, -1) }, `.key: ${noKey}`],
    ['a fingerprint that no 32 bytes have', { key: `${sha.slice(0, -1)}B` }, `.key: ${noKey}`],
    ['a person and a key', { person: 'Alan Turing', key: sha }, notOne],
    ['nothing', { because: 'nothing' }, notOne],
    ['a token since a time', { token: 'a1'.repeat(16), from }, '.from: a token is revoked whole; leave it out'],
    ['a day that there is not', { key: sha, from: '2026-02-30' }, `.from: ${noTime}`],
    ['a time without a zone', { key: sha, from: '2026-01-01T12:00:00' }, `.from: ${noTime}`],
    ['what it does not know', { perso: 'Alan Turing' }, ': unknown key `perso`; did you mean `person`?'],
  ])('are refused when one names %s', (_, entry, problem) => {
    expect(problemsOf({ roster, revoked: [entry] })).toEqual([`revoked[0]${problem}`])
  })

  test('are refused with a date that YAML makes an object of', () => {
    const text = policyText().replace(/\}$/, `, "revoked": [{ "key": "${sha}", "from": 2026-01-01 }]}`)
    expect(() => parsePolicy(text, 'x')).toThrow('revoked[0].from: write this value in quotes')
  })

  const tooFew = 'requirements.generated.low: asks for 2, but the roster has 1 who can sign'
  const nobody = 'roster: nobody can sign: no one of seniority `senior` or above has a key that is not revoked'
  const later = { person: 'Alan Turing', from: '2999-01-01' }
  test.each<[string, object[], string]>([
    ['nobody who can sign', [later, { person: 'Grace Hopper' }], nobody],
    ['fewer than a level asks for', [later], tooFew],
  ])('are refused when they leave %s, whatever the clock says', (_, revoked, problem) => {
    const requirements = { none: 0, assisted: 0, generated: at({ low: 2 }), undeclared: 0 }
    expect([problemsOf({ roster, requirements }), problemsOf({ roster, requirements, revoked })]).toEqual([
      [],
      [problem],
    ])
  })
})

describe('security keys and PINs', () => {
  const each = (value: string): object => ({ low: value, medium: value, high: value, critical: value })

  test.each<[string, object, object]>([
    ['nowhere unless the policy says so', {}, { hardware: each('optional'), pin: each('optional') }],
    ['at every level by a plain word', { hardware: 'required' }, { hardware: each('required'), pin: each('optional') }],
    [
      'at the levels named',
      { pin: { critical: 'required' } },
      { hardware: each('optional'), pin: { ...each('optional'), critical: 'required' } },
    ],
  ])('are asked for %s', (_, signOff, rules) => {
    const text = policyText({ roster: [person(bySecurityKey)], 'sign-off': signOff })
    expect(parsePolicy(text, 'x')).toMatchObject(rules)
  })

  test('are refused in other words', () => {
    expect(problemsOf({ 'sign-off': { hardware: 'yes', pin: { low: true } } })).toEqual([
      'sign-off.hardware: must be one of optional, required',
      'sign-off.pin.low: must be one of optional, required',
    ])
  })

  test.each(['hardware', 'pin'])('are refused where too few people have one: %s', (rule) => {
    const requirements = { none: 0, assisted: 0, generated: 1, undeclared: at({ critical: 2 }) }
    const parts = { roster: [person(bySecurityKey), alan], requirements }
    expect([problemsOf(parts), problemsOf({ ...parts, 'sign-off': { [rule]: 'required' } })]).toEqual([
      [],
      ['requirements.undeclared.critical: asks for 2, but the roster has 1 who can sign with a security key'],
    ])
  })

  test('are counted without revoked ones', () => {
    const people = [person({ keys: [...bySecurityKey.keys, keys.grace] }), alan]
    const parts = { roster: people, 'sign-off': { hardware: { critical: 'required' } } }
    expect([problemsOf(parts), problemsOf({ ...parts, revoked: [{ key: sk.fingerprint }] })]).toEqual([
      [],
      expect.arrayContaining([
        'requirements.none.critical: asks for 1, but the roster has 0 who can sign with a security key',
      ]),
    ])
  })
})

describe('authors who have to be authenticated', () => {
  const authors = 'authenticated'

  test('are not asked for unless the policy says so', () => {
    const said = [policyText(), policyText({ roster, authors })].map((text) => parsePolicy(text, 'x').authors)
    expect(said).toEqual(['claimed', 'authenticated'])
  })

  test('are refused where nobody could be the second to sign', () => {
    expect(problemsOf({ authors })).toEqual([
      'authors: `authenticated` asks for two sign-offs, but the roster has 1 who can sign',
    ])
  })

  test('are refused where only one could sign with the key that a level takes', () => {
    const requirements = { none: 0, assisted: 0, generated: 0, undeclared: at({ critical: 1 }) }
    const parts = {
      requirements,
      roster: [person(bySecurityKey), alan],
      'sign-off': { hardware: { critical: 'required' } },
    }
    expect([problemsOf(parts), problemsOf({ ...parts, authors })]).toEqual([
      [],
      [
        'requirements.undeclared.critical: asks for 2 of authors who are not authenticated, but the roster has 1 who can sign with a security key',
      ],
    ])
  })
})

describe('rules about the markers', () => {
  test('ask for nothing unless the policy says so', () => {
    const { trailers, noneFrom } = parsePolicy(policyText(), 'x')
    expect({ trailers, noneFrom }).toEqual({ trailers: { require: [], forbid: [] }, noneFrom: 'hook' })
  })

  test('ask for nothing where they are named and left empty', () => {
    const { trailers, noneFrom } = parsePolicy(policyText({ trailers: {}, provenance: {} }), 'x')
    expect({ trailers, noneFrom }).toEqual({ trailers: { require: [], forbid: [] }, noneFrom: 'hook' })
  })

  test('name trailers in any case', () => {
    const trailers = { require: ['Assisted-by', ' AI-Provenance '], forbid: ['Co-Authored-By', 'SIGNED-OFF-BY'] }
    expect(parsePolicy(policyText({ trailers }), 'x').trailers).toEqual({
      require: ['assisted-by', 'ai-provenance'],
      forbid: ['co-authored-by', 'signed-off-by'],
    })
  })

  test.each(['hook', 'capture', 'declared'] as const)('count a "none" from %s on', (from) => {
    expect(parsePolicy(policyText({ provenance: { 'none-from': from } }), 'x').noneFrom).toBe(from)
  })

  test.each<[string, Record<string, unknown>, string]>([
    [
      'a word with a letter wrong',
      { trailers: { forbid: ['co-author-by'] } },
      'trailers.forbid[0]: unknown word `co-author-by`; did you mean `co-authored-by`?',
    ],
    [
      'a word that is like none',
      { trailers: { require: ['x'] } },
      'trailers.require[0]: unknown word `x`; there are assisted-by, ai-provenance',
    ],
    [
      'what can only be forbidden',
      { trailers: { require: ['signed-off-by'] } },
      'trailers.require[0]: unknown word `signed-off-by`; there are assisted-by, ai-provenance',
    ],
    ['a word where a list is asked for', { trailers: { require: 'assisted-by' } }, 'trailers.require: must be a list'],
    ['a number for a word', { trailers: { forbid: [1] } }, 'trailers.forbid[0]: must be text'],
    ['a list for the rules', { trailers: ['assisted-by'] }, 'trailers: must be a map'],
    ['an unknown rule', { trailers: { requires: [] } }, 'trailers: unknown key `requires`; did you mean `require`?'],
    [
      'somebody who does not look',
      { provenance: { 'none-from': 'hooks' } },
      'provenance.none-from: unknown word `hooks`; did you mean `hook`?',
    ],
    [
      'a word for the rules of provenance',
      { provenance: { 'none-form': 'hook' } },
      'provenance: unknown key `none-form`; did you mean `none-from`?',
    ],
  ])('are a problem with %s', (_, parts, problem) => {
    expect(problemsOf(parts)).toEqual([problem])
  })
})
