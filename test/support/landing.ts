// Builders of what the gate judges: an agent's change on its way to main, which Grace could sign. Name only what the test is about.
import type { BrokenFacts, LandedCommit, LandingFacts, SignOffFact } from '../../src/gate/facts.ts'
import type { FileChange } from '../../src/model/change.ts'
import type { Policy, RequirementTable } from '../../src/model/policy.ts'
import type { Kind, LandingProvenance } from '../../src/model/provenance.ts'
import type { Level } from '../../src/model/radius.ts'
import type { Person } from '../../src/model/roster.ts'
import type { Coverage, Hardware, Statement } from '../../src/model/signoff.ts'
import { scoreChange } from '../../src/radius/score.ts'
import { verifyToken } from '../../src/signoff/token.ts'
import { aFile } from './changes.ts'
import { aPerson, aRoster, aStatement, commitId, knownEd25519Key, publicKeyOf, refName } from './signing.ts'

export const gracesKey = knownEd25519Key(1)
export const linusKey = knownEd25519Key(2)
export const strangersKey = knownEd25519Key(3)

export const grace = aPerson({ keys: [publicKeyOf(gracesKey)] })
export const barbara = aPerson({
  name: 'Barbara Liskov',
  emails: ['barbara@example.com'],
  keys: [publicKeyOf(knownEd25519Key(4))],
})
/** Signs with a security key. */
export const alan = aPerson({
  name: 'Alan Turing',
  emails: ['alan@example.com'],
  keys: [{ ...publicKeyOf(knownEd25519Key(5)), type: 'sk-ssh-ed25519@openssh.com' }],
})
export const linus = aPerson({
  name: 'Linus Junior',
  emails: ['linus@example.com'],
  seniority: 'junior',
  keys: [publicKeyOf(linusKey)],
})
export const ada = { name: 'Ada Lovelace', email: 'ada@example.com' }

export const everyLevel = <Value>(value: Value): Record<Level, Value> => ({
  low: value,
  medium: value,
  high: value,
  critical: value,
})

/** The same number for every kind, at every level. */
export function needing(count: number): RequirementTable {
  const row = everyLevel(count)
  return { none: row, assisted: row, generated: row, undeclared: row }
}

export const aPolicy = (replaced: Partial<Policy> = {}): Policy => ({
  defaultBranch: 'main',
  protected: ['main', 'release/*'],
  roster: aRoster(grace, linus),
  requirements: needing(1),
  seniorAuthors: needing(0),
  paths: [],
  reviewableLines: 400,
  lifetime: 2 * 86_400,
  carried: { low: 'replay', medium: 'replay', high: 'replay', critical: 'disjoint' },
  revoked: [],
  authors: 'claimed',
  hardware: everyLevel('optional'),
  pin: everyLevel('optional'),
  preCommit: 'warn',
  trailers: { require: [], forbid: [] },
  noneFrom: 'hook',
  ...replaced,
})

export const theChange: readonly FileChange[] = [
  aFile('db/migrations/0042_sessions.sql', 12, { status: 'added' }),
  aFile('src/auth/session.ts', 48),
]

/** Of one kind, by Claude Code where that says anything. */
export const made = (kind: Kind): LandingProvenance => ({
  kinds: new Set([kind]),
  agents: kind === 'assisted' || kind === 'generated' ? [{ name: 'claude-code', model: null }] : [],
  undeclared: kind === 'undeclared' ? [commitId('7')] : [],
})

export const aLandedCommit = (digit: string, replaced: Partial<LandedCommit> = {}): LandedCommit => ({
  id: commitId(digit),
  provenance: { kind: 'generated', agents: [{ name: 'claude-code', model: null }], evidence: [], undeclared: null },
  subject: 'Refresh sessions',
  breaches: [],
  denied: false,
  cleanMerge: false,
  authors: [ada],
  bySenior: false,
  unproved: false,
  ...replaced,
})

export const aLanding = ({
  files = theChange,
  ...replaced
}: Partial<LandingFacts> & { readonly files?: readonly FileChange[] } = {}): LandingFacts => ({
  kind: 'landing',
  ref: refName('refs/heads/main'),
  oldTip: commitId('2'),
  newTip: commitId('4'),
  policy: aPolicy(),
  repository: [commitId('1')],
  policyProblem: null,
  commits: [aLandedCommit('7'), aLandedCommit('4')],
  radius: scoreChange(files, replaced.policy?.paths ?? []),
  provenance: made('generated'),
  authors: [ada],
  seniorAuthors: false,
  unproved: [],
  signOffs: [],
  steps: [],
  way: [],
  now: new Date('2026-01-02T18:00:00Z'),
  ...replaced,
})

export const broken = (kind: BrokenFacts['kind'], replaced: Partial<BrokenFacts> = {}): BrokenFacts => ({
  kind,
  ref: refName('refs/heads/main'),
  oldTip: commitId('2'),
  newTip: kind === 'deletion' ? null : commitId('4'),
  dropped: 0,
  policy: aPolicy(),
  ...replaced,
})

interface SignOffParts {
  readonly statement?: Partial<Statement>
  readonly signer?: Person
  readonly coverage?: Coverage
  readonly hardware?: Hardware
}

/** Grace's sign-off of that change, verified. */
export const aSignOff = ({ statement, signer = grace, coverage, hardware }: SignOffParts = {}): Extract<
  SignOffFact,
  { verified: true }
> => ({
  verified: true,
  token: 'token',
  statement: aStatement({ signer: signer.name, ...statement }),
  signer,
  key: signer.keys[0] ?? publicKeyOf(gracesKey),
  hardware: hardware ?? null,
  coverage: coverage ?? { covers: true, grade: 'exact' },
  authors: [ada],
  relevant: true,
})

/** A token that does not verify against the roster, with what the verifier says of it. */
export function aBadToken(token: string): SignOffFact {
  const result = verifyToken(token, aPolicy().roster)
  if ('statement' in result) throw new Error('the token is good')
  return { verified: false, objection: result, relevant: true }
}
