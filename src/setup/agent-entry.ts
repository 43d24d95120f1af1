// What an entry of ours is in an agent's hook file, and how it is known again. Pure.
import type { AgentRow } from '../provenance/agents.ts'
import type { HookFile } from '../provenance/agents/row.ts'
import { agentHookCommand, hookTag, type HookMoment } from './agent-hook-command.ts'
import { named, type ArrayNode, type JsonNode, type ObjectNode } from './agent-json.ts'
import type { Json } from './agent-json-edit.ts'

export interface HookedAgent extends AgentRow {
  readonly hookFile: HookFile
}

/** An entry that is to be there. */
export interface Wanted {
  readonly event: string
  readonly when: HookMoment
  readonly tools: string | null
  readonly command: string
}

/** One command of an entry of ours, with what says when it runs. */
export interface Handler {
  readonly when: HookMoment
  readonly node: ObjectNode
  readonly command: JsonNode
  /** null where none is given, or where others' commands share it. */
  readonly tools: JsonNode | null
}

export const wantedOf = ({ id, hookFile }: HookedAgent): readonly Wanted[] =>
  (['before', 'after'] as const).flatMap((when) =>
    hookFile[when].map(({ event, tools = null }) => ({ event, when, tools, command: agentHookCommand(when, id) })),
  )

export function entryOf(shape: HookFile['shape'], { tools, command }: Wanted): Json {
  const matcher = tools === null ? {} : { matcher: tools }
  switch (shape) {
    case 'groups':
      return { ...matcher, hooks: [{ type: 'command', command }] }
    case 'commands':
      return { command, ...matcher }
    case 'bash':
      return { type: 'command', bash: command, ...matcher }
  }
}

export const mentionsUs = (text: string): boolean => text.includes(hookTag('before')) || text.includes(hookTag('after'))

/** Where others' commands may stand beside ours; null in files that have no groups. */
export const groupOf = (item: JsonNode, shape: HookFile['shape']): ArrayNode | null => {
  if (shape !== 'groups' || item.kind !== 'object') return null
  const list = named(item, 'hooks')[0]?.value
  return list?.kind === 'array' ? list : null
}

export function handlersIn(item: JsonNode, shape: HookFile['shape']): Handler[] {
  if (item.kind !== 'object') return []
  const group = groupOf(item, shape)
  const nodes = shape === 'groups' ? (group?.children ?? []) : [item]
  const tools = nodes.length === 1 ? (named(item, 'matcher')[0]?.value ?? null) : null
  return nodes.flatMap((node) => (node.kind === 'object' ? handlerOf(node, tools) : []))
}

/** A person may have changed all the rest of it: the tag in its command is what makes it ours. */
function handlerOf(node: ObjectNode, tools: JsonNode | null): Handler[] {
  const commands = ['command', 'bash'].flatMap((key) => named(node, key)).map(({ value }) => value)
  for (const command of commands) {
    if (command.kind !== 'string') continue
    for (const when of ['before', 'after'] as const)
      if (command.value.includes(hookTag(when))) return [{ when, node, command, tools }]
  }
  return []
}
