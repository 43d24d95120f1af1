// The shape of the policy file: every key there is, every value it may have. What the parts say to each other is parse.ts's.
import * as v from 'valibot'
import { patternProblem } from '../model/patterns.ts'
import {
  authorProofs,
  type Demand,
  demands,
  forbiddable,
  grades,
  type Grade,
  lookers,
  policyDefaults,
  requirable,
} from '../model/policy.ts'
import { kinds } from '../model/provenance.ts'
import { levels, type Level } from '../model/radius.ts'
import { parseRefName } from '../model/ids.ts'
import { parseMoment, writeSecond } from '../model/time.ts'
import { parseDuration } from './duration.ts'
import { closed, oneOf } from './shapes.ts'

const text = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(500, 'has more than 500 characters'),
)

const pattern = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? patternProblem(dataset.value) : null
    if (problem !== null) addIssue({ message: `the pattern \`${String(dataset.value)}\` ${problem}` })
  }),
)

const patterns = v.pipe(v.array(pattern), v.minLength(1, 'must name at least one pattern'))

const count = v.pipe(
  v.number('must be a whole number'),
  v.integer('must be a whole number'),
  v.minValue(0, 'must not be negative'),
)

/** A plain value means: at every level. */
// Stryker disable next-line ArrowFunction: without it nothing loads, and that is no failed test to Stryker.
const eachLevel = <Value>(one: v.GenericSchema<unknown, Value>, map: v.GenericSchema<unknown, Record<Level, Value>>) =>
  v.lazy((input): v.GenericSchema<unknown, Record<Level, Value>> =>
    typeof input === 'object' && input !== null
      ? map
      : v.pipe(
          one,
          v.transform((value) => ({ low: value, medium: value, high: value, critical: value })),
        ),
  )

const row = eachLevel<number>(count, closed({ low: count, medium: count, high: count, critical: count }))

const table = closed({ none: row, assisted: row, generated: row, undeclared: row } satisfies Record<
  (typeof kinds)[number],
  typeof row
>)

const person = closed({
  name: text,
  emails: v.pipe(v.array(text), v.minLength(1, 'must have at least one address')),
  seniority: text,
  keys: v.optional(v.array(v.string()), []),
  paths: v.optional(patterns),
})

const pathRule = closed({
  match: v.lazy((input): v.GenericSchema<unknown, string[]> =>
    typeof input === 'string'
      ? v.pipe(
          pattern as v.GenericSchema<unknown, string>,
          v.transform((one) => [one]),
        )
      : (patterns as v.GenericSchema<unknown, string[]>),
  ),
  floor: v.optional(v.picklist([...levels, 'none'])),
  sensitive: v.optional(v.boolean()),
  because: v.optional(text),
})

const grade = (usual: Grade) => v.optional(v.picklist(grades), usual)
const { carried } = policyDefaults
const day = 86_400

const lifetime = v.pipe(
  v.string('must be a span such as 12h or 7d'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const seconds = parseDuration(dataset.value)
    if (seconds === null) addIssue({ message: 'must be a span such as 12h or 7d' })
    else if (seconds >= 60 && seconds <= 90 * day) return seconds
    else addIssue({ message: 'must be between 1m and 90d' })
    return NEVER
  }),
)

const { hardware, pin } = policyDefaults
const demand = (usual: Demand) => {
  const one = v.picklist(demands)
  const level = v.optional(one, usual)
  return v.optional(eachLevel<Demand>(one, closed({ low: level, medium: level, high: level, critical: level })), usual)
}

const signOff = closed({
  lifetime: v.optional(lifetime, policyDefaults.lifetime),
  'reviewable-lines': v.optional(
    v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be at least 1')),
    policyDefaults.reviewableLines,
  ),
  carried: v.optional(
    closed({
      low: grade(carried.low),
      medium: grade(carried.medium),
      high: grade(carried.high),
      critical: grade(carried.critical),
    }),
    carried,
  ),
  hardware: demand(hardware),
  pin: demand(pin),
})

const moment = v.pipe(
  v.string('must be a date in quotes'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const time = parseMoment(dataset.value)
    if (time !== undefined) return writeSecond(time)
    addIssue({ message: 'must be a UTC date or time such as "2026-03-10" or "2026-03-10T18:00:00Z"' })
    return NEVER
  }),
)

const revoked = closed({
  token: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hex digits'))),
  // 32 bytes as base64: the last letter has four bits.
  key: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^SHA256:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]$/,
        'must be a fingerprint such as ssh-keygen -l prints: SHA256:…',
      ),
    ),
  ),
  person: v.optional(text),
  from: v.optional(moment),
  because: v.optional(text),
})

const trailers = closed({
  require: v.optional(v.array(oneOf(requirable)), []),
  forbid: v.optional(v.array(oneOf(forbiddable)), []),
})

const provenance = closed({ 'none-from': v.optional(oneOf(lookers), policyDefaults.noneFrom) })

export const policySchema = closed({
  version: v.literal(1, 'must be 1, the only version this ai-signoff knows'),
  'default-branch': v.pipe(
    text,
    v.check((name) => parseRefName(`refs/heads/${name}`) !== undefined, 'must be the name of a branch, such as main'),
  ),
  protected: patterns,
  roster: v.pipe(v.array(person), v.minLength(1, 'must name at least one person')),
  seniorities: v.optional(v.pipe(v.array(text), v.minLength(1, 'must name at least one')), [
    'junior',
    'mid',
    'senior',
    'principal',
  ]),
  signers: v.optional(text, 'senior'),
  revoked: v.optional(v.array(revoked), []),
  requirements: table,
  'senior-authors': v.optional(table),
  authors: v.optional(v.picklist(authorProofs), policyDefaults.authors),
  paths: v.optional(v.array(pathRule), []),
  'sign-off': v.optional(signOff, {}),
  'pre-commit': v.optional(v.picklist(['warn', 'block']), policyDefaults.preCommit),
  trailers: v.optional(trailers, {}),
  provenance: v.optional(provenance, {}),
})

export type PolicyFile = v.InferOutput<typeof policySchema>
export type PersonEntry = PolicyFile['roster'][number]
export type RevokedEntry = PolicyFile['revoked'][number]
