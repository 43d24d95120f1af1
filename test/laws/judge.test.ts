// What holds of every landing, whatever sign-offs it has: fewer of them, or more to sign for, never opens a gate that was shut.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LandingFacts, SignOffFact } from '../../src/gate/facts.ts'
import { judge } from '../../src/gate/judge.ts'
import { kinds, type Kind } from '../../src/model/provenance.ts'
import { levels, type Level } from '../../src/model/radius.ts'
import type { RequirementTable } from '../../src/model/policy.ts'
import type { Coverage, Statement } from '../../src/model/signoff.ts'
import { aBadToken, aLanding, aPolicy, aSignOff, ada, barbara, grace, linus } from '../support/landing.ts'
import { aRoster, refName } from '../support/signing.ts'

const isAllowed = (landing: LandingFacts): boolean => judge(landing).verdict.allowed

/** Rows that never ask for fewer people at a higher level. */
const row = fc.array(fc.nat(2), { minLength: levels.length, maxLength: levels.length }).map((counts) => {
  const [low = 0, medium = 0, high = 0, critical = 0] = counts.toSorted((one, other) => one - other)
  return { low, medium, high, critical }
})
const table: fc.Arbitrary<RequirementTable> = fc.record({ none: row, assisted: row, generated: row, undeclared: row })

const statement: fc.Arbitrary<Partial<Statement>> = fc.constantFrom<Partial<Statement>>(
  {},
  {},
  { verdict: 'declined' },
  { expires: '2026-01-02T12:00:00Z' },
  { target: refName('refs/heads/release/9') },
)
const coverage = fc.constantFrom<Coverage>(
  { covers: true, grade: 'exact' },
  { covers: true, grade: 'disjoint' },
  { covers: true, grade: 'replay' },
  { covers: false, why: 'it is another change' },
)

/**
 * @param seen kinds that the landing shows itself. A token may tell of more, after a squash that lost its trailers; it then raises what
 * is needed, and the law does not hold of it: without the token nobody knows of that kind.
 */
const signOffSeeing = (seen: readonly Kind[]): fc.Arbitrary<SignOffFact> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(aBadToken('{}')) },
    {
      weight: 9,
      arbitrary: fc
        .record({
          signer: fc.constantFrom(grace, barbara, linus),
          statement,
          coverage,
          provenance: fc.subarray([...seen]),
        })
        .map(({ signer, statement: said, coverage: covers, provenance }) =>
          aSignOff({ signer, coverage: covers, statement: { ...said, seen: { ...seenBefore, provenance } } }),
        ),
    },
  )
const seenBefore = { engine: 1, score: 52, level: 'high', provenance: [], agents: [] } as const

const landings: fc.Arbitrary<LandingFacts> = fc
  .record({
    shown: fc.subarray([...kinds], { minLength: 1 }),
    level: fc.constantFrom(...levels),
    requirements: table,
    seniorAuthors: fc.boolean(),
    byAuthor: fc.constantFrom(ada, ada, { name: 'Grace Hopper', email: 'grace@example.com' }),
  })
  .chain(({ shown, level, requirements, seniorAuthors, byAuthor }) =>
    fc.array(signOffSeeing(shown), { maxLength: 5 }).map((signOffs) => {
      const policy = aPolicy({ requirements, seniorAuthors: requirements, roster: aRoster(grace, barbara, linus) })
      const landing = aLanding({ policy, seniorAuthors, signOffs, authors: [byAuthor] })
      return showing(atLevel(landing, level), shown)
    }),
  )

const atLevel = (landing: LandingFacts, level: Level): LandingFacts => ({
  ...landing,
  radius: { ...landing.radius, level },
})
const showing = (landing: LandingFacts, shown: readonly Kind[]): LandingFacts => ({
  ...landing,
  provenance: { ...landing.provenance, kinds: new Set(shown) },
})

describe('the laws are about landings', () => {
  test('some of which are allowed with sign-offs, and some refused', () => {
    const some = fc.sample(landings, { seed: 1, numRuns: 500 })
    const verdicts = new Set(some.filter(({ signOffs }) => signOffs.length > 0).map(isAllowed))
    const needed = some.filter((landing) => judge(landing).required > 0 && isAllowed(landing))
    expect([verdicts.has(true), verdicts.has(false), needed.length > 20]).toEqual([true, true, true])
  })
})

describe('what was refused stays refused', () => {
  test('with a sign-off taken away', () => {
    fc.assert(
      fc.property(landings, fc.nat(), (landing, at) => {
        const signOffs = landing.signOffs.filter((_, index) => index !== at % landing.signOffs.length)
        expect(!isAllowed(landing) && isAllowed({ ...landing, signOffs })).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(kinds)('with something %s added', (kind) => {
    fc.assert(
      fc.property(landings, (landing) => {
        const more = showing(landing, [...landing.provenance.kinds, kind])
        expect(!isAllowed(landing) && isAllowed(more)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  test('at a higher level', () => {
    fc.assert(
      fc.property(landings, fc.constantFrom(...levels), (landing, level) => {
        fc.pre(levels.indexOf(level) > levels.indexOf(landing.radius.level))
        expect(!isAllowed(landing) && isAllowed(atLevel(landing, level))).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('with its sign-offs given twice', () => {
    fc.assert(
      fc.property(landings, (landing) => {
        const twice = { ...landing, signOffs: [...landing.signOffs, ...landing.signOffs] }
        expect([isAllowed(twice), judge(twice).required]).toEqual([isAllowed(landing), judge(landing).required])
      }),
    )
  })
})

describe('what is allowed', () => {
  test('has as many different people as it needs, each of whom may sign', () => {
    fc.assert(
      fc.property(landings, (landing) => {
        const { verdict, required, counted } = judge(landing)
        const names = new Set(counted.map(({ signer }) => signer.name))
        expect(verdict.allowed && names.size < required).toBe(false)
        expect([counted.length, names.has(linus.name)]).toEqual([names.size, false])
        expect(names.has(grace.name) && landing.authors.some(({ name }) => name === grace.name)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  test('is so in whatever order its sign-offs came', () => {
    fc.assert(
      fc.property(
        landings.chain((landing) =>
          fc.tuple(
            fc.constant(landing),
            fc.shuffledSubarray([...landing.signOffs], { minLength: landing.signOffs.length }),
          ),
        ),
        ([landing, signOffs]) => {
          expect(isAllowed({ ...landing, signOffs })).toBe(isAllowed(landing))
        },
      ),
    )
  })
})
