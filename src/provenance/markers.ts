// Finds what agents leave in a commit: trailers, footers, identities. Each sign is kept as it stood, with the agent it names.
import type { Commit, Identity } from '../model/change.ts'
import type { Agent, Evidence } from '../model/provenance.ts'
import { agentTable, agentWithId } from './agents.ts'
import { agentInCredit, agentOf, modelIn } from './assisted-by.ts'
import { agentBehind, type Role } from './identities.ts'
import { bodyLines, parseIdentity, parseTrailers, type Trailer } from './trailers.ts'
import { weightOf } from './weight.ts'

/** The keys that hold identities. A reviewer is not among them: to have read a change is no part in it. */
export const identityKeys: ReadonlySet<string> = new Set(['co-authored-by', 'co-developed-by', 'signed-off-by'])
/** The keys that speak of AI, whichever. */
export const creditKeys = ['assisted-by', 'generated-by', 'ai-assisted'] as const

/** Every sign in a commit's author, committer and message. */
export function findMarkers(commit: Pick<Commit, 'author' | 'committer' | 'message'>): Evidence[] {
  return [
    ...byIdentity(commit.author, 'author'),
    ...byIdentity(commit.committer, 'committer'),
    ...findMessageMarkers(commit.message),
  ]
}

/** Every sign in a message alone, as it is at commit time. */
export function findMessageMarkers(message: string): Evidence[] {
  return [...parseTrailers(message).flatMap(byTrailer), ...byFooters(message)]
}

function byIdentity(identity: Identity, role: Role): Evidence[] {
  const known = agentBehind(identity, role)
  if (!known) return []
  const text = `${identity.name} <${identity.email}>`
  const agent = agentOf(known.row, modelIn(identity.name))
  return [{ source: 'identity', kind: known.kind, agent, weight: weightOf('identity'), text }]
}

function byTrailer(trailer: Trailer): Evidence[] {
  if (identityKeys.has(trailer.key))
    return parseIdentity(trailer.value).flatMap((identity) => byIdentity(identity, 'named'))
  return byOwnKey(trailer) ?? byAnyAgentsKey(trailer)
}

const ownKeyRules = agentTable.flatMap((row) => (row.trailers ?? []).map((rule) => ({ row, ...rule })))
const ownKeys: ReadonlySet<string> = new Set(ownKeyRules.map(({ key }) => key))

/** Keys of one agent only, such as Claude-Session. */
function byOwnKey({ key, value, text }: Trailer): Evidence[] | undefined {
  if (!ownKeys.has(key)) return undefined
  const said = value.toLowerCase()
  const row = ownKeyRules.find((rule) => rule.key === key && said.startsWith(rule.begins ?? ''))?.row
  if (!row) return undefined
  const model = agentInCredit(value)?.model ?? null
  return [{ source: 'trailer', kind: row.kind, agent: agentOf(row, model), weight: weightOf('own key'), text }]
}

function byAnyAgentsKey({ key, value, text }: Trailer): Evidence[] {
  if (key === 'ai-assisted') {
    return /^(?:true|yes)$/i.test(value)
      ? [{ source: 'trailer', kind: 'assisted', agent: unknown, weight: weightOf('word'), text }]
      : []
  }
  if (key !== 'assisted-by' && key !== 'generated-by') return []
  const agent = agentInCredit(value)
  if (!agent) return []
  const weight = weightOf(agentWithId(agent.name) ? 'credit' : 'word')
  return [{ source: 'trailer', kind: key === 'assisted-by' ? 'assisted' : 'generated', agent, weight, text }]
}

const unknown: Agent = { name: 'unknown', model: null }

const footers = agentTable.flatMap((row) => (row.footers ?? []).map((footer) => ({ row, ...footer })))

/** Footers may stand on any line; a message without their words needs no look at its lines. */
function byFooters(message: string): Evidence[] {
  const said = message.toLowerCase()
  const likely = footers.filter(({ word }) => said.includes(word))
  return likely.length === 0 ? [] : bodyLines(message).flatMap((line) => byFooter(line.trim(), likely))
}

function byFooter(text: string, likely: typeof footers): Evidence[] {
  if (text === '' || text.length > 500) return []
  const rows = new Set(likely.filter(({ line }) => line.test(text)).map(({ row }) => row))
  return [...rows].map((row) => ({
    source: 'footer',
    kind: row.kind,
    agent: agentOf(row, null),
    weight: weightOf('word'),
    text,
  }))
}
