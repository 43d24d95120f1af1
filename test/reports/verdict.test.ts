// What a refused person reads, and what a program reads, for every finding there is. Look at a diff of the golden files as the
// person refused at 6 pm would: is each line true, short and helpful, and does the next command work when it is pasted?
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { LandedCommit, RefFacts } from '../../src/gate/facts.ts'
import { judge } from '../../src/gate/judge.ts'
import type { FindingCode } from '../../src/model/verdict.ts'
import { auditText } from '../../src/report/audit.ts'
import { judgementJson } from '../../src/report/verdict-json.ts'
import { judgementText } from '../../src/report/verdict-text.ts'
import { aFile } from '../support/changes.ts'
import { aLandedCommit, aLanding, aPolicy, aSignOff, barbara, grace, linus, made, needing } from '../support/landing.ts'
import { refusals } from '../support/refusals.ts'
import { aRoster, commitId, refName } from '../support/signing.ts'

const text = (facts: RefFacts): string => judgementText(judge(facts), { always: true })
const json = (facts: RefFacts): string => judgementJson([judge(facts)])

function codesOf(facts: RefFacts): readonly FindingCode[] {
  const { verdict } = judge(facts)
  return verdict.allowed ? [] : verdict.findings.map(({ code }) => code)
}

/** Lines end, and that is all that a terminal is told to do. */
const control = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

describe.each(Object.entries(refusals))('%s', (code, facts) => {
  test('is among the findings', () => {
    expect(codesOf(facts)).toContain(code)
  })

  test('reads like this', async () => {
    await expect(text(facts)).toMatchFileSnapshot(`golden/${code}.txt`)
  })

  test('is this to a program', async () => {
    await expect(json(facts)).toMatchFileSnapshot(`golden/${code}.json`)
  })
})

const free = { ref: refName('refs/heads/main'), oldTip: commitId('2'), newTip: commitId('4') }
const two = aPolicy({ requirements: needing(2), roster: aRoster(...aPolicy().roster.people, barbara) })
const hostile = 'src/\u001b]0;owned\u0007\u202Etxt.exe\r\n::error::no'

const gracesPolicy = aLanding({
  files: [aFile('.ai-signoff.yml', 4)],
  authors: [{ name: 'Grace Hopper', email: 'grace@example.com' }],
})

const nobodys = (digit: string, subject = 'Fix the parser'): LandedCommit =>
  aLandedCommit(digit, {
    subject,
    provenance: { kind: 'undeclared', why: 'it has no AI-Provenance trailer: nobody looked' },
  })

const partlyNobodys = (digit: string): LandedCommit =>
  aLandedCommit(digit, {
    provenance: {
      kind: 'assisted',
      agents: [],
      evidence: [],
      undeclared: 'lines of it come from a commit of undeclared origin',
    },
  })

const disputedProvenance: LandedCommit['provenance'] = {
  kind: 'generated',
  agents: [{ name: 'claude-code', model: null }],
  evidence: [
    {
      source: 'identity',
      kind: 'generated',
      agent: { name: 'claude-code', model: null },
      weight: 'strong',
      text: 'Claude <noreply@anthropic.com>',
    },
    { source: 'footer', kind: 'generated', agent: { name: 'claude-code', model: null }, weight: 'weak', text: hostile },
  ],
  undeclared: null,
}

const more: Readonly<Record<string, RefFacts>> = {
  'allowed-signed': aLanding({ signOffs: [aSignOff()] }),
  'allowed-bootstrap': { ...gracesPolicy, signOffs: [aSignOff()] },
  'needs-bootstrap': gracesPolicy,
  'allowed-needs-nobody': aLanding({ policy: aPolicy({ requirements: needing(0) }), provenance: made('none') }),
  'allowed-unprotected': { kind: 'unprotected', ...free },
  'allowed-not-enrolled': { kind: 'not-enrolled', ...free },
  'allowed-unmoved': { kind: 'unmoved', ...free },
  'needs-two-has-one': aLanding({ policy: two, signOffs: [aSignOff()] }),
  'needs-two-has-one-and-nobody-else': aLanding({
    policy: aPolicy({ requirements: needing(2) }),
    signOffs: [aSignOff()],
  }),
  'needs-two-has-a-stale-and-an-expired': aLanding({
    policy: two,
    signOffs: [
      aSignOff({ coverage: { covers: false, why: 'what lands is not what was signed' } }),
      aSignOff({ signer: barbara, statement: { expires: '2026-01-02T12:00:00Z' } }),
    ],
  }),
  'authors-unproved': aLanding({
    policy: aPolicy({ roster: aRoster(grace, barbara), authors: 'authenticated' }),
    unproved: [commitId('7'), commitId('4')],
    signOffs: [aSignOff()],
  }),
  'nobody-can-sign': aLanding({ policy: aPolicy({ roster: aRoster(linus) }) }),
  'signed-but-past-the-limit': aLanding({ files: [aFile('src/shop.ts', 612)], signOffs: [aSignOff()] }),
  undeclared: aLanding({ provenance: made('undeclared'), commits: [nobodys('7'), aLandedCommit('4')] }),
  'seven-undeclared': aLanding({
    provenance: made('undeclared'),
    commits: '789abcd'.split('').map((digit) => nobodys(digit)),
  }),
  'allowed-undeclared': aLanding({
    policy: aPolicy({ requirements: needing(0) }),
    provenance: made('undeclared'),
    commits: [nobodys('7', hostile), partlyNobodys('4'), aLandedCommit('8', { ...nobodys('8'), cleanMerge: true })],
  }),
  disputed: aLanding({ commits: [aLandedCommit('7', { denied: true, provenance: disputedProvenance }), nobodys('4')] }),
  'trailers-required-of-many': aLanding({
    commits: '789abcd'.split('').map((digit) =>
      aLandedCommit(digit, {
        breaches: [{ rule: 'require', trailer: 'assisted-by', add: ['Assisted-by: Claude:unknown'] }],
      }),
    ),
  }),
  'trailer-required-of-nobody-known': aLanding({
    commits: [
      aLandedCommit('7', { breaches: [{ rule: 'require', trailer: 'assisted-by', add: ['Assisted-by: NAME:MODEL'] }] }),
      aLandedCommit('4'),
    ],
  }),
  'trailer-required-of-the-last': aLanding({
    commits: [
      aLandedCommit('4', {
        breaches: [
          { rule: 'require', trailer: 'assisted-by', add: ['Assisted-by: Claude:unknown', 'Assisted-by: Codex:o3'] },
        ],
      }),
    ],
  }),
  'no-trailer-in-the-last': aLanding({
    commits: [
      aLandedCommit('4', {
        breaches: [{ rule: 'require', trailer: 'ai-provenance', why: 'has no AI-Provenance trailer' }],
      }),
    ],
  }),
  'trailers-forbidden-in-older': aLanding({
    commits: [
      aLandedCommit('7', { breaches: [{ rule: 'forbid', trailer: 'footers', line: hostile }] }),
      aLandedCommit('4'),
    ],
  }),
  'generated-and-undeclared': aLanding({
    provenance: { ...made('generated'), kinds: new Set(['generated', 'undeclared']), undeclared: [commitId('7')] },
  }),
  'hostile-names': aLanding({
    ref: refName('refs/heads/release/$(touch${IFS}owned)'),
    files: [aFile(hostile, 9), aFile('package.json')],
    authors: [{ name: hostile, email: 'x@example.com' }],
    policy: aPolicy({ roster: aRoster({ ...grace, name: 'Grace\u001b[2J Hopper' }) }),
    provenance: { ...made('generated'), agents: [{ name: hostile, model: hostile }] },
  }),
}

const audits = ['given', 'claimed'] as const
test.each(audits)('an audit by a %s clock says so', async (clock) => {
  const audit = { at: new Date('2026-01-02T18:00:00Z'), clock }
  await expect(auditText(audit)).toMatchFileSnapshot(`golden/audit-${clock}.txt`)
  await expect(judgementJson([], audit)).toMatchFileSnapshot(`golden/audit-${clock}.json`)
})

test('a commit that nobody else has yet is to be offered first', async () => {
  const offerTo = { remote: 'origin', commit: commitId('4') }
  await expect(judgementText(judge(aLanding()), { offerTo })).toMatchFileSnapshot('golden/needs-sign-off-offer.txt')
})

test('no golden file has a control character in it', () => {
  const folder = new URL('golden/', import.meta.url)
  const unsafe = readdirSync(folder).filter((name) => control.test(readFileSync(new URL(name, folder), 'utf8')))
  expect(unsafe).toEqual([])
})

describe.each(Object.entries(more))('%s', (name, facts) => {
  test('reads like this', async () => {
    await expect(text(facts)).toMatchFileSnapshot(`golden/${name}.txt`)
  })

  test('is this to a program', async () => {
    await expect(json(facts)).toMatchFileSnapshot(`golden/${name}.json`)
  })
})
