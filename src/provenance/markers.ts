// Finds what agents leave in a commit: trailers, footers, identities. Each sign is kept as it stood, with the agent it names.
import type { Commit, Identity } from '../model/change.ts'
import type { Agent, Evidence } from '../model/provenance.ts'
import { agentTable, agentWithId } from './agents.ts'
import { agentInCredit, agentOf, isModelsName, modelIn } from './assisted-by.ts'
import { agentBehind, type Role } from './identities.ts'
import { bodyLines, identitiesIn, parseTrailers, type Trailer } from './trailers.ts'
import { weightOf } from './weight.ts'

/** The keys that name any agent, and what they say of its part. */
export const creditKeys: ReadonlyMap<string, 'assisted' | 'generated'> = new Map([
  ['assisted-by', 'assisted'],
  ['ai-assisted', 'assisted'],
  ['ai-assistant', 'assisted'],
  ['generated-by', 'generated'],
  ['ai-agent', 'generated'],
  ['coding-agent', 'generated'],
])

/** The keys that hold identities. A reviewer is not among them: to have read a change is no part in it. */
export const identityKeys: ReadonlySet<string> = new Set(['co-authored-by', 'co-developed-by', 'signed-off-by'])

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

/** Whether the value of one of identityKeys names an agent. */
export const namesAgent = (value: string): boolean =>
  identitiesIn(value).some((identity) => byNamed(identity, value).length > 0)

function byIdentity(identity: Identity, role: Role): Evidence[] {
  const known = agentBehind(identity, role)
  if (!known) return []
  const text = `${identity.name} <${identity.email}>`
  const agent = agentOf(known.row, modelIn(identity.name))
  return [{ source: 'identity', kind: known.kind, agent, weight: weightOf('identity'), text }]
}

/** With an address that we don't know, or none, only what no person is called: a model's name. */
function byNamed(identity: Identity, text: string): Evidence[] {
  const known = byIdentity(identity, 'named')
  if (known.length > 0 || !isModelsName(identity.name)) return known
  const agent = agentInCredit(identity.name)
  return agent ? [{ source: 'identity', kind: 'generated', agent, weight: weightOf('word'), text }] : []
}

function byTrailer(trailer: Trailer): Evidence[] {
  if (identityKeys.has(trailer.key))
    return identitiesIn(trailer.value).flatMap((identity) => byNamed(identity, trailer.text))
  return byOwnKey(trailer) ?? byAnyAgentsKey(trailer)
}

const ownKeyRules = agentTable.flatMap((row) => (row.trailers ?? []).map((rule) => ({ row, ...rule })))
const ownKeys: ReadonlySet<string> = new Set(ownKeyRules.map(({ key }) => key))

/** Keys of one agent only, such as Claude-Session. */
function byOwnKey({ key, value, text }: Trailer): Evidence[] | undefined {
  if (!ownKeys.has(key)) return undefined
  const said = value.toLowerCase()
  const row = ownKeyRules.find(
    (rule) => rule.key === key && said.startsWith(rule.begins ?? '') && said.includes(rule.contains ?? ''),
  )?.row
  if (!row) return undefined
  const model = agentInCredit(value)?.model ?? null
  return [{ source: 'trailer', kind: row.kind, agent: agentOf(row, model), weight: weightOf('own key'), text }]
}

function byAnyAgentsKey({ key, value, text }: Trailer): Evidence[] {
  if (key === 'ai-assisted' && /^(?:true|yes)$/i.test(value))
    return [{ source: 'trailer', kind: 'assisted', agent: unknown, weight: weightOf('word'), text }]
  const kind = creditKeys.get(key)
  const agent = kind && agentInCredit(value)
  if (!agent) return []
  return [{ source: 'trailer', kind, agent, weight: weightOf(agentWithId(agent.name) ? 'credit' : 'word'), text }]
}

const unknown: Agent = { name: 'unknown', model: null }

const footers = agentTable.flatMap((row) => (row.footers ?? []).map((footer) => ({ row, footer })))

/** Footers may stand on any line; a message without their words needs no look at its lines. */
function byFooters(message: string): Evidence[] {
  const said = message.toLowerCase()
  const likely = footers.filter(({ footer }) => said.includes(footer.word))
  return likely.length === 0 ? [] : bodyLines(message).flatMap((line) => byFooter(line.trim(), likely))
}

function byFooter(text: string, likely: typeof footers): Evidence[] {
  if (text === '' || text.length > 500) return []
  const seen = new Map(likely.filter(({ footer }) => footer.line.test(text)).map(({ row, footer }) => [row, footer]))
  return [...seen].map(([row, footer]) => ({
    source: 'footer',
    kind: footer.kind ?? row.kind,
    agent: agentOf(row, null),
    weight: weightOf('word'),
    text,
  }))
}
