import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src/errors.ts'
import type { Policy } from '../../../src/model/policy.ts'
import { parsePolicy } from '../../../src/policy/parse.ts'
import { keys, person, policyText } from '../../support/policy-text.ts'

function faultOf(act: () => unknown): Fault | null {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}

/** The fault's lines after the headline. */
const problemsOf = (text: string): string[] =>
  faultOf(() => parsePolicy(text, '.ai-signoff.yml'))
    ?.message.split('\n')
    .slice(1) ?? []

describe('what a policy says', () => {
  const policy = (): Policy => parsePolicy(policyText(), '.ai-signoff.yml')

  test('a plain number in a requirement holds at every level', () => {
    expect(policy().requirements.generated).toEqual({ low: 1, medium: 1, high: 1, critical: 1 })
  })
  test('senior authors are held to the same table unless it says otherwise', () => {
    expect(policy().seniorAuthors).toEqual(policy().requirements)
  })
  test('what is left out has its documented default', () => {
    const { lifetime, reviewableLines, carried, preCommit, paths } = policy()
    expect({ lifetime, reviewableLines, carried, preCommit, paths }).toEqual({
      lifetime: 7 * 86_400,
      reviewableLines: 400,
      carried: { low: 'replay', medium: 'replay', high: 'replay', critical: 'disjoint' },
      preCommit: 'warn',
      paths: [],
    })
  })
  test('the default seniorities are junior, mid, senior and principal, and seniors sign', () => {
    expect([policy().roster.seniorities, policy().roster.signers]).toEqual([
      ['junior', 'mid', 'senior', 'principal'],
      'senior',
    ])
  })
  test('a key is kept as its wire form, type and fingerprint', () => {
    expect(policy().roster.people[0]?.keys).toEqual([
      { blob: keys.grace.split(' ')[1], type: 'ssh-ed25519', fingerprint: expect.stringMatching(/^SHA256:/) },
    ])
  })
  test('addresses are kept in lower case', () => {
    const upper = parsePolicy(policyText({ roster: [person({ emails: ['Grace@Example.COM'] })] }), 'x')
    expect(upper.roster.people[0]?.emails).toEqual(['grace@example.com'])
  })
  test('a path rule may name one pattern or several, and leaves the rest open', () => {
    const { paths } = parsePolicy(
      policyText({
        paths: [
          { match: 'infra/**', floor: 'high' },
          { match: ['a', 'b'], sensitive: false },
        ],
      }),
      'x',
    )
    expect(paths).toEqual([
      { match: ['infra/**'], floor: 'high', sensitive: null, because: null },
      { match: ['a', 'b'], floor: null, sensitive: false, because: null },
    ])
  })
  test('a grade that is left out of `carried` keeps its default', () => {
    const { carried } = parsePolicy(policyText({ 'sign-off': { carried: { low: 'exact' } } }), 'x')
    expect(carried).toEqual({ low: 'exact', medium: 'replay', high: 'replay', critical: 'disjoint' })
  })
  test('YAML as people write it reads the same', () => {
    const yaml = `version: 1
default-branch: main
protected: [main, "release/*"] # comments are free
roster:
  - name: Grace Hopper
    emails: [grace@example.com]
    seniority: senior
    keys: ["${keys.grace}"]
requirements:
  none:       { low: 0, medium: 0, high: 0, critical: 1 }
  assisted:   1
  generated:  1
  undeclared: 1
`
    expect(parsePolicy(yaml, 'x')).toEqual(policy())
  })
})

describe('a broken policy is a fault', () => {
  test('that names the source and counts the problems', () => {
    expect(() => parsePolicy(policyText({ version: 2, protected: [] }), '.ai-signoff.yml at 4dcd174')).toThrow(
      /^\.ai-signoff\.yml at 4dcd174: 2 problems\n/,
    )
  })
  test('that says so when the problem is one', () => {
    expect(() => parsePolicy(policyText({ version: 2 }), 'x')).toThrow(/^x: 1 problem\n/)
  })
  test('of the policy kind: exit code 2', () => {
    expect(faultOf(() => parsePolicy('', 'x'))).toMatchObject({ code: 'policy-unreadable', exitCode: 2 })
  })
  test('that lists every problem, not the first', () => {
    expect(problemsOf(policyText({ version: 2, protected: [], roster: 'me', 'pre-commit': 'maybe' }))).toEqual([
      'version: must be 1, the only version this ai-signoff knows',
      'protected: must name at least one pattern',
      'roster: must be a list',
      'pre-commit: must be one of warn, block',
    ])
  })
})

describe('YAML that is refused', () => {
  test.each<[string, string, RegExp]>([
    [
      'a syntax error, with its line and column',
      'version: 1\nprotected: [main\nroster: x',
      /^line 3, column 1: missed comma/,
    ],
    ['a key given twice', 'version: 1\nversion: 1', /^line 2, column \d+: duplicated mapping key/],
    ['a second document', 'version: 1\n---\nversion: 1', /^expected a single document/],
    ['a tag that makes code or objects', 'version: !!js/function "x"', /unknown tag/],
    ['a date', 'version: 2026-01-01', /^version: write this value in quotes/],
    ['a byte order mark', `\ufeff${policyText()}`, /^line 1, column 1: .*byte order mark/],
    ['a NUL', `version: 1\n# a\0b`, /^line 2, column 4: a NUL/],
    ['a byte that is not UTF-8', 'version: 1 # \udcff', /^line 1, column 14: a byte that is not UTF-8/],
    ['more than 256 kB', `# ${'x'.repeat(256 * 1024)}`, /more than 256 kB/],
    ['an alias inside itself', 'version: &a [*a]', /^version\[0\]: an alias inside itself/],
    ['the key __proto__', '__proto__: { version: 1 }', /^the key `__proto__` is not allowed/],
    ['the key constructor', 'roster: [{ constructor: 1 }]', /^roster\[0\]: the key `constructor` is not allowed/],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(problem)])
  })

  test('aliases that blow up are refused, and soon', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghij'.split('').map((key, index) => {
        const before = 'abcdefghi'[index] ?? ''
        return `${key}: &${key} [${Array(9).fill(`*${before}`).join(',')}]`
      }),
    ].join('\n')
    expect(problemsOf(bomb)).toEqual([expect.stringMatching(/^it has more than 50000 values/)])
  })
  test('a text that is no map is refused', () => {
    expect(problemsOf('just words')).toEqual(['must be a map'])
  })
  test('an empty text is refused', () => {
    expect(problemsOf('')).not.toEqual([])
  })
})

describe('a part that is refused', () => {
  const requirements = { none: 0, assisted: 1, generated: 1, undeclared: 1 }
  const zeros = { low: 0, medium: 0, high: 0, critical: 0 }
  test.each<[string, Record<string, unknown>, string]>([
    ['a missing part', { requirements: undefined }, 'requirements: is missing'],
    [
      'a missing row',
      { requirements: { ...requirements, undeclared: undefined } },
      'requirements.undeclared: is missing',
    ],
    [
      'a missing level',
      { requirements: { ...requirements, none: { low: 0, medium: 0, high: 0 } } },
      'requirements.none.critical: is missing',
    ],
    ['a negative number', { requirements: { ...requirements, none: -1 } }, 'requirements.none: must not be negative'],
    ['a fraction', { requirements: { ...requirements, none: 0.5 } }, 'requirements.none: must be a whole number'],
    [
      'a number in quotes',
      { requirements: { ...requirements, none: { low: '0', medium: 0, high: 0, critical: 0 } } },
      'requirements.none.low: must be a whole number',
    ],
    ['a mistyped key', { requirments: {} }, 'unknown key `requirments`; did you mean `requirements`?'],
    [
      'a mistyped key deeper down',
      { 'sign-off': { lifetme: '7d' } },
      'sign-off: unknown key `lifetme`; did you mean `lifetime`?',
    ],
    ['a key like no other', { zebra: 1 }, 'unknown key `zebra`'],
    [
      'a lifetime without a unit',
      { 'sign-off': { lifetime: '7' } },
      'sign-off.lifetime: must be a span such as 12h or 7d',
    ],
    ['a lifetime under a minute', { 'sign-off': { lifetime: '59s' } }, 'sign-off.lifetime: must be between 1m and 90d'],
    ['a lifetime over 90 days', { 'sign-off': { lifetime: '91d' } }, 'sign-off.lifetime: must be between 1m and 90d'],
    [
      'an unknown grade',
      { 'sign-off': { carried: { low: 'any' } } },
      'sign-off.carried.low: must be one of exact, disjoint, replay',
    ],
    [
      'an unknown floor',
      { paths: [{ match: 'a', floor: 'severe' }] },
      'paths[0].floor: must be one of low, medium, high, critical, none',
    ],
    [
      'a pattern that git and we read differently',
      { paths: [{ match: ['[[:alpha:]]'] }] },
      'paths[0].match[0]: the pattern `[[:alpha:]]` has a POSIX class such as [:alpha:], which is not supported; write [a-z]',
    ],
    [
      'a fraction of a reviewable line',
      { 'sign-off': { 'reviewable-lines': 1.5 } },
      'sign-off.reviewable-lines: must be a whole number',
    ],
    ['nothing for a map', { 'sign-off': null }, 'sign-off: must be a map'],
    [
      'nothing for a row',
      { requirements: { ...requirements, generated: null } },
      'requirements.generated: must be a whole number',
    ],
    ['no seniorities', { seniorities: [] }, 'seniorities: must name at least one'],
    ['nobody in the roster', { roster: [] }, 'roster: must name at least one person'],
    ['a pre-commit in other words', { 'pre-commit': 'warm' }, 'pre-commit: must be one of warn, block'],
    ['a word for a truth', { paths: [{ match: 'a', sensitive: 'yes' }] }, 'paths[0].sensitive: must be true or false'],
    ['a path rule without patterns', { paths: [{ match: [] }] }, 'paths[0].match: must name at least one pattern'],
    ['a number for a pattern', { paths: [{ match: [1] }] }, 'paths[0].match[0]: must be text'],
    ['no reason in so many words', { paths: [{ match: 'a', because: ' ' }] }, 'paths[0].because: must not be empty'],
    [
      'an endless reason',
      { paths: [{ match: 'a', because: 'x'.repeat(501) }] },
      'paths[0].because: has more than 500 characters',
    ],
    ['a list for a map', { 'sign-off': [] }, 'sign-off: must be a map'],
    ['a number for a lifetime', { 'sign-off': { lifetime: 7 } }, 'sign-off.lifetime: must be text'],
    [
      'a person who may sign for nothing',
      { roster: [{ ...person(), paths: [] }] },
      'roster[0].paths: must name at least one pattern',
    ],
    [
      'no reviewable line at all',
      { 'sign-off': { 'reviewable-lines': 0 } },
      'sign-off.reviewable-lines: must be at least 1',
    ],
    [
      'a default branch that is no name',
      { 'default-branch': 'a b' },
      'default-branch: must be the name of a branch, such as main',
    ],
    [
      'a default branch that nothing protects',
      { protected: ['release/*'] },
      'protected: no pattern matches the default branch `main`, whose policy judges new branches',
    ],
    [
      'a number above the signers there are',
      { requirements: { ...requirements, none: { low: 0, medium: 0, high: 0, critical: 2 } } },
      'requirements.none.critical: asks for 2, but the roster has 1 who can sign',
    ],
    [
      'the same for senior authors',
      { 'senior-authors': { ...requirements, none: { low: 0, medium: 0, high: 0, critical: 9 } } },
      'senior-authors.none.critical: asks for 9, but the roster has 1 who can sign',
    ],
  ])('%s', (_, parts, problem) => {
    expect(problemsOf(policyText(parts))).toContain(problem)
  })
  test('a number above the signers there are is one problem, where senior authors have no table of their own', () => {
    expect(problemsOf(policyText({ requirements: { ...requirements, undeclared: { ...zeros, high: 2 } } }))).toEqual([
      'requirements.undeclared.high: asks for 2, but the roster has 1 who can sign',
    ])
  })
  test('two unknown keys are two problems', () => {
    expect(problemsOf(policyText({ zebra: 1, yak: 2 }))).toEqual(['unknown key `zebra`', 'unknown key `yak`'])
  })
})

describe('a part is taken', () => {
  test.each<[string, Record<string, unknown>]>([
    ['the shortest lifetime', { 'sign-off': { lifetime: '1m' } }],
    ['the longest lifetime', { 'sign-off': { lifetime: '90d' } }],
    ['one reviewable line', { 'sign-off': { 'reviewable-lines': 1 } }],
    ['a reason of 500 characters', { paths: [{ match: 'a', because: 'x'.repeat(500) }] }],
    [
      'every grade',
      { 'sign-off': { carried: { low: 'replay', medium: 'disjoint', high: 'disjoint', critical: 'exact' } } },
    ],
    ['every floor', { paths: ['low', 'medium', 'high', 'critical', 'none'].map((floor) => ({ match: 'a', floor })) }],
  ])('%s', (_, parts) => {
    expect(problemsOf(policyText(parts))).toEqual([])
  })

  test('as it was said', () => {
    const { preCommit, roster, defaultBranch, lifetime, reviewableLines, seniorAuthors } = parsePolicy(
      policyText({
        'default-branch': ' trunk ',
        protected: ['trunk'],
        'pre-commit': 'block',
        'sign-off': { lifetime: '12h', 'reviewable-lines': 250 },
        'senior-authors': { none: 0, assisted: 0, generated: 0, undeclared: 0 },
        roster: [{ ...person(), paths: ['src/'] }],
      }),
      'x',
    )
    expect({ preCommit, paths: roster.people[0]?.paths, defaultBranch, lifetime, reviewableLines }).toEqual({
      preCommit: 'block',
      paths: ['src/'],
      defaultBranch: 'trunk',
      lifetime: 43_200,
      reviewableLines: 250,
    })
    expect(seniorAuthors.generated.critical).toBe(0)
  })
})

describe('a roster that is refused', () => {
  const alan = { name: 'Alan Turing', emails: ['alan@example.com'], keys: [keys.alan] }
  test.each<[string, object[], string]>([
    [
      'one name twice',
      [person(), person({ ...alan, name: 'Grace Hopper' })],
      'roster[1] is the same name as that of roster[0]',
    ],
    [
      'one name in other letters',
      [person(), person({ ...alan, name: 'GRACE   hopper' })],
      'roster[1] is the same name as that of roster[0]',
    ],
    [
      'one name in full-width letters',
      [person(), person({ ...alan, name: 'Ｇrace Hopper' })],
      'roster[1] is the same name as that of roster[0]',
    ],
    ...[
      ['Grace H0pper', 'Grace Hopper'],
      ['GRACE H0PPER', 'Grace Hopper'],
      ['A1an Turing', 'Alan Turing'],
      ['AIan Turing', 'Alan Turing'],
      ['Bemard', 'Bernard'],
      ['Сосо', 'Coco'],
      ['Ορα', 'Opa'],
      ['Sean O’Casey', "Sean O'Casey"],
      ['Mary‐Ann', 'Mary-Ann'],
    ].map(([name, like]): [string, object[], string] => [
      `${name} beside ${like}`,
      [person({ name: like ?? '' }), person({ ...alan, name: name ?? '' })],
      'roster[1] has a name that looks like that of roster[0]',
    ]),
    [
      'a name in two scripts',
      [person({ name: 'Grаce Hopper' })],
      'roster[0].name: `Grаce Hopper` mixes letters of several scripts, which can look like somebody else',
    ],
    [
      'a name with an invisible character',
      [person({ name: 'Grace\u200bHopper' })],
      'roster[0].name: `Grace\u200bHopper` has an invisible character in it',
    ],
    [
      'one address in other case',
      [person(), person({ ...alan, emails: ['GRACE@example.com'] })],
      'roster[1] has an address of roster[0]',
    ],
    [
      'one address behind a +tag',
      [person(), person({ ...alan, emails: ['grace+work@example.com'] })],
      'roster[1] has an address of roster[0]',
    ],
    [
      'one key for three',
      [
        person(),
        person({ ...alan, keys: [keys.grace] }),
        person({ name: 'Barbara Liskov', emails: ['barbara@example.com'], keys: [keys.grace] }),
      ],
      'roster[2] has a key of roster[0]',
    ],
    ['a name of digits', [person({ name: '42' })], 'roster[0].name: `42` has no letter in it'],
    [
      'a name that begins with a control character',
      [person({ name: '\u0007Grace' })],
      'roster[0].name: `\u0007Grace` has an invisible character in it',
    ],
    [
      'a name that ends in a control character',
      [person({ name: 'Grace\u0007' })],
      'roster[0].name: `Grace\u0007` has an invisible character in it',
    ],
    [
      'a name that begins in another script',
      [person({ name: 'Сrace' })],
      'roster[0].name: `Сrace` mixes letters of several scripts, which can look like somebody else',
    ],
    [
      'a name that ends in another script',
      [person({ name: 'Gracе' })],
      'roster[0].name: `Gracе` mixes letters of several scripts, which can look like somebody else',
    ],
    ...[
      'gr ace@example.com',
      'grace@exa mple.com',
      'grace@@example.com',
      '<grace@example.com',
      'grace@example.com>',
      'grace@',
      '@example.com',
      'gr\u200bace@example.com',
    ].map((email): [string, object[], string] => [
      `the address ${JSON.stringify(email)}`,
      [person({ emails: [email] })],
      `roster[0].emails[0]: \`${email}\` is no e-mail address`,
    ]),
    ['no address', [person({ emails: [] })], 'roster[0].emails: must have at least one address'],
    ['a word for an address', [person({ emails: ['grace'] })], 'roster[0].emails[0]: `grace` is no e-mail address'],
    ['one key for two', [person(), person({ ...alan, keys: [keys.grace] })], 'roster[1] has a key of roster[0]'],
    [
      'one key with another comment',
      [person(), person({ ...alan, keys: [keys.grace.replace(/grace$/, 'alan')] })],
      'roster[1] has a key of roster[0]',
    ],
    [
      'no key that can sign',
      [person({ keys: [] })],
      'roster: nobody can sign: no one of seniority `senior` or above has a key',
    ],
    [
      'nobody senior enough',
      [person({ seniority: 'mid' })],
      'roster: nobody can sign: no one of seniority `senior` or above has a key',
    ],
    [
      'an unknown seniority',
      [person({ seniority: 'senoir' })],
      'roster[0].seniority: unknown seniority `senoir`; did you mean `senior`?',
    ],
  ])('%s', (_, roster, problem) => {
    expect(problemsOf(policyText({ roster }))).toContain(problem)
  })
  test('a key that is none is named by its place', () => {
    expect(problemsOf(policyText({ roster: [person({ keys: [keys.grace, 'ssh-dss AAAA'] })] }))).toEqual([
      expect.stringMatching(/^roster\[0\]\.keys\[1\]: /),
    ])
  })
  test('seniorities named twice are refused', () => {
    expect(problemsOf(policyText({ seniorities: ['senior', 'senior'] }))).toContain('seniorities: one is named twice')
  })
  test('signers of an unknown seniority are refused', () => {
    expect(problemsOf(policyText({ signers: 'staff' }))).toContain(
      'signers: unknown seniority `staff`; there are junior, mid, senior, principal',
    )
  })
})

describe('a roster that is accepted', () => {
  test.each([
    'Grace Hopper',
    'Søren Kierkegaard',
    '山田 たろう',
    '김 영희',
    'Ада Лавлейс',
    'Ντένις Ρίτσι',
    "Seán O'Casey-Ní",
  ])('%s', (name) => {
    expect(problemsOf(policyText({ roster: [person({ name })] }))).toEqual([])
  })
  // One of each script: Armenian, Georgian, Hebrew, Arabic, Thaana, Ethiopic, Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil,
  // Telugu, Kannada, Malayalam, Sinhala, Thai, Lao, Tibetan, Myanmar, Khmer, Katakana, Bopomofo.
  test.each('Արամ თამარ דוד علي އަލީ አበበ राम রাম ਰਾਮ રામ ରାମ ராம రామ ರಾಮ രാമ රාම สมชาย ສົມ བསོད အောင် សុខ カナ ㄅㄆ'.split(' '))(
    '%s',
    (name) => {
      expect(problemsOf(policyText({ roster: [person({ name })] }))).toEqual([])
    },
  )
  test('a person with one address twice', () => {
    expect(problemsOf(policyText({ roster: [person({ emails: ['g@example.com', 'g@example.com'] })] }))).toEqual([])
  })
  test('a junior of whom no keys are said', () => {
    const ada = { ...person({ name: 'Ada', emails: ['ada@example.com'], seniority: 'junior' }), keys: undefined }
    expect(problemsOf(policyText({ roster: [person(), ada] }))).toEqual([])
  })
  test.each([
    ['Ian Smith', 'Lan Smith'],
    ['Grace Hopper', 'Grace Harper'],
    ['Анна', 'Ахна'],
  ])('%s beside %s', (name, other) => {
    const roster = [person({ name }), person({ name: other, emails: ['x@example.com'], keys: [keys.alan] })]
    expect(problemsOf(policyText({ roster }))).toEqual([])
  })
  test('a junior without a key', () => {
    const ada = person({ name: 'Ada', emails: ['ada@example.com'], seniority: 'junior', keys: [] })
    expect(problemsOf(policyText({ roster: [person(), ada] }))).toEqual([])
  })
  test('a team with seniorities of its own', () => {
    expect(
      problemsOf(
        policyText({
          seniorities: ['crew', 'captain'],
          signers: 'captain',
          roster: [person({ seniority: 'captain' })],
        }),
      ),
    ).toEqual([])
  })
  test('two signers, and a requirement of two', () => {
    const alan = person({
      name: 'Alan Turing',
      emails: ['alan@example.com'],
      keys: [keys.alan],
      seniority: 'principal',
    })
    expect(
      problemsOf(
        policyText({ roster: [person(), alan], requirements: { none: 0, assisted: 1, generated: 2, undeclared: 2 } }),
      ),
    ).toEqual([])
  })
})
