// Provenance for programs: version 1 of its contract, a record a line (JSON Lines), so that whoever reads it need not wait for the end.
// Text that somebody else chose is escaped.
import type { Agent, Evidence, Provenance } from '../model/provenance.ts'
import type { ProvenanceRecord } from '../model/provenance-record.ts'
import { renderJsonLine } from './json.ts'
import { printable } from './printable.ts'

export const provenanceJson = ({ id, merge, provenance }: ProvenanceRecord): string =>
  `{"version":1,"commit":"${id}","merge":"${merge}",${(merge === 'clean' ? ofCleanMerge : ofCommit)(provenance)}`

/** The rest of the line. A long history says the same thing, as one value, of nearly all its commits. */
function ofCommit(provenance: Provenance): string {
  const before = rendered.get(provenance)
  if (before !== undefined) return before
  const line = rest(tell(provenance))
  rendered.set(provenance, line)
  return line
}

const rendered = new WeakMap<Provenance, string>()

/** Its parents speak for themselves, whatever its message says. */
const ofCleanMerge = (provenance: Provenance): string =>
  rest({ ...tell(provenance), kind: null, why: null, undeclared: null })

const rest = (fields: object): string => renderJsonLine(fields).slice(1)

/** All fields, always: what a kind has none of is null or empty. */
const tell = (provenance: Provenance): object => ({
  kind: provenance.kind,
  why: 'why' in provenance ? printable(provenance.why) : null,
  undeclared: 'undeclared' in provenance && provenance.undeclared !== null ? printable(provenance.undeclared) : null,
  agents: 'agents' in provenance ? provenance.agents.map(agentJson) : [],
  evidence: 'evidence' in provenance ? provenance.evidence.map(evidenceJson) : [],
  sources: 'sources' in provenance ? provenance.sources.map(printable) : [],
})

const agentJson = ({ name, model }: Agent): object => ({
  name: printable(name),
  model: model === null ? null : printable(model),
})

const evidenceJson = ({ source, kind, agent, weight, text }: Evidence): object => ({
  source,
  kind,
  agent: printable(agent.name),
  model: agent.model === null ? null : printable(agent.model),
  weight,
  text: printable(text),
})
