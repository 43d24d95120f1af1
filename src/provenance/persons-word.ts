// What a person says of a commit's lines, beside what the machine saw of them. It adds to the evidence and takes nothing away: levels
// only rise.
import type { Sha256 } from '../model/ids.ts'
import { agentsOf, type Agent, type Provenance } from '../model/provenance.ts'
import { agentCalled } from './agents.ts'
import { placeholder } from './assisted-by.ts'
import { creditedAgents, creditLine, missingCredits } from './credits.ts'
import { fits, formatClaim, parseClaims, sourcesOf, sourceWord } from './own-trailer.ts'

export const declarable = ['none', 'assisted', 'generated'] as const
export type Declarable = (typeof declarable)[number]

export interface PersonsWord {
  readonly level: Declarable
  readonly agents: readonly Agent[]
}

export interface Declared {
  readonly level: Declarable
  /** Trailers, as `Key: value`. */
  readonly own: string
  readonly credits: readonly string[]
  /** Lines that say less of the same agents. */
  readonly superseded: readonly string[]
}

/** @param seen what the commit shows by itself. @param digest of its own lines. */
export function declareAs(word: PersonsWord, message: string, seen: Provenance, digest: Sha256): Declared {
  const level = seen.kind === 'generated' || word.level === 'generated' ? 'generated' : atLeast(seen, word.level)
  const agents = [...word.agents, ...agentsOf(seen)]
  const withModel = word.agents.filter(({ model }) => model !== null)
  const sources = [...new Set([...sourcesKept(message, digest), sourceWord.declared])]
  return {
    level,
    own: formatClaim({ level, sources, digest }),
    // A model that is given is written even where the agent's name stands there already.
    credits: [...new Set([...missingCredits(message, agents), ...withModel.flatMap(creditLine)])],
    superseded: withModel.flatMap(({ name }) => creditLine({ name, model: null })),
  }
}

const atLeast = ({ kind }: Provenance, level: Declarable): Declarable => (kind === 'assisted' ? 'assisted' : level)

/** Who looked at just these lines. That a part was undeclared, or disputed, is answered by the person. */
function sourcesKept(message: string, digest: Sha256): string[] {
  const fitting = parseClaims(message).flatMap((claim) => (fits(claim, digest) ? sourcesOf(claim) : []))
  return fitting.filter((source) => source !== sourceWord.undeclared && source !== sourceWord.disputed)
}

/** `Claude`, `claude-code:claude-opus-4-6`, `Codex: GPT 5`; null for what could not stand in an `Assisted-by` line, or only in part. */
export function agentGiven(text: string): Agent | null {
  const [, name = '', model] = /^([^:]{1,60})(?::(.{1,80}))?$/s.exec(text.trim()) ?? []
  const agent = { name: agentCalled(name)?.id ?? name.trim(), model: model?.trim() ?? null }
  if (text.trim() === placeholder) return null
  const [read] = creditedAgents(`Subject\n\n${creditLine(agent).join('')}\n`)
  if (read === undefined) return null
  const lost = read.model === null && agent.model !== null && !/^unknown$/i.test(agent.model)
  return lost ? null : agent
}
