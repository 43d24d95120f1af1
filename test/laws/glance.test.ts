// The fast look at a commit never takes one for silent in which the whole reader finds something.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBytes, encodeBytes } from '../../src/git/bytes.ts'
import { decodeShown } from '../../src/git/shown-commit.ts'
import { agentTable } from '../../src/provenance/agents.ts'
import { createGlance } from '../../src/provenance/glance.ts'
import { findMarkers, findMessageMarkers } from '../../src/provenance/markers.ts'
import { parseClaims } from '../../src/provenance/own-trailer.ts'

const glance = createGlance(decodeShown)
/** As git shows it: a character a byte, each line behind four blanks. */
const shown = (message: string): string => `\n${encodeBytes(message).toString('latin1')}`.replaceAll('\n', '\n    ')

const addresses = agentTable.flatMap((row) =>
  (row.identities ?? []).flatMap((rule) => {
    if (rule.by === 'account') return [`${rule.account}+login@users.noreply.github.com`]
    return rule.by === 'email' ? [rule.email] : rule.by === 'name' ? rule.emails : []
  }),
)
const names = agentTable.flatMap((row) => [
  row.name,
  ...(row.identities ?? []).flatMap((rule) =>
    rule.by === 'name' ? [rule.name] : rule.by === 'suffix' ? [`Ada${rule.suffix}`] : [],
  ),
])
const rowKeys = agentTable.flatMap((row) =>
  (row.trailers ?? []).map(({ key, begins = '', contains = '' }) => `${key}: ${begins}${contains}`),
)

const oneOf = (words: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...words)
const bent = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(text, fc.constantFrom(...'same upper lower'.split(' ')))
    .map(([said, how]) => (how === 'upper' ? said.toUpperCase() : how === 'lower' ? said.toLowerCase() : said))
const identity = fc
  .tuple(
    oneOf([
      ...names,
      'Claude Opus 4.6',
      'Claude (claude-opus-4-6)',
      'Grace',
      '\u00a0Claude\u00a0',
      'Jos\u00e9',
      '\udcff',
    ]),
    oneOf([...addresses, 'grace@example.com', ' ', '']),
    oneOf(['<', ' <', '\u00a0<', ' ']),
  )
  .map(([name, address, open]) => `${name}${open}${address}>`)
const key = oneOf([
  'Co-authored-by',
  'Co-developed-by',
  'Signed-off-by',
  'Assisted-by',
  'Generated-by',
  'AI-Assisted',
  'Coding-Agent',
  'AI-Provenance',
  'Reviewed-by',
])
const line = fc.oneof(
  fc
    .tuple(
      key,
      oneOf([':', ': ', ' : ', '\t:\t', ':\n ', ' :\n\t']),
      fc.oneof(identity, oneOf(['true', 'Claude:x', 'v1 level=generated sources=hook'])),
    )
    .map((parts) => parts.join('')),
  bent(oneOf(rowKeys)),
  identity.map((said) => String.raw`Fix it\n\nCo-authored-by: ${said.replace(/>$/, '')}`),
  identity.map((said) => String.raw`Fix it\nco-authored-by: ${said}`),
  oneOf([
    '🤖 Generated with [Claude Code](https://claude.ai/code)',
    'Generated with [Codex](https://openai.com/codex/)',
    '💘 Generated with Crush',
    'Made with [Cursor](https://cursor.com)',
    'https://claude.ai/code/session_01',
    '# Aider chat conversation:',
    'A word about Claude.',
  ]),
  fc.string(),
  oneOf(['', ' ', '\t', '\r', '\u2028', '\ufeff']),
)
const message = fc
  .tuple(
    fc.array(fc.tuple(oneOf(['', '', '', ' ', '    ', '\t', '\r']), bent(line)), { maxLength: 8 }),
    oneOf(['\n', '\n\n', '\r\n']),
  )
  .map(([lines, end]) => `Subject${end}${lines.map((parts) => parts.join('')).join(end)}`)
  .map((text) => decodeBytes(encodeBytes(text)))

describe('a silent commit', () => {
  test('has no marker and no claim in its message', () => {
    fc.assert(
      fc.property(message, (text) => {
        const found = findMessageMarkers(text).length + parseClaims(text).length
        expect(found === 0 || glance.message(shown(text))).toBe(true)
      }),
      { numRuns: 20_000 },
    )
  })

  test('is by no agent', () => {
    fc.assert(
      fc.property(identity, (text) => {
        const [, name = '', email = ''] = /^([^<]*)<([^>]*)>/.exec(text) ?? []
        const who = { name: name.trim(), email: email.trim() }
        const found = findMarkers({ author: who, committer: { name: '', email: '' }, message: '' })
        const spoken = glance.identity(encodeBytes(text).toString('latin1'), 'author')
        expect(found.length === 0 || spoken).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })
})

test('most commits of people are silent', () => {
  const ordinary = `Generate sessions\n\nClaude asked for it; made without help.\n\nCo-authored-by: Claude Dupont <claude@example.com>\nSigned-off-by: Ada <1234+ada@users.noreply.github.com>\n\nReviewed-by: Claude <noreply@anthropic.com>\n`
  expect([glance.message(shown(ordinary)), glance.identity('Claude Dupont <claude@example.com>', 'author')]).toEqual([
    false,
    false,
  ])
})

test.each(agentTable.flatMap((row) => row.footers ?? []).map(({ word }) => word))(
  'the word of a footer, %s, is of lower-case ASCII',
  (word) => {
    expect(word).toMatch(/^[ -@[-~]+$/)
  },
)
