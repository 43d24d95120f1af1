// What holds of every landing whose steps were signed off one by one: it is allowed just when some of the steps, none over another, may
// be taken out and the rest needs nobody; one sign-off less never opens it.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makersOf, type LandedCommit, type LandingFacts, type Step } from '../../src/gate/facts.ts'
import { judge } from '../../src/gate/judge.ts'
import type { Kind } from '../../src/model/provenance.ts'
import { levels } from '../../src/model/radius.ts'
import { ada, aLandedCommit, aLanding, aPolicy, aSignOff, barbara, grace, linus, needing } from '../support/landing.ts'
import { aRoster, aStatement, commitId, must } from '../support/signing.ts'

const digits = ['a', 'b', 'c', 'd']
const way = ['2', ...digits].map(commitId)

const byGrace = { name: 'Grace Hopper', email: 'grace@example.com' }
const commits = fc.tuple(
  ...digits.map((digit) =>
    fc
      .record({ kind: fc.constantFrom<Kind>('none', 'undeclared'), author: fc.constantFrom(ada, ada, byGrace) })
      .map(({ kind, author }) =>
        aLandedCommit(digit, {
          provenance: kind === 'none' ? { kind, sources: ['hook'] } : { kind: 'undeclared', why: '' },
          authors: [author],
        }),
      ),
  ),
)

const row = fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }).map((counts) => {
  const [low = 0, medium = 0, high = 0, critical = 0] = counts.toSorted((one, other) => one - other)
  return { low, medium, high, critical }
})

interface Signed {
  readonly from: number
  readonly length: number
  readonly signers: readonly (typeof grace)[]
}
const signed: fc.Arbitrary<Signed> = fc.record({
  from: fc.nat(3),
  length: fc.integer({ min: 1, max: 3 }),
  signers: fc.subarray([grace, barbara, linus]),
})

function stepOf(landed: readonly LandedCommit[], { from, length, signers }: Signed, radius: Step['radius']): Step {
  const inside = landed.slice(from, from + length)
  const seen = { ...aStatement().seen, provenance: [] }
  return {
    ...makersOf(inside),
    oldTip: must(way[from]),
    newTip: must(inside.at(-1)).id,
    radius,
    signOffs: signers.map((signer) => aSignOff({ signer, statement: { seen } })),
  }
}

const landings: fc.Arbitrary<LandingFacts> = fc
  .record({
    commits,
    none: row,
    undeclared: row,
    steps: fc.array(signed, { maxLength: 5 }),
    level: fc.constantFrom(...levels),
  })
  .map(({ commits: landed, none, undeclared, steps, level }) => {
    const { radius } = aLanding()
    const requirements = { ...needing(0), none, undeclared }
    const policy = aPolicy({ requirements, seniorAuthors: requirements, roster: aRoster(grace, barbara, linus) })
    const parts = steps.map((step) => stepOf(landed, step, { ...radius, level: 'low' }))
    return aLanding({ ...makersOf(landed), policy, steps: parts, way, radius: { ...radius, level } })
  })

const isAllowed = (landing: LandingFacts): boolean => judge(landing).verdict.allowed

/** The rule, word by word and slowly: every choice of steps is tried. */
function mayLand(landing: LandingFacts): boolean {
  const needs = ({ commits: some }: Pick<Step, 'commits'>, level: (typeof levels)[number]): number =>
    Math.max(0, ...some.map(({ provenance }) => landing.policy.requirements[provenance.kind][level]))
  const isSigned = (step: Step): boolean => {
    const who = step.signOffs.flatMap((fact) => (fact.verified ? [fact.signer] : []))
    const own = step.authors.some(({ name }) => name === grace.name)
    const counting = who.filter((signer) => signer !== linus && !(own && signer === grace))
    return counting.length > 0 && counting.length >= needs(step, step.radius.level)
  }
  return choicesOf(landing.steps.filter(isSigned)).some((choice) => {
    const out = choice.flatMap((step) => step.commits.map(({ id }) => id))
    const rest = landing.commits.filter(({ id }) => !out.includes(id))
    return new Set(out).size === out.length && needs({ commits: rest }, landing.radius.level) === 0
  })
}

function choicesOf([first, ...others]: readonly Step[]): Step[][] {
  return first === undefined ? [[]] : choicesOf(others).flatMap((some) => [some, [first, ...some]])
}

test('some are allowed because of their steps, and some refused all the same', () => {
  const some = fc.sample(landings, { seed: 1, numRuns: 500 }).filter(({ steps }) => steps.length > 0)
  const opened = some.filter((landing) => isAllowed(landing) && !isAllowed({ ...landing, steps: [] }))
  expect([opened.length > 20, some.filter((landing) => !isAllowed(landing)).length > 20]).toEqual([true, true])
})

test('it lands when some choice of steps leaves a rest that needs nobody, and else not', () => {
  fc.assert(
    fc.property(landings, (landing) => {
      expect(isAllowed(landing)).toBe(mayLand(landing))
    }),
    { numRuns: 3000 },
  )
})

test('a sign-off less never opens what was refused', () => {
  fc.assert(
    fc.property(landings, fc.nat(), fc.nat(), (landing, which, at) => {
      const steps = landing.steps.map((step, index) =>
        index === which % landing.steps.length
          ? { ...step, signOffs: step.signOffs.filter((_, place) => place !== at % step.signOffs.length) }
          : step,
      )
      expect(!isAllowed(landing) && isAllowed({ ...landing, steps })).toBe(false)
    }),
    { numRuns: 3000 },
  )
})
