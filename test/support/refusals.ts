// One refused ref for every code a finding can have; the compiler says when one is missing.
import type { RefFacts } from '../../src/gate/facts.ts'
import type { FindingCode } from '../../src/model/verdict.ts'
import type { Coverage } from '../../src/model/signoff.ts'
import { renderStatement } from '../../src/signoff/statement.ts'
import { aFile } from './changes.ts'
import {
  aBadToken,
  alan,
  aLandedCommit,
  aLanding,
  aPolicy,
  aSignOff,
  barbara,
  broken,
  everyLevel,
  grace,
  gracesKey,
  linus,
  strangersKey,
} from './landing.ts'
import { aPerson, aRoster, aStatement, aToken, commitId, refName } from './signing.ts'

const signed = (parts: Parameters<typeof aSignOff>[0]): RefFacts => aLanding({ signOffs: [aSignOff(parts)] })
const brought = (token: string): RefFacts => aLanding({ signOffs: [aBadToken(token)] })
const not = (why: string): Coverage => ({ covers: false, why })

export const refusals: Readonly<Record<FindingCode, RefFacts>> = {
  'needs-sign-off': aLanding(),
  'past-reviewable-limit': aLanding({ files: [aFile('src/shop.ts', 612)] }),
  'policy-unsound': aLanding({ policyProblem: '.ai-signoff.yml: 1 problem\n3:1 unknown key "requirments"' }),
  'trailer-required': aLanding({
    commits: [
      aLandedCommit('7', {
        breaches: [{ rule: 'require', trailer: 'ai-provenance', why: 'has no AI-Provenance trailer' }],
      }),
      aLandedCommit('4', {
        breaches: [{ rule: 'require', trailer: 'assisted-by', add: ['Assisted-by: Claude:unknown'] }],
      }),
    ],
  }),
  'trailer-forbidden': aLanding({
    commits: [
      aLandedCommit('4', {
        breaches: [
          { rule: 'forbid', trailer: 'co-authored-by', line: 'Co-authored-by: Claude <noreply@anthropic.com>' },
        ],
      }),
    ],
  }),
  'branch-deleted': broken('deletion'),
  'commits-dropped': broken('dropped', { dropped: 3 }),
  'unrelated-history': broken('unrelated'),
  'not-a-commit': broken('not-a-commit'),
  'policy-outdated': broken('outdated-policy'),
  'sign-off-malformed': brought('{"payloadType":"application/vnd.in-toto+json"'),
  'sign-off-bad-signature': brought(aToken(gracesKey, { namespace: 'git' })),
  'sign-off-unknown-key': brought(aToken(strangersKey)),
  'sign-off-wrong-signer': brought(
    aToken(gracesKey, { payload: renderStatement(aStatement({ signer: 'Barbara Liskov' })) }),
  ),
  'sign-off-not-senior': signed({ signer: linus }),
  'sign-off-out-of-scope': signed({ signer: aPerson({ name: 'Alan Turing', paths: ['src/'] }) }),
  'sign-off-by-author': aLanding({
    authors: [{ name: 'Grace H.', email: 'grace@example.com' }],
    signOffs: [aSignOff()],
  }),
  'sign-off-declined': signed({ statement: { verdict: 'declined', reason: 'too large to read before the weekend' } }),
  'sign-off-not-yet-valid': signed({
    statement: { issued: '2026-01-04T12:00:00Z', expires: '2026-01-05T12:00:00Z' },
  }),
  'sign-off-expired': signed({ statement: { expires: '2026-01-02T12:00:00Z' } }),
  'sign-off-lifetime': signed({ statement: { expires: '2026-03-01T12:00:00Z' } }),
  'sign-off-other-repository': signed({ statement: { repository: [commitId('9')] } }),
  'sign-off-other-branch': signed({ statement: { target: refName('refs/heads/release/9') } }),
  'sign-off-other-change': signed({ coverage: not('what lands is not what was signed') }),
  'sign-off-grade': aLanding({
    files: [aFile('.github/workflows/ci.yml', 4)],
    signOffs: [aSignOff({ coverage: { covers: true, grade: 'replay' } })],
  }),
  'sign-off-revoked': aLanding({
    policy: aPolicy({
      roster: aRoster(grace, barbara),
      revoked: [{ of: 'person', name: 'Grace Hopper', from: '2026-01-02T00:00:00Z', because: 'her laptop was stolen' }],
    }),
    signOffs: [aSignOff()],
  }),
  'sign-off-no-hardware': aLanding({
    policy: aPolicy({ roster: aRoster(grace, alan), hardware: everyLevel('required') }),
    signOffs: [aSignOff()],
  }),
  'sign-off-no-pin': aLanding({
    policy: aPolicy({ roster: aRoster(alan), pin: everyLevel('required') }),
    signOffs: [aSignOff({ signer: alan, hardware: { presence: true, verification: false } })],
  }),
}
