// Counts how the reader did on labelled commits: by agent what was marked, found, named and levelled right, and by kind of trap
// what was taken for AI's.
import { readProvenance } from '../../../src/provenance/read.ts'
import type { LabelledCommit } from './facts.ts'

export interface AgentFigures {
  marked: number
  found: number
  /** Of those found: this very agent was named. */
  named: number
  /** Of those found: generated or assisted, as labelled. */
  levelled: number
}

export interface TrapFigures {
  commits: number
  takenForAi: number
}

export interface Figures {
  repositories: number
  /** Of all, whatever the agent: a commit with two agents counts once. */
  marked: number
  found: number
  notAi: number
  takenForAi: number
  /** Left out of all others: what nobody can say from outside. */
  apart: number
  agents: Record<string, AgentFigures>
  traps: Record<string, TrapFigures>
}

/** Markers that name a model and no agent. */
export const modelOnly = 'a model alone'

export function measure(commits: Iterable<LabelledCommit>): Figures {
  const from = new Set<string>()
  const figures: Figures = {
    repositories: 0,
    marked: 0,
    found: 0,
    notAi: 0,
    takenForAi: 0,
    apart: 0,
    agents: {},
    traps: {},
  }
  for (const commit of commits) {
    from.add(commit.from)
    count(figures, commit)
  }
  return { ...figures, repositories: from.size }
}

function count(figures: Figures, commit: LabelledCommit): void {
  const { label } = commit
  const read = readProvenance(commit, { digest: null })
  const seen = 'agents' in read ? read : undefined
  if (label.is === 'apart') figures.apart += 1
  if (label.is === 'not') {
    const trap = (figures.traps[label.trap] ??= { commits: 0, takenForAi: 0 })
    trap.commits += 1
    trap.takenForAi += seen ? 1 : 0
    figures.notAi += 1
    figures.takenForAi += seen ? 1 : 0
  }
  if (label.is !== 'marked') return
  figures.marked += 1
  figures.found += seen ? 1 : 0
  for (const name of label.agents.length === 0 ? [modelOnly] : label.agents) {
    const agent = (figures.agents[name] ??= { marked: 0, found: 0, named: 0, levelled: 0 })
    agent.marked += 1
    agent.found += seen ? 1 : 0
    agent.named += seen && (name === modelOnly || seen.agents.some((one) => one.name === name)) ? 1 : 0
    agent.levelled += seen?.kind === label.level ? 1 : 0
  }
}
