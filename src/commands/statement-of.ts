// The statement that a senior signs, from what the senior was shown.
import { randomBytes } from 'node:crypto'
import type { Person } from '../model/roster.ts'
import { kinds } from '../model/provenance.ts'
import type { Statement } from '../model/signoff.ts'
import { writeSecond } from '../model/time.ts'
import type { Review } from '../gather/review.ts'

export interface Words {
  readonly verdict: Statement['verdict']
  readonly reason: string
  readonly checked: readonly string[]
}

export function statementOf({ landing, ...review }: Review, signer: Person, words: Words, now: Date): Statement {
  const { radius, provenance, policy } = landing
  return {
    id: randomBytes(16).toString('hex'),
    verdict: words.verdict,
    repository: review.repository,
    target: landing.ref,
    base: { commit: landing.oldTip, tree: review.baseTree },
    head: landing.newTip,
    tree: review.tree,
    change: review.changeDigest,
    commits: landing.commits.map((commit) => commit.id),
    seen: {
      engine: radius.engine,
      score: radius.score,
      level: radius.level,
      provenance: kinds.filter((kind) => provenance.kinds.has(kind)),
      agents: provenance.agents,
    },
    policy: review.policyDigest,
    signer: signer.name,
    scope: words.checked,
    reason: words.reason,
    explanation: null,
    issued: writeSecond(now),
    expires: writeSecond(new Date(now.getTime() + policy.lifetime * 1000)),
  }
}
