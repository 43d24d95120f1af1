// The form of a statement as JSON: an in-toto Statement v1 whose predicate is ours. Closed: every field needed, no other known.
import * as v from 'valibot'
import { parseCommitId, parseRefName, parseSha256, parseTreeId } from '../model/ids.ts'
import { kinds } from '../model/provenance.ts'
import { levels } from '../model/radius.ts'

export const statementType = 'https://in-toto.io/Statement/v1'
export const predicateType = 'urn:ai-signoff:sign-off:v1'

/** Text that one of our own parsers makes a type of. */
const parsed = <Output>(parse: (text: string) => Output | undefined, what: string) =>
  v.pipe(
    v.string(),
    v.rawTransform<string, Output>(({ dataset, addIssue, NEVER }) => {
      const output = parse(dataset.value)
      if (output !== undefined) return output
      addIssue({ message: `this is no ${what}` })
      return NEVER
    }),
  )

const commitId = parsed(parseCommitId, 'commit id')
const treeId = parsed(parseTreeId, 'tree id')
const sha256 = parsed(parseSha256, 'SHA-256 in lower-case hex')
const refName = parsed(parseRefName, 'full ref name')
const time = parsed(parseTime, 'UTC time of the form 2026-03-10T18:00:00Z')

const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most))
const count = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most))

/** The very text, when it is a real second of UTC: February has no 30th, and no other spelling will do. */
function parseTime(written: string): string | undefined {
  const second = new Date(written)
  // The length keeps out years of six digits, the only other spelling that comes back as it was.
  if (Number.isNaN(second.getTime()) || written.length !== '2026-03-10T18:00:00Z'.length) return undefined
  return second.toISOString() === written.replace('Z', '.000Z') ? written : undefined
}

const predicate = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  verdict: v.picklist(['approved', 'declined']),
  repository: v.pipe(v.array(commitId), v.minLength(1)),
  target: refName,
  base: v.strictObject({ commit: commitId, tree: treeId }),
  commits: v.pipe(v.array(commitId), v.minLength(1)),
  seen: v.strictObject({
    engine: count(1000),
    score: count(100),
    level: v.picklist(levels),
    provenance: v.pipe(v.array(v.picklist(kinds)), v.maxLength(kinds.length)),
    agents: v.pipe(v.array(v.strictObject({ name: text(200), model: v.nullable(text(200)) })), v.maxLength(100)),
  }),
  policy: sha256,
  signer: text(200),
  scope: v.pipe(v.array(text(500)), v.maxLength(50)),
  reason: v.pipe(v.string(), v.maxLength(4000)),
  explanation: v.nullable(sha256),
  issued: time,
  expires: time,
})

export const statementSchema = v.strictObject({
  _type: v.literal(statementType),
  subject: v.strictTuple([
    v.strictObject({ name: v.literal('change'), digest: v.strictObject({ sha256 }) }),
    v.strictObject({ name: v.literal('result'), digest: v.strictObject({ gitCommit: commitId, gitTree: treeId }) }),
  ]),
  predicateType: v.literal(predicateType),
  predicate,
})
