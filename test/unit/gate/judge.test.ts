import { describe, expect, test } from 'vitest'
import type { RefFacts, SignOffFact } from '../../../src/gate/facts.ts'
import { judge } from '../../../src/gate/judge.ts'
import type { ObjectionCode } from '../../../src/model/verdict.ts'
import { aFile, path } from '../../support/changes.ts'
import {
  ada,
  aLanding,
  aPolicy,
  aSignOff,
  barbara,
  broken,
  grace,
  linus,
  made,
  needing,
} from '../../support/landing.ts'
import { aPerson, aRoster, commitId, refName } from '../../support/signing.ts'

const codesOf = (facts: RefFacts): readonly string[] => {
  const { verdict } = judge(facts)
  return verdict.allowed ? [] : verdict.findings.map(({ code }) => code)
}
const saidOf = (facts: RefFacts): readonly string[] => {
  const { verdict } = judge(facts)
  return verdict.allowed ? [] : verdict.findings.map(({ says }) => says)
}
const twoSeniors = aRoster(grace, barbara, linus)
const needsTwo = aPolicy({ requirements: needing(2), roster: twoSeniors })
const notVerified = (says: string, code: ObjectionCode = 'sign-off-expired', relevant = true): SignOffFact => ({
  verified: false,
  objection: { code, says },
  relevant,
})

describe('a ref that no rule holds', () => {
  test.for(['unprotected', 'not-enrolled', 'unmoved'] as const)('is let go: %s', (kind) => {
    const facts = { kind, ref: refName('refs/heads/main'), oldTip: commitId('2'), newTip: commitId('4') }
    expect(judge(facts)).toEqual({ facts, verdict: { allowed: true }, required: 0, counted: [], steps: [], kinds: [] })
  })
})

test.for([
  ['deletion', 'branch-deleted'],
  ['dropped', 'commits-dropped'],
  ['unrelated', 'unrelated-history'],
  ['not-a-commit', 'not-a-commit'],
  ['outdated-policy', 'policy-outdated'],
] as const)('a protected branch that would not move forward is refused, whoever signs: %s', ([kind, code]) => {
  const { required, counted, kinds, verdict } = judge(broken(kind))
  expect({ required, counted, kinds, verdict }).toEqual({
    required: 0,
    counted: [],
    kinds: [],
    verdict: { allowed: false, findings: [expect.objectContaining({ code })] },
  })
})

describe('sign-offs are counted', () => {
  test('one a person, however many tokens there are of theirs', () => {
    const { counted, verdict } = judge(aLanding({ policy: needsTwo, signOffs: [aSignOff(), aSignOff()] }))
    expect([counted.map(({ signer }) => signer.name), verdict.allowed]).toEqual([['Grace Hopper'], false])
  })

  test('of two people', () => {
    const signOffs = [aSignOff(), aSignOff({ signer: barbara })]
    expect(codesOf(aLanding({ policy: needsTwo, signOffs }))).toEqual([])
  })

  test('never when the token does not verify', () => {
    expect(judge(aLanding({ signOffs: [notVerified('x')] })).counted).toEqual([])
  })

  test('never of who had a hand in the signed commits alone, such as their committer', () => {
    const hers = { ...aSignOff(), authors: [{ name: 'G.', email: 'grace@example.com' }] } as SignOffFact
    expect(codesOf(aLanding({ signOffs: [hers] }))).toEqual(['needs-sign-off', 'sign-off-by-author'])
  })

  test('never of who may sign for the new name of a file and not for the old one', () => {
    const signer = aPerson({ name: 'Alan Turing', emails: ['alan@example.com'], paths: ['src/'] })
    const renamed = (from: string) => [aFile('src/new.ts', 9, { status: 'renamed', from: path(from) })]
    const decided = ['src/old.ts', 'docs/old.ts'].map((from) =>
      codesOf(aLanding({ files: renamed(from), signOffs: [aSignOff({ signer })] })),
    )
    expect(decided).toEqual([[], ['needs-sign-off', 'sign-off-out-of-scope']])
  })
})

describe('what the signers saw counts as provenance', () => {
  const policy = aPolicy({ requirements: { ...needing(0), generated: needing(1).generated } })
  const landing = { policy, provenance: made('none') }

  // Every sign-off here says that its signer saw "generated".
  test('when the sign-off covers the landing, even if it does not count', () => {
    const expired = aSignOff({ statement: { expires: '2026-01-02T12:00:00Z' } })
    expect(judge(aLanding({ ...landing, signOffs: [expired] }))).toMatchObject({
      kinds: ['none', 'generated'],
      required: 1,
    })
  })

  test('not when it covers something else, or does not verify', () => {
    const signOffs = [aSignOff({ coverage: { covers: false, why: 'x' } }), notVerified('x')]
    expect(judge(aLanding({ ...landing, signOffs }))).toMatchObject({ kinds: ['none'], required: 0 })
  })
})

describe('one sign-off covers so many lines', () => {
  const lines = (count: number) => ({ files: [aFile('src/shop.ts', count)] })

  test.for([
    [400, []],
    [401, ['past-reviewable-limit']],
  ] as const)('signed, %i of 400', ([count, codes]) => {
    expect(codesOf(aLanding({ ...lines(count), signOffs: [aSignOff()] }))).toEqual(codes)
  })

  test('unless nobody has to sign', () => {
    expect(codesOf(aLanding({ ...lines(401), policy: aPolicy({ requirements: needing(0) }) }))).toEqual([])
  })
})

test('a policy that could judge nothing afterwards is refused, whoever signs', () => {
  expect(codesOf(aLanding({ policyProblem: 'x', signOffs: [aSignOff()] }))).toEqual(['policy-unsound'])
})

test("seniors' own changes are judged by their own table", () => {
  expect([judge(aLanding()).required, judge(aLanding({ seniorAuthors: true })).required]).toEqual([1, 0])
})

describe('why sign-offs do not count is said', () => {
  const junk: ObjectionCode[] = ['sign-off-malformed', 'sign-off-bad-signature', 'sign-off-unknown-key']

  test.for(junk)('with junk last, which anybody can add: %s', (code) => {
    const signOffs = [notVerified('junk', code), notVerified('expired')]
    expect(saidOf(aLanding({ signOffs })).slice(1)).toEqual(['expired', 'junk'])
  })

  test('once each', () => {
    expect(saidOf(aLanding({ signOffs: [notVerified('a'), notVerified('a')] })).slice(1)).toEqual(['a'])
  })

  test('five at most', () => {
    const signOffs = ['a', 'b', 'c', 'd', 'e', 'f'].map((says) => notVerified(says))
    expect(saidOf(aLanding({ signOffs })).slice(1)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('only where they speak of this landing', () => {
    expect(codesOf(aLanding({ signOffs: [notVerified('a', 'sign-off-expired', false)] }))).toEqual(['needs-sign-off'])
  })

  test('only while sign-offs are lacking', () => {
    expect(codesOf(aLanding({ signOffs: [aSignOff(), notVerified('a')] }))).toEqual([])
  })
})

describe('who can help', () => {
  const helpOf = (facts: RefFacts) => {
    const { verdict } = judge(facts)
    const [{ who, next, why }] = verdict.allowed ? [{ who: [], next: '', why: [] }] : verdict.findings
    return { who, next, lacks: why.filter((reason) => reason.startsWith('nobody')) }
  }
  const sign = 'npx ai-signoff sign 4444444444 --target main'

  test('is everybody whose sign-off would count', () => {
    expect(helpOf(aLanding({ policy: needsTwo }))).toEqual({
      who: ['Grace Hopper', 'Barbara Liskov'],
      next: sign,
      lacks: [],
    })
  })

  test('is who has not signed yet', () => {
    expect(helpOf(aLanding({ policy: needsTwo, signOffs: [aSignOff()] }))).toEqual({
      who: ['Barbara Liskov'],
      next: sign,
      lacks: [],
    })
  })

  test('is no author', () => {
    const authors = [ada, { name: 'Grace Hopper', email: 'grace@example.com' }]
    expect(helpOf(aLanding({ policy: aPolicy({ roster: twoSeniors }), authors })).who).toEqual(['Barbara Liskov'])
  })

  test('is more people in the roster, where nobody in it can and seniors are asked too', () => {
    const policy = aPolicy({ roster: aRoster(linus), seniorAuthors: needing(1) })
    expect(helpOf(aLanding({ policy }))).toEqual({
      who: [],
      next: expect.stringContaining('add people who can sign this to the roster'),
      lacks: [expect.stringContaining('nobody in the roster')],
    })
  })

  test('is nobody, where a senior only has to prove that the change is theirs', () => {
    expect(helpOf(aLanding({ policy: aPolicy({ roster: aRoster(linus) }) })).next).toContain('rebase --exec')
  })

  test('is more people, where one of three has signed and one more can', () => {
    const policy = aPolicy({ requirements: needing(3), roster: twoSeniors })
    expect(helpOf(aLanding({ policy, signOffs: [aSignOff()] }))).toEqual({
      who: ['Barbara Liskov'],
      next: expect.stringContaining('rebase --exec'),
      lacks: [expect.stringContaining('nobody else in the roster')],
    })
  })

  test('is more people, where one of two has signed and nobody else can', () => {
    const policy = aPolicy({ requirements: needing(2), roster: aRoster(grace) })
    expect(helpOf(aLanding({ policy, signOffs: [aSignOff()] })).lacks).toEqual([
      expect.stringContaining('nobody else in the roster'),
    ])
  })
})
