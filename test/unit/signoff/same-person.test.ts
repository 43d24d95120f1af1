import { describe, expect, test } from 'vitest'
import { foldEmail, foldName, isSamePerson } from '../../../src/signoff/same-person.ts'
import { aPerson } from '../../support/signing.ts'

const grace = aPerson({ emails: ['grace@example.com', 'g.hopper+navy@navy.mil'] })

describe('a commit is by the person in the roster', () => {
  test.for([
    ['the same e-mail under another name', 'G.', 'grace@example.com'],
    ['the e-mail in another case', 'G.', 'Grace@Example.COM'],
    ['the e-mail with a tag', 'G.', 'grace+git@example.com'],
    ['the e-mail without the tag that the roster has', 'G.', 'g.hopper@navy.mil'],
    ['the e-mail between spaces', 'G.', ' grace@example.com '],
    ['the same name under another e-mail', 'Grace Hopper', 'g@elsewhere.org'],
    ['the name in another case', 'grace HOPPER', 'g@elsewhere.org'],
    ['the name with other white space', ' Grace \t\u00a0 Hopper ', 'g@elsewhere.org'],
    ['the name in compatible letters', 'Ｇｒａｃｅ Hopper', 'g@elsewhere.org'],
    ['the name with invisible characters', 'Grace\u200b Hop\u00adper', 'g@elsewhere.org'],
  ] as const)('with %s', ([, name, email]) => {
    expect(isSamePerson(grace, { name, email })).toBe(true)
  })
})

describe('a commit is not by the person in the roster', () => {
  test.for([
    ['another name and another e-mail', 'Ada Lovelace', 'ada@example.com'],
    ['an e-mail that only begins alike', 'G.', 'grace@example.com.evil.org'],
    ['an e-mail of the same mailbox elsewhere', 'G.', 'grace@elsewhere.org'],
    ['neither name nor e-mail', '', ''],
    ['a name that is only part of it', 'Grace', 'g@elsewhere.org'],
  ] as const)('with %s', ([, name, email]) => {
    expect(isSamePerson(grace, { name, email })).toBe(false)
  })

  test('when both go without a name', () => {
    expect(isSamePerson(aPerson({ name: '\u200b' }), { name: ' ', email: 'x@elsewhere.org' })).toBe(false)
  })
})

test.for([
  ['a tag and capitals', 'Grace+git+more@Example.com', 'grace@example.com'],
  ['nothing but a tag', '+git@example.com', '+git@example.com'],
  ['no mailbox', '@example.com', '@example.com'],
  ['no host', 'Root', 'root'],
  ['an @ in its mailbox', '"a@b"+c@example.com', '"a@b"@example.com'],
] as const)('an address with %s is known by what a server would deliver it to', ([, email, known]) => {
  expect(foldEmail(email)).toBe(known)
})

test.for([
  ['ß and SS', 'Weiß', 'WEISS'],
  ['ß and its capital', 'Weiß', 'WEIẞ'],
  ['a final sigma', 'Οδυσσέας', 'ΟΔΥΣΣΈΑΣ'],
  ['accents in two spellings', 'André', 'Andre\u0301'],
] as const)('names that differ in case alone are alike: %s', ([, one, other]) => {
  expect(foldName(one)).toBe(foldName(other))
})

test('names whose letters are divided otherwise are two names', () => {
  expect(foldName('Ann Abel')).not.toBe(foldName('Anna Bel'))
})
