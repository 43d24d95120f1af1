// The provenance of a landing: the union over the commits it brings.
import type { CommitId } from '../model/ids.ts'
import { agentsOf, isUndeclared, type Kind, type LandingProvenance, type Provenance } from '../model/provenance.ts'
import { distinctAgents } from './read.ts'

export interface ProvenCommit {
  readonly id: CommitId
  readonly provenance: Provenance
  /** It is the merge that git makes of its parents by itself, so it has no lines of its own; its parents speak for themselves. */
  readonly cleanMerge: boolean
}

/** Of no commits, or of clean merges alone, nobody has looked at any: undeclared, as always where there is no evidence. */
export function landingProvenance(commits: readonly ProvenCommit[]): LandingProvenance {
  const own = commits.filter((commit) => !commit.cleanMerge)
  const undeclared = own.filter(({ provenance }) => isUndeclared(provenance)).map(({ id }) => id)
  const kinds = new Set<Kind>(own.map((commit) => commit.provenance.kind))
  if (undeclared.length > 0) kinds.add('undeclared')
  return {
    kinds: kinds.size === 0 ? new Set(['undeclared']) : kinds,
    agents: distinctAgents(own.flatMap((commit) => agentsOf(commit.provenance))),
    undeclared,
  }
}
