// Policy texts: a team's own, and whatever a push would make of them. One that is read can be met, and guards its default branch.
import { decodeBytes } from '../../src/git/bytes.ts'
import { kinds } from '../../src/model/provenance.ts'
import { levels } from '../../src/model/radius.ts'
import { parsePolicy } from '../../src/policy/parse.ts'
import { isProtected } from '../../src/policy/protects.ts'
import { eligibleSigners } from '../../src/policy/roster.ts'
import { policyTemplate } from '../../src/policy/template.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'
import { keys, person, policyText, refName } from '../support/policy-text.ts'

const init = policyTemplate({
  defaultBranch: 'main',
  protected: ['main', 'release/*'],
  name: 'Grace Hopper',
  email: 'grace@example.com',
  key: keys.grace,
})

fuzz('policies', {
  seeds: [
    init,
    policyText(),
    policyText({
      roster: [person(), person({ name: 'Alan Turing', emails: ['alan@example.com'], keys: [keys.alan] })],
    }),
    `${init}paths:\n  - match: ["infra/**"]\n    floor: high\n    because: production\n`,
  ],
  words: [
    '&a ',
    '*a',
    '<<: *a\n',
    '!!js/function ',
    '!!binary ',
    '!!set ',
    '? ',
    '--- ',
    '\n...\n',
    '%YAML 1.1\n',
    '|\n',
    '>-\n',
    '- ',
    '[[',
    '{{',
    ': ',
    '.inf',
    '.nan',
    '0x1',
    '0o7',
    '1_000',
    '2026-01-01',
    'yes',
    '~',
    'requirements:\n',
    '\n  ',
    '"\\x00"',
    '!',
    '**/',
    '\\',
    'senior',
    'critical: 0',
    keys.barbara,
  ],
  check(bytes) {
    const policy = parsePolicy(decodeBytes(bytes), 'policy')
    const able = eligibleSigners(policy.roster).length
    const counts = [policy.requirements, policy.seniorAuthors].flatMap((table) =>
      kinds.flatMap((kind) => levels.map((level) => table[kind][level])),
    )
    if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0 && count <= able))
      throw new Error('it asks for what nobody can give')
    if (!isProtected(policy, refName(`refs/heads/${policy.defaultBranch}`)))
      throw new Error('its default branch is open')
    const fingerprints = policy.roster.people.flatMap((one) => one.keys.map((key) => key.fingerprint))
    if (new Set(fingerprints).size !== fingerprints.length) throw new Error('two people have one key')
    if (!(policy.lifetime > 0 && Number.isSafeInteger(policy.lifetime) && policy.reviewableLines >= 0))
      throw new Error('a limit is none')
  },
})
