// What doctor makes of what was found, where a real machine does not show it: other versions, odd findings, hostile words.
import { describe, expect, test } from 'vitest'
import { checkHealth } from '../../../src/doctor/checks.ts'
import type { AgentsHealth, Health, HooksHealth, KeyHealth, RemoteHealth } from '../../../src/doctor/health.ts'
import type { Custody } from '../../../src/model/custody.ts'
import { parsePolicy } from '../../../src/policy/parse.ts'
import { checksJson, checksText } from '../../../src/report/checks.ts'
import { plain } from '../../../src/report/paint.ts'
import { keys, person, policyText } from '../../support/policy-text.ts'
import { ed25519Key, publicKeyOf, securityKey } from '../../support/signing.ts'

const hooks: HooksHealth = { dir: '/r/.git/hooks', missing: [], lame: [], huskyPending: false, program: 'current' }
const agents: AgentsHealth = { calling: [], outdated: [], silent: [], odd: [], eclipsed: [], missingShims: [] }
const remote: RemoteHealth = {
  name: 'origin',
  exists: true,
  defaultBranch: 'main',
  policy: { state: 'unknown' },
  overwriting: null,
  tokens: 0,
}
const key: KeyHealth = {
  publicKey: publicKeyOf(ed25519Key()),
  file: '/k',
  custody: { hardware: false, file: 'open', agent: 'none' },
}

const health = (replaced: Partial<Health> = {}): Health => ({
  now: new Date('2026-03-10T12:00:00Z'),
  gitVersion: [2, 47],
  node: 'v22.1.0',
  shallow: false,
  hooks: { known: true, value: hooks },
  canary: { known: true, value: { sang: 'yes', level: 'none' } },
  agents: { known: true, value: agents },
  remote: { known: true, value: remote },
  key: { known: true, value: key },
  here: { why: null, processes: 3, unseen: null },
  ...replaced,
})

/** State and words about one thing. */
const about = (thing: string, replaced: Partial<Health>): string => {
  const check = checkHealth(health(replaced)).find((each) => each.about === thing)
  return check === undefined ? 'not checked' : `${check.state}: ${check.says}`
}
const withHooks = (value: Partial<HooksHealth>): Partial<Health> => ({
  hooks: { known: true, value: { ...hooks, ...value } },
})
const withRemote = (value: Partial<RemoteHealth>): Partial<Health> => ({
  remote: { known: true, value: { ...remote, ...value } },
})
const withAgents = (value: Partial<AgentsHealth>): Partial<Health> => ({
  agents: { known: true, value: { ...agents, ...value } },
})
const withCustody = (custody: Partial<Custody>): Partial<Health> => ({
  key: { known: true, value: { ...key, custody: { ...key.custody, ...custody } } },
})

describe('doctor says of', () => {
  const cases: readonly [what: string, thing: string, Partial<Health>, says: RegExp][] = [
    ['git 2.39', 'git', { gitVersion: [2, 39] }, /^fine: 2\.39$/],
    ['git 2.38', 'git', { gitVersion: [2, 38] }, /^doubtful: 2\.38: .*slowly/],
    ['git 2.34', 'git', { gitVersion: [2, 34] }, /^doubtful: 2\.34: .*exactly what was signed/],
    ['git 3.0', 'git', { gitVersion: [3, 0] }, /^fine/],
    ['Node 20.19', 'node', { node: 'v20.19.0' }, /^fine/],
    ['Node 20.18', 'node', { node: 'v20.18.3' }, /^broken: v20\.18\.3 is too old/],
    ['a node that says nothing', 'node', { node: '' }, /^broken: .*too old/],
    ['no node', 'node', { node: null }, /^broken: there is no node/],
    ['husky that git does not run', 'hooks', withHooks({ huskyPending: true }), /^broken: git does not run the hooks/],
    ['a program of another version', 'hooks', withHooks({ program: 'other' }), /^doubtful: .*another version/],
    [
      'hooks that could not be looked at',
      'hooks',
      { hooks: { known: false, says: 'odd', next: 'x' } },
      /^broken: odd$/,
    ],
    ['no agent', 'agents', {}, /^fine: no agent has a folder here$/],
    [
      'agents that call us',
      'agents',
      withAgents({ calling: ['claude-code', 'cursor'] }),
      /^fine: claude-code, cursor: before shell commands and after edits$/,
    ],
    [
      'an agent that calls what is not there',
      'agents',
      withAgents({ calling: ['codex'], missingShims: ['agent-before', 'agent-after'] }),
      /^broken: codex: the hook file calls agent-before and agent-after, which this clone lacks/,
    ],
    ['shims that are missing and that nobody calls', 'agents', withAgents({ missingShims: ['agent-after'] }), /^fine/],
    [
      'an agent with entries of another version',
      'agents',
      withAgents({ calling: ['codex', 'droid'], outdated: ['droid'] }),
      /^doubtful: droid: our entries are not those of this version$/,
    ],
    ['an agent that does not call us', 'agents', withAgents({ silent: ['codex'] }), /^doubtful: codex: used here/],
    [
      'a hook file that can’t be rewritten',
      'agents',
      withAgents({ odd: [{ agent: 'codex', says: 'odd', next: 'x' }] }),
      /^doubtful: odd$/,
    ],
    [
      'a hook file that the agent may not read',
      'agents',
      withAgents({ eclipsed: [{ agent: 'droid', says: 'eclipsed', next: 'x' }] }),
      /^doubtful: eclipsed$/,
    ],
    [
      'agents that could not be looked at',
      'agents',
      { agents: { known: false, says: 'odd', next: 'x' } },
      /^doubtful: odd$/,
    ],
    [
      'a canary that sang',
      'canary',
      {},
      /^fine: git runs the hooks: a commit from here says "none"; agents are looked for in the environment and in the 3 processes above$/,
    ],
    [
      'a canary, where processes hide',
      'canary',
      { here: { why: null, processes: 0, unseen: 'on win32 they are not looked at' } },
      /^fine: .*in the environment; on win32 they are not looked at$/,
    ],
    [
      'hooks that git does not run',
      'canary',
      { canary: { known: true, value: { sang: 'no', event: 'commit-msg', said: '' } } },
      /^broken: git does not run us at commit-msg, and commits from here are undeclared$/,
    ],
    [
      'hooks that run in vain',
      'canary',
      { canary: { known: true, value: { sang: 'no', event: 'commit-msg', said: 'ai-signoff: found no node' } } },
      /^doubtful: git runs commit-msg, and it declares nothing: ai-signoff: found no node$/,
    ],
    [
      'hooks that come to no end',
      'canary',
      { canary: { known: true, value: { sang: 'late', event: 'commit-msg' } } },
      /^doubtful: commit-msg takes longer than ten seconds/,
    ],
    [
      'a canary that could not be fired',
      'canary',
      { canary: { known: false, says: 'odd', next: 'x' } },
      /^doubtful: it was not fired: odd$/,
    ],
    [
      'a remote that could not be looked at',
      'remote',
      { remote: { known: false, says: 'odd', next: 'x' } },
      /^broken: odd$/,
    ],
    ['no remote', 'remote', withRemote({ exists: false }), /^doubtful: there is no remote origin yet/],
    ['no remote, of tokens', 'tokens', withRemote({ exists: false }), /^not checked$/],
    ['a policy that nobody has seen', 'policy', {}, /^doubtful: it was not looked at/],
    ['a roster that nobody has seen', 'roster', {}, /^not checked$/],
    [
      'no policy, here nor there',
      'policy',
      withRemote({ policy: { state: 'none', here: false } }),
      /^broken: origin has no/,
    ],
    ['one token', 'tokens', withRemote({ tokens: 1 }), /^fine: 1 sign-off known here; origin was not asked$/],
    ['a key that can’t be found', 'key', { key: { known: false, says: 'no key', next: 'x' } }, /^doubtful: no key$/],
    [
      'a key whose file can’t be told',
      'key',
      withCustody({ file: 'unknown' }),
      /^doubtful: .*can’t be told; there is no ssh-agent$/,
    ],
    [
      'a locked key and an ssh-agent that does not answer',
      'key',
      withCustody({ file: 'locked', agent: 'unknown' }),
      /^doubtful: .*locked by a passphrase.*does not answer$/,
    ],
    [
      'a security key whose handle is nowhere',
      'key',
      {
        key: {
          known: true,
          value: {
            ...key,
            publicKey: publicKeyOf(securityKey('ecdsa', { flags: 1 })),
            custody: { hardware: true, file: 'absent', agent: 'lacks' },
          },
        },
      },
      /^doubtful: .*not here, and the ssh-agent lacks it$/,
    ],
    [
      'processes that can’t be seen',
      'here',
      { here: { why: null, processes: 0, unseen: 'on win32 the processes above this one are not looked at' } },
      /^fine: no agent in the environment; on win32/,
    ],
  ]

  test.each(cases)('%s', (_, thing, replaced, says) => {
    expect(about(thing, replaced)).toMatch(says)
  })
})

test('a key in the roster counts until the policy revokes it', () => {
  const publicKey = publicKeyOf({ line: keys.grace })
  const barbara = person({ name: 'Barbara Liskov', emails: ['b@example.com'], keys: [keys.barbara] })
  const under = (from: string): string[] => {
    const revoked = [{ key: publicKey.fingerprint, from }]
    const policy = parsePolicy(policyText({ roster: [person(), barbara], revoked }), 'x')
    const found = withRemote({ policy: { state: 'in-force', policy } })
    return ['policy', 'roster'].map((thing) =>
      about(thing, { ...found, key: { known: true, value: { ...key, publicKey } } }),
    )
  }
  expect([under('2026-03-11'), under('2026-03-10')]).toEqual([
    [expect.stringContaining('2 of 2 in the roster can sign'), expect.stringMatching(/^fine: that key is of Grace/)],
    [expect.stringContaining('1 of 2 in the roster can sign'), expect.stringMatching(/^doubtful: .*revokes it/)],
  ])
})

test('only what is broken makes a clone unhealthy', () => {
  const states = [{}, { shallow: true }].map((replaced) => {
    const told = JSON.parse(checksJson(checkHealth(health(replaced)))) as { healthy: boolean }
    return told.healthy
  })
  expect(states).toEqual([true, false])
})

describe('hostile words', () => {
  const hostile = 'x\u001b[2J\n✓ all is well\u202e::error::'
  const everywhere = health({
    node: hostile,
    hooks: { known: false, says: hostile, next: hostile },
    canary: { known: true, value: { sang: 'no', event: 'commit-msg', said: hostile } },
    remote: { known: true, value: { ...remote, name: hostile, defaultBranch: hostile, overwriting: hostile } },
    key: { known: true, value: { ...key, file: hostile } },
    here: { why: hostile, processes: 0, unseen: null },
  })

  test('can’t drive a terminal, forge a line or order a CI about', () => {
    const text = checksText(checkHealth(everywhere), plain)
    expect(text).not.toMatch(/[\u001b\u202e]|^✓ all|(?<!\S)::/m)
  })

  test('stand in JSON escaped', () => {
    expect(checksJson(checkHealth(everywhere))).not.toMatch(/[\u001b\u202e]/)
  })

  test('are one word in a command that people paste', () => {
    const policy = { state: 'none', here: true } as const
    const next = checkHealth(health(withRemote({ defaultBranch: '$(x)', policy }))).flatMap((check) =>
      'next' in check ? [check.next] : [],
    )
    expect(next).toContain("git push origin 'HEAD:$(x)'")
  })
})
