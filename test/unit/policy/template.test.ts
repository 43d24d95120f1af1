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
  expect({ ...policy, ...policy.roster.people[0] }).toMatchObject({
    defaultBranch: enrolment.defaultBranch,
    protected: enrolment.protected,
    name: enrolment.name,
    emails: [enrolment.email],
  })
})
