// Counts what a range of commits says, as it goes by: the union over the range, with how many commits each part of it has.
import { isUndeclared } from './landing.ts'
import type { CommitId } from '../model/ids.ts'
import type { Kind } from '../model/provenance.ts'
import type { ProvenanceRecord } from '../model/provenance-record.ts'

export interface Tally {
  readonly commits: number
  /** Clean merges are in no kind. */
  readonly kinds: ReadonlyMap<Kind, number>
  /** Commits in which each agent had a part, by its name. */
  readonly agents: ReadonlyMap<string, number>
  /** The first of those that are undeclared, wholly or in part, how many there are, and how many of these are so in part. */
  readonly undeclared: { readonly first: readonly CommitId[]; readonly count: number; readonly partly: number }
  readonly cleanMerges: number
  /** Merges without a word of their own that were not compared with what git makes. */
  readonly unknownMerges: number
}

/** Of made-up agents' names, and of undeclared commits, no more is kept. */
const most = { agents: 10_000, undeclared: 5 }

export function createTally(): { add(record: ProvenanceRecord): void; total(): Tally } {
  const kinds = new Map<Kind, number>()
  const agents = new Map<string, number>()
  const first: CommitId[] = []
  const count = { commits: 0, undeclared: 0, partly: 0, clean: 0, unknown: 0 }
  return {
    add({ id, merge, provenance }) {
      count.commits++
      if (merge === 'clean') {
        count.clean++
        return
      }
      if (merge === 'unknown' && provenance.kind === 'undeclared') count.unknown++
      increase(kinds, provenance.kind)
      if (isUndeclared(provenance)) {
        if (count.undeclared++ < most.undeclared) first.push(id)
        if (provenance.kind !== 'undeclared') count.partly++
      }
      for (const name of 'agents' in provenance ? new Set(provenance.agents.map((agent) => agent.name)) : [])
        if (agents.has(name) || agents.size < most.agents) increase(agents, name)
    },
    total: () => ({
      commits: count.commits,
      kinds,
      agents,
      undeclared: { first, count: count.undeclared, partly: count.partly },
      cleanMerges: count.clean,
      unknownMerges: count.unknown,
    }),
  }
}

const increase = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
