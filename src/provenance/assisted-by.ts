// Tells an agent from a person in `Assisted-by:` and `Generated-by:`. The kernel writes agents there; curl has thanked people with
// the same key since 2020, so a value counts only in a form that agents have.
import type { Agent } from '../model/provenance.ts'
import { agentCalled, type AgentRow } from './agents.ts'
import { agentBehind } from './identities.ts'
import { parseIdentity } from './trailers.ts'

// Families of models, as a whole name: `Claude Opus 4.6`, `gpt-5.2-codex`, `o3-mini`. No person is called so.
const modelName =
  /^(?:(?:anthropic|openai|google|meta|mistralai|deepseek|qwen|xai|moonshot)[ /])?(?:claude[ -](?:code |opus|sonnet|haiku|fable|mythos|instant|v?\d)|(?:opus|sonnet|haiku)[ -]\d|(?:chat)?gpt-?\d|gpt-oss|chatgpt$|o[1-9](?:$|-(?:mini|pro|preview))|gemini[ -](?:\d|pro|flash|ultra)|codex[ -](?:\d|mini|max)|llama[ -]?\d|qwen[ -]?\d|qwq|deepseek[ -](?:v|r|chat|coder)|(?:code|dev|mi)stral[ -]|grok[ -](?:\d|code|fast|mini)|kimi[ -]k\d|glm[ -]?\d|composer[ -]\d|swe-\d|minimax[ -]m\d)/i

/** Lower-case, what the hooks' shell looks for before a co-author with an unknown address may be a model. Not `o1`: too short for that. */
export const modelWords: readonly string[] =
  'claude opus sonnet haiku gpt gemini codex llama qwen deepseek stral grok kimi glm composer minimax'.split(' ')

export const isModelName = (text: string): boolean => modelName.test(text.trim())

/** Whether a co-author is a model, whatever the address: `Claude Opus 4.6 <somebody@example.com>`, `Claude (claude-opus-4-6)`. */
export function isModelsName(name: string): boolean {
  const [, model = name] = /\(([^()]{1,80})\)$/s.exec(name.trim()) ?? []
  const named = isModelName(name) || isModelName(model)
  return named && modelWords.some((word) => name.toLowerCase().includes(word))
}

/** The agent that a value of Assisted-by or Generated-by names; undefined when it may be a person. */
export function agentInCredit(value: string): Agent | undefined {
  const text = value.trim().slice(0, 300)
  const [person] = parseIdentity(text)
  if (person) return byAddress(person.name, person.email) ?? byVia(person.name)
  return byColon(text) ?? bySlash(text) ?? byVia(text) ?? byName(text) ?? byNameAndModel(text)
}

export const agentOf = (row: AgentRow, model: string | null): Agent => ({ name: row.id, model })

/** `Claude <noreply@anthropic.com>`; with an unknown address, only a name that no person has. */
function byAddress(name: string, email: string): Agent | undefined {
  const known = agentBehind({ name, email }, 'named')
  if (known) return agentOf(known.row, modelIn(name))
  const row = agentCalled(name)
  if (row && row.ambiguousName === undefined) return agentOf(row, null)
  return isModelName(name) ? byModel(name) : undefined
}

/** `Agent:model` and `Agent:model tool tool`, the kernel's form; any single word may be an agent that we don't know yet. */
function byColon(text: string): Agent | undefined {
  const [, name, model] = /^([^:]{1,60}):[ ]?([^\s:@/][^\s@]*)(?: .*)?$/s.exec(text) ?? []
  if (name === undefined || model === undefined) return undefined
  const row = agentCalled(name)
  const given = /^unknown$/i.test(model) ? null : model
  if (row) return agentOf(row, given)
  if (/^(?:github|gitlab|codeberg|irc|matrix|twitter|mastodon|https?|mailto)$/i.test(name)) return undefined
  return /^[A-Za-z][\w.+-]*$/.test(name) || isModelName(model) ? { name, model: given } : undefined
}

/** `claude-code/claude-opus-4-6`; `owner/name` in general is a repository or a team. */
function bySlash(text: string): Agent | undefined {
  const [, name, model] = /^([^/\s]{1,60})\/(\S+)$/.exec(text) ?? []
  if (name === undefined || model === undefined) return undefined
  const row = agentCalled(name)
  if (row) return agentOf(row, model)
  return isModelName(model) || isModelName(text) ? { name, model } : undefined
}

/** `Claude Opus 4.6 via Claude Code`. */
function byVia(text: string): Agent | undefined {
  const [, model, name] = /^(.{1,80}?) (?:via|using|through|in) (.{1,80})$/s.exec(text) ?? []
  if (name === undefined || model === undefined) return undefined
  const row = agentCalled(name)
  if (row && (row.ambiguousName === undefined || isModelName(model))) return agentOf(row, model)
  return isModelName(model) ? { name: name.trim(), model } : undefined
}

function byName(text: string): Agent | undefined {
  const [, name = text, model = ''] = /^([^()]*)\((.*)\)$/s.exec(text) ?? []
  const row = agentCalled(name)
  return row ? agentOf(row, isModelName(model) ? model : null) : isModelName(text) ? byModel(text) : undefined
}

/** `Cursor Composer 2.5`, `Claude composer-1.5`, `Pi gpt-5.5`: an agent, and behind it what is a model or ends as a version. */
function byNameAndModel(text: string): Agent | undefined {
  const [, name, model] = /^([A-Za-z]+)[ -](.{1,60})$/s.exec(text) ?? []
  const row = name === undefined ? undefined : agentCalled(name)
  if (!row || model === undefined) return undefined
  return isModelName(model) || /^[a-z]+[ -]v?\d+(?:\.\d+)*(?:-[a-z]+)?$/i.test(model) ? agentOf(row, model) : undefined
}

const byModel = (text: string): Agent => ({ name: 'unknown', model: text.trim() })

/** The model in a co-author's name, `Claude Opus 4.6` or `Claude Opus 4.6 via Claude Code`; null in a bare `Claude`. */
export function modelIn(name: string): string | null {
  const model = name.trim().replace(/ via .*$/s, '')
  return isModelName(model) && agentCalled(model) === undefined ? model : null
}
