// Of a landing whose steps were signed off one by one: what is taken out, and what is asked of the rest.
import { describe, expect, test } from 'vitest'
import { makersOf, type LandedCommit, type LandingFacts, type SignOffFact, type Step } from '../../../src/gate/facts.ts'
import { countedSignOffs, judge, lacksSignOffs, type Judgement } from '../../../src/gate/judge.ts'
import { scoreChange } from '../../../src/radius/score.ts'
import { aFile } from '../../support/changes.ts'
import { aLandedCommit, aLanding, aPolicy, aSignOff, barbara, grace, linus, needing } from '../../support/landing.ts'
import { aRoster, commitId, must } from '../../support/signing.ts'

const [first, second, third] = [aLandedCommit('a'), aLandedCommit('b'), aLandedCommit('c')]
const byHand = { provenance: { kind: 'none', sources: ['hook'] }, authors: [] } as const

const way = ['2', 'a', 'b', 'c'].map(commitId)

const aStep = (commits: readonly LandedCommit[], signOffs: readonly SignOffFact[], lines = 5): Step => ({
  ...makersOf(commits),
  oldTip: must(way[way.indexOf(must(commits[0]).id) - 1]),
  newTip: must(commits.at(-1)).id,
  radius: scoreChange([aFile('src/shop.ts', lines)], []),
  signOffs,
})

const landingOf = (commits: readonly LandedCommit[], steps: readonly Step[], replaced: Partial<LandingFacts> = {}) =>
  aLanding({ ...makersOf(commits), steps, way, ...replaced })

const codes = ({ verdict }: Judgement): string[] => (verdict.allowed ? [] : verdict.findings.map(({ code }) => code))

describe('steps that are signed off', () => {
  test('are enough when they are all there is', () => {
    const steps = [aStep([first], [aSignOff()]), aStep([second, third], [aSignOff()])]
    expect(judge(landingOf([first, second, third], steps))).toMatchObject({ verdict: { allowed: true }, required: 0 })
  })

  test('leave the rest to be signed off', () => {
    const judged = judge(landingOf([first, second], [aStep([first], [aSignOff()])]))
    expect([codes(judged), judged.required]).toEqual([['needs-sign-off'], 1])
  })

  test('leave a rest that needs nobody', () => {
    const policy = aPolicy({ requirements: { ...needing(1), none: needing(0).none } })
    const rest = aLandedCommit('b', byHand)
    const judged = judge(landingOf([first, rest], [aStep([first], [aSignOff()])], { policy }))
    expect(judged).toMatchObject({ verdict: { allowed: true }, required: 0, counted: [] })
  })

  test('leave a rest that is judged at the level of all that lands', () => {
    const none = { ...needing(0).none, high: 1, critical: 1 }
    const policy = aPolicy({ requirements: { ...needing(1), none } })
    const rest = aLandedCommit('b', byHand)
    const judged = judge(landingOf([first, rest], [aStep([first], [aSignOff()])], { policy }))
    expect([codes(judged), aLanding().radius.level]).toEqual([['needs-sign-off'], 'high'])
  })

  test('leave a rest for which a sign-off of all that lands, which was not enough, is none', () => {
    const policy = aPolicy({
      requirements: { ...needing(1), generated: { ...needing(1).generated, high: 2 } },
      roster: aRoster(grace, barbara, linus),
    })
    const rest = aLandedCommit('b', byHand)
    const step = aStep([first], [aSignOff({ signer: barbara })])
    const ofAll = { ...aSignOff({ statement: { seen: { ...aSeen, provenance: ['none'] } } }), token: 'of all' }
    const judged = judge(landingOf([first, rest], [step], { policy, signOffs: [ofAll] }))
    expect(judged).toMatchObject({ steps: [{ step }], required: 1, counted: [], verdict: { allowed: false } })
  })

  test('are not asked for when the landing is enough as one change', () => {
    const judged = judge(landingOf([first], [aStep([first], [])], { signOffs: [aSignOff()] }))
    expect(judged).toMatchObject({ verdict: { allowed: true }, steps: [], counted: [{ signer: grace }] })
  })

  test('may each be as long as one sign-off covers, all together longer', () => {
    const files = [aFile('src/shop.ts', 700)]
    const steps = [aStep([first], [aSignOff()], 350), aStep([second], [aSignOff()], 350)]
    expect(judge(landingOf([first, second], steps, { radius: scoreChange(files, []) })).verdict.allowed).toBe(true)
  })

  test('are not spoken of as lacking, but other sign-offs are', () => {
    const elsewhere = { coverage: { covers: false, why: 'it is another change' } } as const
    const used = aSignOff(elsewhere)
    const unused = { ...aSignOff({ ...elsewhere, signer: barbara }), token: 'another' }
    const expired = {
      verified: false,
      objection: { code: 'sign-off-expired', says: 'it ended' },
      relevant: true,
    } as const
    const judged = judge(
      landingOf([first, second], [aStep([first], [aSignOff()])], { signOffs: [used, unused, expired] }),
    )
    const says = judged.verdict.allowed ? [] : judged.verdict.findings.slice(1).map((finding) => finding.says)
    expect(says).toEqual(["Barbara Liskov's sign-off does not cover this: it is another change", 'it ended'])
  })

  test('leave it to more sign-offs to help with the rest', () => {
    const step = aStep([first], [aSignOff()])
    const judgements = [judge(landingOf([first, second], [step])), judge(landingOf([first], [step]))]
    expect(judgements.map(lacksSignOffs)).toEqual([true, false])
  })

  test('count for whoever publishes tokens', () => {
    const judged = judge(landingOf([first], [aStep([first], [aSignOff()])]))
    expect(countedSignOffs(judged)).toMatchObject([{ signer: grace, token: 'token' }])
  })
})

describe('a step is not taken out', () => {
  const refusedWith = (step: Step, replaced: Partial<LandingFacts> = {}): string[] =>
    codes(judge(landingOf(step.commits, [step], replaced)))

  test('when it is too long for one sign-off', () => {
    expect(refusedWith(aStep([first], [aSignOff()], 900))).toEqual(['needs-sign-off'])
  })

  test('when it lacks one of two', () => {
    const policy = aPolicy({ requirements: needing(2), roster: aRoster(grace, barbara, linus) })
    expect(refusedWith(aStep([first], [aSignOff(), aSignOff()]), { policy })).toEqual(['needs-sign-off'])
  })

  test('when its signer made one of its commits', () => {
    const own = aLandedCommit('a', { authors: [{ name: 'G. Hopper', email: 'grace@example.com' }] })
    expect(refusedWith(aStep([own], [aSignOff()]))).toEqual(['needs-sign-off'])
  })

  test('when it needs nobody alone, and the sign-off that covers it does not count', () => {
    const none = { ...needing(0).none, high: 1, critical: 1 }
    const policy = aPolicy({ requirements: { ...needing(1), none }, roster: aRoster(grace, barbara, linus) })
    const own = aLandedCommit('a', { ...byHand, authors: [{ name: 'Grace Hopper', email: 'grace@example.com' }] })
    const signed = aSignOff({ statement: { seen: aSeen } })
    expect(refusedWith(aStep([own], [signed]), { policy })).toEqual(['needs-sign-off'])
  })

  test('when its sign-off was carried further than its level takes', () => {
    const policy = aPolicy({ carried: { low: 'exact', medium: 'exact', high: 'exact', critical: 'exact' } })
    const carried = aSignOff({ coverage: { covers: true, grade: 'disjoint' } })
    expect(refusedWith(aStep([first], [carried]), { policy })).toEqual(['needs-sign-off'])
  })

  test('when another that has a commit of it leaves less', () => {
    const steps = [aStep([second], [aSignOff()]), aStep([first, second], [aSignOff()])]
    expect(judge(landingOf([first, second], steps)).steps.map(({ step }) => step)).toEqual(steps.slice(1))
  })

  test('when it is longer than two others that leave nothing', () => {
    const steps = [
      aStep([first], [aSignOff()]),
      aStep([second, third], [aSignOff()]),
      aStep([first, second], [aSignOff()]),
    ]
    expect(judge(landingOf([first, second, third], steps)).steps.map(({ step }) => step)).toEqual(steps.slice(0, 2))
  })

  test('when another of the same weight came first', () => {
    const steps = [aStep([second, third], [aSignOff()]), aStep([first, second], [aSignOff()])]
    expect(judge(landingOf([first, second, third], steps)).steps.map(({ step }) => step)).toEqual(steps.slice(1))
  })

  test('when it begins where the branch never was', () => {
    const step = { ...aStep([first], [aSignOff()]), oldTip: commitId('9') }
    expect(refusedWith(step)).toEqual(['needs-sign-off'])
  })

  test('when it is longer than one whose commits need a sign-off more', () => {
    const policy = aPolicy({ requirements: { ...needing(1), none: needing(0).none } })
    const [plain, plainer] = [aLandedCommit('a', byHand), aLandedCommit('b', byHand)]
    const steps = [aStep([plain, plainer], [aSignOff()]), aStep([plainer, third], [aSignOff()])]
    expect(judge(landingOf([plain, plainer, third], steps, { policy })).verdict.allowed).toBe(true)
  })
})

test('a signer of one step may be the author of another, which somebody else signed', () => {
  const byGrace = aLandedCommit('a', { authors: [{ name: 'Grace Hopper', email: 'grace@example.com' }] })
  const policy = aPolicy({ roster: aRoster(grace, barbara, linus) })
  const steps = [aStep([byGrace], [aSignOff({ signer: barbara })]), aStep([second], [aSignOff({ signer: grace })])]
  expect(judge(landingOf([byGrace, second], steps, { policy })).verdict.allowed).toBe(true)
})

test('what a step’s signer saw counts for it, though its commits no longer say so', () => {
  const policy = aPolicy({ requirements: { ...needing(1), none: needing(0).none } })
  const squash = aLandedCommit('a', byHand)
  const bySelf = aSignOff({ statement: { seen: { ...aSeen, provenance: ['generated'] } }, signer: linus })
  expect(codes(judge(landingOf([squash], [aStep([squash], [bySelf])], { policy })))).toEqual(['needs-sign-off'])
})

const aSeen = { engine: 1, score: 5, level: 'low', provenance: [], agents: [] } as const

test('a policy that could judge nothing is refused, whatever is signed', () => {
  const judged = judge(landingOf([first], [aStep([first], [aSignOff()])], { policyProblem: 'it says nothing' }))
  expect(codes(judged)).toEqual(['policy-unsound'])
})
