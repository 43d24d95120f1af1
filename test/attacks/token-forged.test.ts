import { describe, expect } from 'vitest'
import { renderStatement } from '../../src/signoff/statement.ts'
import { agentsChange, allowed, decide, notSignedOff, signed, statementFor, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

interface Envelope {
  payloadType: string
  payload: string
  signatures: { keyid: string; sig: string }[]
}

const open = (token: string): Envelope => JSON.parse(token) as Envelope
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const text = (payload: string): string => Buffer.from(payload, 'base64').toString()

/** A sound token, changed. */
const changed = (team: Team, change: (envelope: Envelope) => void): string => {
  const envelope = open(tokenFor(team))
  change(envelope)
  return JSON.stringify(envelope)
}

/** Grace signs a sound statement in another namespace, as she does a commit or a file. */
const inNamespace = (namespace: string) => (team: Team) => signed(team, team.grace, statementFor(team), namespace)

const malformed = notSignedOff('sign-off-malformed')
const badSignature = notSignedOff('sign-off-bad-signature')

const forgeries: readonly [string, typeof malformed, (team: Team) => string][] = [
  ['signed as a commit is (namespace git)', badSignature, inNamespace('git')],
  ['signed as a file is (namespace file)', badSignature, inNamespace('file')],
  ['signed in a namespace that begins as ours', badSignature, inNamespace('ai-signoff2')],
  ['signed in our namespace, in capitals', badSignature, inNamespace('AI-SIGNOFF')],
  [
    'with another payload, encoded again',
    badSignature,
    (team) => changed(team, (token) => (token.payload = base64(text(token.payload).replace('"score":6', '"score":5')))),
  ],
  [
    'with the signature of another of hers',
    badSignature,
    (team) => changed(team, (token) => (token.signatures = open(tokenFor(team, { reason: 'another' })).signatures)),
  ],
  [
    'with a stranger’s signature under her key’s name',
    badSignature,
    (team) => {
      const stranger = open(tokenFor(team, {}, team.world.key('stranger')))
      return changed(team, ({ signatures: [mine] }) => Object.assign(mine ?? {}, { sig: stranger.signatures[0]?.sig }))
    },
  ],
  ['with two signatures', malformed, (team) => changed(team, (token) => token.signatures.push(...token.signatures))],
  ['with none', malformed, (team) => changed(team, (token) => (token.signatures = []))],
  ['that is a bare statement', malformed, (team) => renderStatement(statementFor(team, { signer: 'Grace' }))],
  ['of another payload type', malformed, (team) => changed(team, (token) => (token.payloadType = 'text/plain'))],
  ['with a field more', malformed, (team) => changed(team, (token) => Object.assign(token, { note: '' }))],
  ['with a key twice', malformed, (team) => tokenFor(team).replace('{', '{"payloadType":"text/plain",')],
  ['over text that is no statement', malformed, (team) => signed(team, team.grace, 'I_approve_everything')],
  [
    'over a statement with a field more',
    malformed,
    (team) =>
      signed(team, team.grace, renderStatement(statementFor(team)).replace('"scope":', '"admin":true,"scope":')),
  ],
  [
    'over a statement with __proto__',
    malformed,
    (team) =>
      signed(team, team.grace, renderStatement(statementFor(team)).replace('"scope":', '"__proto__":{},"scope":')),
  ],
  [
    'over a statement with a verdict twice',
    malformed,
    (team) =>
      signed(
        team,
        team.grace,
        renderStatement(statementFor(team, { verdict: 'declined' })).replace(
          '"scope":',
          '"verdict":"approved","scope":',
        ),
      ),
  ],
]

describe('a token does not count', () => {
  test.for(forgeries)('%s', ([, decision, forge], { world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const sound = decide(team, { tokens: [tokenFor(team)] })
    expect([sound, decide(team, { tokens: [forge(team)] })]).toEqual([allowed, decision])
  })

  test('that is the signature of a commit of hers', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const hers = { GIT_COMMITTER_NAME: 'Grace Hopper', GIT_COMMITTER_EMAIL: 'grace@example.com' }
    const format = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${team.grace.file}`]
    team.ada.tryGit([...format, 'commit', '--quiet', '--amend', '--no-edit', '-S'], { env: hers })
    const [, armored = ''] =
      /gpgsig -----BEGIN SSH SIGNATURE-----\n([^-]+)-----/.exec(team.ada.git('cat-file', 'commit', 'HEAD')) ?? []
    const sig = armored.replace(/\s/g, '')
    expect(sig).toMatch(/^U1NIU0lH/)
    const token = changed(team, ({ signatures: [mine] }) => Object.assign(mine ?? {}, { sig }))
    expect(decide(team, { tokens: [token] })).toEqual(badSignature)
  })
})
