// What a senior could be brought to sign, spelt so that two readers take it for two things; and sound statements of something else.
// The rows only read: one team serves them all.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { preAuthEncoding, payloadType, renderToken } from '../../src/signoff/envelope.ts'
import { renderStatement } from '../../src/signoff/statement.ts'
import { signWithKey } from '../../src/keys/ssh-keygen.ts'
import { agentsChange, allowed, decide, notSignedOff, signed, statementFor, time } from '../support/attack.ts'
import { digest, publicKeyOf } from '../support/signing.ts'
import { createTeam, type Team } from '../support/team.ts'
import { createWorld } from '../support/world.ts'

const world = createWorld()
let team: Team

beforeAll(() => {
  team = createTeam(world)
  agentsChange(team)
}, 60_000)
afterAll(() => world.dispose())

/** The true statement's text with one thing changed; complains when there is nothing to change. */
function changed(from: string | RegExp, to: string): string {
  const sound = renderStatement(statementFor(team))
  const text = sound.replace(from, to)
  if (text === sound) throw new Error(`the statement has no ${from}`)
  return text
}

const verdictOf = (content: Parameters<typeof signed>[2]) =>
  decide(team, { tokens: [signed(team, team.grace, content)] })

test('a true statement counts', () => {
  expect(verdictOf(statementFor(team))).toEqual(allowed)
})

const malformed: readonly [string, string | RegExp, string][] = [
  ['a key twice, the second escaped', '"verdict":', String.raw`"verdic\u0074":"declined","verdict":`],
  ['__proto__ in the predicate', '"verdict":', '"__proto__":{"verdict":"approved"},"verdict":'],
  ['a field that nobody knows', '"verdict":', '"admin":true,"verdict":'],
  ['another predicate type', 'sign-off:v1', 'sign-off:v2'],
  ['another statement type', 'Statement/v1', 'Statement/v0.1'],
  ['a list for a text', '"verdict":"approved"', '"verdict":["approved"]'],
  ['an object for a list', /"commits":\[[^\]]*\]/, '"commits":{"0":"x","length":1}'],
  ['a second, bad digest of the result', '"gitTree":', `"gitBlob":"${'0'.repeat(40)}","gitTree":`],
  ['a second, bad digest of the change', '"sha256":', `"sha512":"${'0'.repeat(128)}","sha256":`],
  ['a commit id in capitals', /"gitCommit":"[0-9a-f]{40}"/, `"gitCommit":"${'A'.repeat(40)}"`],
  ['a commit id cut short', /("gitCommit":"[0-9a-f]{10})[0-9a-f]{30}/, '$1'],
  ['a commit id of zeros', /"gitCommit":"[0-9a-f]{40}"/, `"gitCommit":"${'0'.repeat(40)}"`],
  ['a name for a commit id', /"gitCommit":"[0-9a-f]{40}"/, '"gitCommit":"HEAD"'],
  ['a SHA-256 tree among SHA-1 ids', /"gitTree":"[0-9a-f]{40}"/, `"gitTree":"${'a'.repeat(64)}"`],
  ['a SHA-256 root among SHA-1 ids', /"repository":\["[0-9a-f]{40}"\]/, `"repository":["${'a'.repeat(64)}"]`],
  ['a byte order mark', /^/, '\ufeff'],
  ['a line break after it', /$/, '\n'],
  ['a NUL after it', /$/, '\0'],
  ['a second statement after it', /$/, '{}'],
  ['white space in it', '"predicate":{', '"predicate": {'],
  ['half of a surrogate pair', '"reason":""', String.raw`"reason":"\ud800"`],
  ['a needless escape', '"reason":""', String.raw`"reason":"\u0061"`],
  ['the number 1e400', '"score":6', '"score":1e400'],
  ['the number -0', '"score":6', '"score":-0'],
  ['the number 2^53 + 1', '"score":6', '"score":9007199254740993'],
  ['the number 6.0', '"score":6', '"score":6.0'],
  ['a number as text', '"score":6', '"score":"6"'],
  ['a date without a zone', /("expires":"[^"]*)Z"/, '$1"'],
  ['a date in another zone', /("expires":"[^"]*)Z"/, '$1+00:00"'],
  ['a date with fractions', /("expires":"[^"]*)Z"/, '$1.000Z"'],
  ['a day that never was', /"expires":"[^"]*"/, '"expires":"2099-02-30T00:00:00Z"'],
  ['an end before its begin', /"expires":"[^"]*"/, '"expires":"2001-01-01T00:00:00Z"'],
  ['a branch without refs/heads', '"refs/heads/main"', '"main"'],
]

describe('a well signed token is malformed with', () => {
  test.each(malformed)('%s', (_, from, to) => {
    expect(verdictOf(changed(from, to))).toEqual(notSignedOff('sign-off-malformed'))
  })

  test('a byte that is no UTF-8', () => {
    const payload = Buffer.from(changed('"reason":""', '"reason":"\u00ff"'), 'latin1')
    expect(decide(team, { tokens: [tokenOver(payload, payloadType)] })).toEqual(notSignedOff('sign-off-malformed'))
  })
})

/** A token of our type whose signature is over the payload as another type. */
function tokenOver(payload: Buffer, type: string): string {
  const publicKey = publicKeyOf({ line: team.grace.public })
  const key = { keyFile: team.grace.file, publicKey }
  const sig = signWithKey(preAuthEncoding(type, payload), key, 'ai-signoff', world.env)
  return renderToken({ payloadType, payload, keyid: publicKey.fingerprint, sig })
}

test.each(['application/json', 'text/plain', 'application/vnd.in-toto+json '])(
  'a statement signed as %j is not signed as a statement',
  (type) => {
    const payload = Buffer.from(renderStatement(statementFor(team)))
    const tokens = (as: string): string[] => [tokenOver(payload, as)]
    const sound = decide(team, { tokens: tokens(payloadType) })
    expect([sound, decide(team, { tokens: tokens(type) })]).toEqual([allowed, notSignedOff('sign-off-bad-signature')])
  },
)

describe('a sound statement does not count', () => {
  test('with one good and one bad digest', () => {
    expect(verdictOf(statementFor(team, { change: digest('9') }))).toEqual(notSignedOff('sign-off-other-change'))
  })

  test('in the ids of a SHA-256 repository', () => {
    const text = renderStatement(statementFor(team)).replaceAll(
      /(?<=")[0-9a-f]{40}(?=")/g,
      (id) => id + id.slice(0, 24),
    )
    expect(verdictOf(text)).toEqual(notSignedOff('sign-off-other-repository'))
  })

  test('issued in the future', () => {
    const statement = statementFor(team, { issued: time(3000), expires: time(6000) })
    expect(verdictOf(statement)).toEqual(notSignedOff('sign-off-not-yet-valid'))
  })

  test('for longer than the policy lets it', () => {
    const statement = statementFor(team, { expires: time(8 * 86_400) })
    expect(verdictOf(statement)).toEqual(notSignedOff('sign-off-lifetime'))
  })
})
