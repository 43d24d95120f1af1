import { expect, test } from 'vitest'
import { parsePolicy } from '../../../src/policy/parse.ts'
import { policyTemplate } from '../../../src/policy/template.ts'
import { keys } from '../../support/policy-text.ts'

test('the policy that init writes is sound, and says what it was told', () => {
  const enrolment = {
    defaultBranch: 'trunk',
    protected: ['trunk', 'release/*'],
    name: 'Seán "Jack" O\'Casey',
    email: 'sean@example.com',
    key: keys.grace,
  }
  const policy = parsePolicy(policyTemplate(enrolment), 'x')
  const [{ name, emails } = { name: '', emails: [] }] = policy.roster.people
  expect({ defaultBranch: policy.defaultBranch, protected: policy.protected, name, email: emails[0] }).toEqual({
    defaultBranch: enrolment.defaultBranch,
    protected: enrolment.protected,
    name: enrolment.name,
    email: enrolment.email,
  })
})
