// Reads a note of Git AI's (refs/notes/ai): lines of files, and which session, prompt or person each of them is attributed to. Whoever
// may push notes chose every byte, so a note only adds evidence, and what is wrong with it takes nothing away.
//
// src/shop/basket.ts
//   s_<14 hex>::t_<14 hex> 1-4,9      a session and its trace; before 3.0 a prompt: 16 or 7 hex
//   h_<14 hex> 5-8                    a person
// ---
// {"schema_version":"authorship/3.0.0","sessions":{"s_…":{"agent_id":{"tool":"claude","model":"claude-opus-4-6"}}},…}
import type { Agent, Evidence } from '../model/provenance.ts'
import { agentCalled } from './agents.ts'
import { weightOf } from './weight.ts'

/** One piece an agent and model, with the first lines that it made. @param note the note's text; its `base_commit_sha` is often wrong, and not read. */
export function readGitAiNote(note: string): Evidence[] {
  const { attributions, json } = splitNote(note)
  if (attributions.length === 0) return []
  const known = readMetadata(json)
  const found = new Map<string, Evidence>()
  for (const { key, path, ranges } of attributions) {
    const agent = agentFor(key, known)
    const name = agent && `${agent.name}\0${agent.model ?? ''}`
    if (name === undefined || found.has(name) || found.size >= mostAgents) continue
    found.set(name, piece(agent, `${path}: ${key} ${ranges}`))
  }
  return [...found.values()]
}

/** Thousands of made-up models are no more evidence than these. */
const mostAgents = 50
const longest = { line: 4096, text: 300, name: 100 }

const piece = (agent: Agent = unknown, text = ''): Evidence => ({
  source: 'note',
  kind: 'generated',
  agent,
  weight: weightOf('recorded'),
  text: text.slice(0, longest.text),
})

const unknown: Agent = { name: 'unknown', model: null }

interface Attribution {
  readonly path: string
  readonly key: string
  readonly ranges: string
}

/** Cut at the first line that is `---`; without one, all is attributions. Each key once: a note may hold a hundred thousand lines. */
function splitNote(note: string): { attributions: Attribution[]; json: string } {
  const found = new Map<string, Attribution>()
  let path = ''
  for (let at = 0; at < note.length;) {
    const end = note.indexOf('\n', at)
    const next = end === -1 ? note.length : end + 1
    const line = note.slice(at, Math.min(next, at + longest.line)).trimEnd()
    if (line === '---') return { attributions: [...found.values()], json: note.slice(next) }
    const [, key, ranges] = /^ {2}(\S{1,200}) (\d[\d, -]*)$/.exec(line) ?? []
    if (key === undefined || ranges === undefined) path = line.startsWith(' ') ? path : unquoted(line)
    else if (!found.has(key)) found.set(key, { path, key, ranges })
    at = next
  }
  return { attributions: [...found.values()], json: '' }
}

const unquoted = (path: string): string => /^"(.*)"$/s.exec(path)?.[1] ?? path

type Known = ReadonlyMap<string, Agent | 'person'>

/** Whom the keys stand for. What is no JSON of this form names nobody. */
function readMetadata(json: string): Known {
  const data = parsed(json)
  return new Map<string, Agent | 'person'>([
    ...entries(data, 'humans').map(([key]): [string, 'person'] => [key, 'person']),
    ...[...entries(data, 'prompts'), ...entries(data, 'sessions')].map(([key, maker]): [string, Agent] => [
      key,
      agentIn(maker),
    ]),
  ])
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined

function entries(data: unknown, name: string): [string, unknown][] {
  const value = field(data, name)
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/** {"agent_id":{"tool":"claude","id":"…","model":"claude-opus-4-6"}} */
function agentIn(maker: unknown): Agent {
  const [tool, model] = ['tool', 'model'].map((name) => wordIn(field(field(maker, 'agent_id'), name)))
  if (tool == null) return { name: 'unknown', model: model ?? null }
  return { name: agentCalled(tool)?.id ?? tool, model: model ?? null }
}

function wordIn(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim().slice(0, longest.name) : ''
  return text === '' || /^unknown$/i.test(text) ? null : text
}

const sessionOf = (key: string): string => key.split('::', 1)[0] ?? key

// Of real notes: sessions, prompts and uuids that the metadata does not have (the note was cut or merged), and a bare `ai_agent`.
const agentsKey = /^(?:s_[0-9a-f]+|[0-9a-f]{7}|[0-9a-f]{16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|ai_agent)$/

/** undefined for a person (`h_…`, a bare `human`), and for a word that stands for nobody. */
function agentFor(key: string, known: Known): Agent | undefined {
  const maker = known.get(key) ?? known.get(sessionOf(key))
  if (maker !== undefined) return maker === 'person' ? undefined : maker
  return agentsKey.test(sessionOf(key)) ? unknown : undefined
}
