// A token's outside: a DSSE envelope on one line, with one signature. Opening it believes nothing of what is inside.
// {"payloadType":"application/vnd.in-toto+json","payload":"eyJf…","signatures":[{"keyid":"SHA256:…","sig":"U1NIU0lH…"}]}
import * as v from 'valibot'
import { fromBase64 } from './base64.ts'
import { refused, type Refused } from './refused.ts'
import { parseStrictJson } from './strict-json.ts'

export const payloadType = 'application/vnd.in-toto+json'

export interface Envelope {
  readonly payloadType: string
  readonly payload: Buffer
  /** Which key is said to have signed, as a fingerprint. */
  readonly keyid: string
  /** An SSH signature without armor. */
  readonly sig: Buffer
}

const base64 = v.pipe(
  v.string(),
  v.rawTransform<string, Buffer>(({ dataset, addIssue, NEVER }) => {
    const bytes = fromBase64(dataset.value)
    if (bytes !== null) return bytes
    addIssue({ message: 'this is not base64 in its one spelling' })
    return NEVER
  }),
)

const schema = v.strictObject({
  payloadType: v.literal(payloadType),
  payload: base64,
  signatures: v.strictTuple([v.strictObject({ keyid: v.string(), sig: base64 })]),
})

/** @param line without its line break. */
export function parseToken(line: string): { readonly ok: true; readonly envelope: Envelope } | Refused {
  const json = parseStrictJson(line)
  if (!json.ok) return json
  const checked = v.safeParse(schema, json.value)
  if (!checked.success) return refused('it is no envelope with one signature around an in-toto statement')
  const { payload, signatures } = checked.output
  const envelope = { payloadType, payload, ...signatures[0] }
  return renderToken(envelope) === line
    ? { ok: true, envelope }
    : refused('its fields are not the known ones in their order')
}

/** One line, without a line break. */
export function renderToken({ payload, keyid, sig }: Envelope): string {
  const signatures = [{ keyid, sig: sig.toString('base64') }]
  return JSON.stringify({ payloadType, payload: payload.toString('base64'), signatures })
}

/** What is signed: the payload bound to its type (DSSE's pre-authentication encoding; lengths are in bytes). */
export function preAuthEncoding(type: string, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload])
}
