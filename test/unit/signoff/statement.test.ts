import { describe, expect, test } from 'vitest'
import { parseStatement, renderStatement } from '../../../src/signoff/statement.ts'
import { aStatement, commitId } from '../../support/signing.ts'

const sound = (): string => renderStatement(aStatement())
const problemOf = (text: string): string => {
  const read = parseStatement(text)
  return read.ok ? 'accepted' : read.problem
}
/** The sound text with one thing changed; complains when there is nothing to change. */
const changed = (from: string, to: string): string => {
  if (!sound().includes(from)) throw new Error(`the statement has no ${from}`)
  return sound().replace(from, to)
}

const id = (digit: string, length = 40): string => digit.repeat(length)

test('a statement reads back as it was written', () => {
  expect(parseStatement(sound())).toEqual({ ok: true, statement: aStatement() })
})

test('a statement is an in-toto Statement v1, field by field in one order', () => {
  expect(sound()).toBe(
    '{"_type":"https://in-toto.io/Statement/v1","subject":[' +
      `{"name":"change","digest":{"sha256":"${id('6', 64)}"}},` +
      `{"name":"result","digest":{"gitCommit":"${id('4')}","gitTree":"${id('5')}"}}],` +
      '"predicateType":"urn:ai-signoff:sign-off:v1","predicate":{' +
      `"id":"${'3f2a91c0'.repeat(4)}","verdict":"approved","repository":["${id('1')}"],"target":"refs/heads/main",` +
      `"base":{"commit":"${id('2')}","tree":"${id('3')}"},"commits":["${id('7')}","${id('4')}"],` +
      '"seen":{"engine":1,"score":52,"level":"high","provenance":["generated"],"agents":[{"name":"claude-code","model":null}]},' +
      `"policy":"${id('8', 64)}","signer":"Grace Hopper","scope":["read every file"],"reason":"looks right — naïve, but right",` +
      '"explanation":null,"issued":"2026-01-01T12:00:00Z","expires":"2026-01-03T12:00:00Z"}}',
  )
})

describe('a statement is refused', () => {
  test.for([
    ['another predicate type', '"urn:ai-signoff:sign-off:v1"', '"urn:ai-signoff:sign-off:v2"', 'predicateType'],
    ['another statement type', 'Statement/v1', 'Statement/v0.1', '_type'],
    ['an unknown field', '"reason":', '"mood":"good","reason":', 'mood'],
    ['a field whose name every object has', '"reason":', '"toString":"good","reason":', 'toString'],
    ['__proto__', '"reason":', '"__proto__":{"x":1},"reason":', 'sound JSON'],
    ['a field given twice', '"reason":', '"verdict":"approved","reason":', 'one spelling'],
    ['a field left out', '"explanation":null,', '', 'explanation'],
    ['fields in another order', '"verdict":"approved","repository"', '"repository"', 'verdict'],
    ['an array for a string', '"verdict":"approved"', '"verdict":["approved"]', 'verdict'],
    ['a string for a number', '"score":52', '"score":"52"', 'score'],
    ['a score that is no integer', '"score":52', '"score":52.5', 'score'],
    ['a score above 100', '"score":52', '"score":101', 'score'],
    ['a negative score', '"score":52', '"score":-1', 'score'],
    ['another verdict', '"approved"', '"APPROVED"', 'verdict'],
    ['an unknown level', '"high"', '"none"', 'level'],
    ['an unknown provenance', '["generated"]', '["human"]', 'provenance'],
    ['a provenance named twice', '["generated"]', '["generated","generated"]', 'provenance twice'],
    ['a branch name that is not a full ref', '"refs/heads/main"', '"main"', 'target'],
    ['an id in upper case', '3f2a91c0', '3F2A91C0', 'id'],
    ['an id with a digit before it', '"3f2a91c0', '"03f2a91c0', 'id'],
    ['an id with a digit after it', '3f2a91c0","verdict"', '3f2a91c00","verdict"', 'id'],
    ['an abbreviated commit id', '4'.repeat(40), '4'.repeat(10), 'gitCommit'],
    ['a commit id in upper case', '4'.repeat(40), 'A'.repeat(40), 'gitCommit'],
    ['a commit id of zeros', '4'.repeat(40), '0'.repeat(40), 'gitCommit'],
    ['a SHA-256 id among SHA-1 ids', '1'.repeat(40), '1'.repeat(64), 'mixed'],
    [
      'one good and one bad digest',
      `"gitTree":"${'5'.repeat(40)}"`,
      `"gitTree":"${'5'.repeat(40)}","sha1":"x"`,
      'sha1',
    ],
    ['a second result', '"predicateType"', '"predicateType2":1,"predicateType"', 'predicateType2'],
    ['a commit named twice', '7'.repeat(40), '4'.repeat(40), 'twice'],
    ['its base among its commits', '7'.repeat(40), '2'.repeat(40), 'base'],
    ['no commits', `"commits":["${id('7')}","${id('4')}"]`, '"commits":[]', 'commits'],
    ['no repository', `["${'1'.repeat(40)}"]`, '[]', 'repository'],
    ['roots out of order', `["${'1'.repeat(40)}"]`, `["${'9'.repeat(40)}","${'1'.repeat(40)}"]`, 'not sorted'],
    ['a root given twice', `["${'1'.repeat(40)}"]`, `["${'1'.repeat(40)}","${'1'.repeat(40)}"]`, 'twice'],
    ['an end before its begin', '2026-01-03T', '2025-01-03T', 'ends before'],
    ['an end at its begin', '2026-01-03T', '2026-01-01T', 'ends before'],
    ['a date without zone', '2026-01-03T12:00:00Z', '2026-01-03T12:00:00', 'expires'],
    ['a date with another zone', '2026-01-03T12:00:00Z', '2026-01-03T12:00:00+00:00', 'expires'],
    ['a date with fractions', '2026-01-03T12:00:00Z', '2026-01-03T12:00:00.000Z', 'expires'],
    ['a day that never was', '2026-01-03T', '2026-02-30T', 'expires'],
    ['no date at all', '2026-01-03T12:00:00Z', 'next week', 'expires'],
    ['a year of six digits', '2026-01-03T', '+012026-01-03T', 'expires'],
    ['an hour that never was', '2026-01-03T12', '2026-01-03T24', 'expires'],
    ['an endless signer', 'Grace Hopper', 'G'.repeat(201), 'signer'],
    ['no signer', '"Grace Hopper"', '""', 'signer'],
    ['an endless reason', 'looks right', 'x'.repeat(5000), 'reason'],
    ['half of a surrogate pair', 'looks right', String.raw`\ud800`, 'sound JSON'],
  ] as const)('for %s', ([, from, to, problem]) => {
    expect(problemOf(changed(from, to))).toContain(problem)
  })

  test('for fields in another order, and nothing else', () => {
    const { _type, ...rest } = JSON.parse(sound()) as { _type: string }
    expect(problemOf(JSON.stringify({ ...rest, _type }))).toContain('in their order')
  })

  test.for(['null', '[]', '1', '"x"', '{}', ''])('for JSON that is none: %s', (text) => {
    expect(parseStatement(text).ok).toBe(false)
  })
})

test('a statement may name several roots, in order', () => {
  expect(parseStatement(renderStatement(aStatement({ repository: [commitId('1'), commitId('9')] }))).ok).toBe(true)
})

test('what is no statement as a whole is called so without naming a field', () => {
  expect(problemOf('1')).toMatch(/^Invalid type/)
})

test('a statement that could not be read back is never rendered for signing', () => {
  const render = (): string => renderStatement(aStatement({ commits: [commitId('7')] }))
  expect(render).toThrow(expect.objectContaining({ name: 'Fault', code: 'statement-unsound', exitCode: 2 }))
})
