// Finds what agents leave in a commit: trailers, footers, identities. Each sign is kept as it stood, with the agent it names.
import type { Commit, Identity } from '../model/change.ts'
import type { Evidence } from '../model/provenance.ts'
import { agentTable } from './agents.ts'
import { agentInCredit, agentOf, isModelsName, modelIn } from './assisted-by.ts'
import { agentBehind, type Role } from './identities.ts'
import { bodyLines, identitiesIn, parseTrailers, type Trailer } from './trailers.ts'

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
const identityKeys = new Set(['co-authored-by', 'co-developed-by', 'signed-off-by'])

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
  return [...parseTrailers(message).flatMap(byTrailer), ...bodyLines(message).flatMap(byFooter)]
}

function byIdentity(identity: Identity, role: Role): Evidence[] {
  const known = agentBehind(identity, role)
  if (!known) return []
  const text = `${identity.name} <${identity.email}>`
  return [{ source: 'identity', kind: known.kind, agent: agentOf(known.row, modelIn(identity.name)), text }]
}

/** With an address that we don't know, or none, only what no person is called: a model's name. */
function byNamed(identity: Identity, text: string): Evidence[] {
  const known = byIdentity(identity, 'named')
  if (known.length > 0 || !isModelsName(identity.name)) return known
  const agent = agentInCredit(identity.name)
  return agent ? [{ source: 'identity', kind: 'generated', agent, text }] : []
}

function byTrailer(trailer: Trailer): Evidence[] {
  if (identityKeys.has(trailer.key))
    return identitiesIn(trailer.value).flatMap((identity) => byNamed(identity, trailer.text))
  return byOwnKey(trailer) ?? byAnyAgentsKey(trailer)
}

/** Keys of one agent only, such as Claude-Session. */
function byOwnKey({ key, value, text }: Trailer): Evidence[] | undefined {
  const said = value.toLowerCase()
  const row = agentTable.find((agent) =>
    agent.trailers?.some(
      (rule) => rule.key === key && said.startsWith(rule.begins ?? '') && said.includes(rule.contains ?? ''),
    ),
  )
  if (!row) return undefined
  const model = agentInCredit(value)?.model ?? null
  return [{ source: 'trailer', kind: row.kind, agent: agentOf(row, model), text }]
}

function byAnyAgentsKey({ key, value, text }: Trailer): Evidence[] {
  if (key === 'ai-assisted' && /^(?:true|yes)$/i.test(value))
    return [{ source: 'trailer', kind: 'assisted', agent: { name: 'unknown', model: null }, text }]
  const kind = creditKeys.get(key)
  const agent = kind && agentInCredit(value)
  return agent ? [{ source: 'trailer', kind, agent, text }] : []
}

function byFooter(line: string): Evidence[] {
  const text = line.trim()
  if (text === '' || text.length > 500) return []
  return agentTable.flatMap((row) => {
    const footer = row.footers?.find(({ line: form }) => form.test(text))
    return footer ? [{ source: 'footer' as const, kind: footer.kind ?? row.kind, agent: agentOf(row, null), text }] : []
  })
}
