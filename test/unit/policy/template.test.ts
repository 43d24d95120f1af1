// What the policy that init writes offers in its comments is there to be taken.
import { expect, test } from 'vitest'
import { parsePolicy } from '../../../src/policy/parse.ts'
import { policyTemplate } from '../../../src/policy/template.ts'
import { keys } from '../../support/policy-text.ts'
import { publicKeyOf, securityKey } from '../../support/signing.ts'

const aKey = (): string => {
  const { type, blob } = publicKeyOf(securityKey('ed25519', { flags: 1 }))
  return `${type} ${blob}`
}
const text = policyTemplate({
  defaultBranch: 'main',
  protected: ['main'],
  name: 'Grace Hopper',
  email: 'grace@example.com',
  key: aKey(),
})
const entry = (name: string, email: string): string =>
  `  - { name: ${name}, emails: [${email}], seniority: senior, keys: ["${aKey()}"] }\n`
const more = `roster:\n${entry('Ada Lovelace', 'ada@example.com')}${entry('Alan Turing', 'alan@example.com')}`

test('each rule that is commented out is taken once its # is gone', () => {
  const taken = text
    .replace('roster:\n', more)
    .replaceAll(
      /^( *)# (?=(?:revoked|authors|paths|hardware|pin|trailers|provenance):| {2}(?:- [{m]|(?:require|forbid):)| {4}(?:floor|because):)/gm,
      '$1',
    )
    .replace('SHA256:…', `SHA256:${'A'.repeat(43)}`)
  expect(parsePolicy(taken, 'x')).toMatchObject({
    authors: 'authenticated',
    revoked: [{ of: 'key' }, { of: 'person', name: 'Ada Lovelace' }, { of: 'token' }],
    paths: [{ match: ['infra/**'], floor: 'high', because: 'production' }],
    hardware: { high: 'optional', critical: 'required' },
    pin: { high: 'optional', critical: 'required' },
    trailers: {
      require: ['assisted-by', 'ai-provenance'],
      forbid: ['co-authored-by', 'co-developed-by', 'signed-off-by', 'footers'],
    },
    noneFrom: 'capture',
  })
})

test('the policy that init writes is sound, and says what it was told', () => {
  const enrolment = {
    defaultBranch: 'trunk',
    protected: ['trunk', 'release/*'],
    name: 'Seán "Jack" O\'Casey',
    email: 'sean@example.com',
    key: keys.grace,
  }
  const policy = parsePolicy(policyTemplate(enrolment), 'x')
  expect({ ...policy, ...policy.roster.people[0] }).toMatchObject({
    defaultBranch: enrolment.defaultBranch,
    protected: enrolment.protected,
    name: enrolment.name,
    emails: [enrolment.email],
  })
})
