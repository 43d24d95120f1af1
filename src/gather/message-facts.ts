// What a commit says of AI's part in it, as the policy counts it.
import type { LandedCommit } from '../gate/facts.ts'
import type { Commit } from '../model/change.ts'
import type { Policy } from '../model/policy.ts'
import { countNone } from '../provenance/none-from.ts'
import { parseClaims, wasDenied } from '../provenance/own-trailer.ts'
import { readProvenance, type ReadFacts } from '../provenance/read.ts'
import { trailerBreaches } from '../provenance/trailer-rules.ts'

type MessageFacts = Pick<LandedCommit, 'id' | 'subject' | 'provenance' | 'cleanMerge' | 'breaches' | 'denied'>

export function messageFacts(
  commit: Commit,
  facts: ReadFacts,
  cleanMerge: boolean,
  { noneFrom, trailers }: Pick<Policy, 'noneFrom' | 'trailers'>,
): MessageFacts {
  const { id, message } = commit
  const { digest } = facts
  const provenance = countNone(readProvenance(commit, facts), noneFrom)
  return {
    id,
    subject: message.trimStart().split('\n', 1)[0] ?? '',
    provenance,
    cleanMerge,
    breaches: trailerBreaches({ message, provenance, digest, cleanMerge }, trailers),
    denied: 'evidence' in provenance && parseClaims(message).some((claim) => wasDenied(claim, digest)),
  }
}
