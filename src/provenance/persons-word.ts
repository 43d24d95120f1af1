// What a person says of a commit's lines, beside what the machine saw of them. It adds to the evidence and takes nothing away: levels
// only rise.
import type { Sha256 } from '../model/ids.ts'
import type { Agent, Provenance } from '../model/provenance.ts'
import { agentCalled } from './agents.ts'
import { creditLine, missingCredits } from './credits.ts'
import { declared, disputed, formatClaim, ownKey, parseClaims, undeclaredPart } from './own-trailer.ts'

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
  const agents = [...word.agents, ...('agents' in seen ? seen.agents : [])]
  const withModel = word.agents.filter(({ model }) => model !== null)
  const sources = [...new Set([...sourcesKept(message, digest), declared])]
  return {
    level,
    own: `${ownKey}: ${formatClaim({ level, sources, digest })}`,
    // A model that is given is written even where the agent's name stands there already.
    credits: [...new Set([...missingCredits(message, agents), ...withModel.flatMap(creditLine)])],
    superseded: withModel.flatMap(({ name }) => creditLine({ name, model: null })),
  }
}

const atLeast = ({ kind }: Provenance, level: Declarable): Declarable => (kind === 'assisted' ? 'assisted' : level)

/** Who looked at just these lines. That a part was undeclared, or disputed, is answered by the person. */
function sourcesKept(message: string, digest: Sha256): string[] {
  const fitting = parseClaims(message).flatMap((claim) =>
    claim.level !== 'unreadable' && claim.digest === digest ? claim.sources : [],
  )
  return fitting.filter((source) => source !== undeclaredPart && source !== disputed)
}

/** `Claude`, `claude-code:claude-opus-4-6`, `Codex: GPT 5`; null for what could not stand in an `Assisted-by` line. */
export function agentGiven(text: string): Agent | null {
  const [, name = '', model] = /^([^:]{1,60})(?::(.{1,80}))?$/s.exec(text.trim()) ?? []
  const agent = { name: agentCalled(name)?.id ?? name.trim(), model: model?.trim() ?? null }
  return creditLine(agent).length === 0 ? null : agent
}
