// What an agent's hook file is with our entries and without them, as texts. Every byte that is not of our entries stays. Pure.
import type { AgentRow } from '../provenance/agents.ts'
import type { HookFile } from '../provenance/agents/row.ts'
import { agentHookCommand, hookTag, type HookMoment } from './agent-hook-command.ts'
import { parseJson, type ArrayNode, type JsonNode, type Member, type ObjectNode, type Span } from './agent-json.ts'
import {
  appendItem,
  appendMember,
  applyEdits,
  cut,
  isWhollyOurs,
  renderFile,
  replaceString,
  type Edit,
  type Json,
} from './agent-json-edit.ts'

export interface HookedAgent extends AgentRow {
  readonly hookFile: HookFile
}

/** null: the file is not to be there. */
export type Rewritten =
  | { readonly ok: true; readonly text: string | null }
  | { readonly ok: false; readonly problem: string }

interface Wanted {
  readonly event: string
  readonly when: HookMoment
  readonly tools: string | null
  readonly command: string
}

interface Document {
  readonly ok: true
  readonly root: ObjectNode
  /** null: it has none yet. */
  readonly hooks: (Member & { readonly value: ObjectNode }) | null
}

/** One command of an entry of ours, with what says when it runs. */
interface Handler {
  readonly when: HookMoment
  readonly node: ObjectNode
  readonly command: JsonNode
  /** null where none is given, or where others' commands share it. */
  readonly tools: JsonNode | null
}

/** @param text the file's; null when there is none. */
export function withEntries(text: string | null, agent: HookedAgent): Rewritten {
  const wanted = wantedOf(agent)
  const fresh = renderFile(freshFile(agent.hookFile, wanted))
  if (text === null) return { ok: true, text: fresh }
  if (isDoneByHand(text, wanted)) return { ok: true, text }
  const placed = new Set(wanted.map(({ when, event }) => `${when} ${event}`))
  const tidy = takeOut(text, agent, ({ when }, event) => !placed.has(`${when} ${event}`))
  if (tidy.ok && tidy.text === null) return { ok: true, text: fresh }
  return wanted.reduce<Rewritten>(
    (sofar, each) => (sofar.ok && sofar.text !== null ? withEntry(sofar.text, agent, each) : sofar),
    tidy,
  )
}

/** Where no entry is ours, the very text that was given. */
export function withoutEntries(text: string, agent: HookedAgent): Rewritten {
  return takeOut(text, agent, () => true)
}

/** What one would have to write by hand, on one line. */
export const entriesAsText = (agent: HookedAgent): string =>
  JSON.stringify(freshFile(agent.hookFile, wantedOf(agent))['hooks'])

export const mentionsUs = (text: string): boolean => text.includes(hookTag('before')) || text.includes(hookTag('after'))

const wantedOf = ({ id, hookFile }: HookedAgent): readonly Wanted[] =>
  (['before', 'after'] as const).flatMap((when) =>
    hookFile[when].map(({ event, tools = null }) => ({ event, when, tools, command: agentHookCommand(when, id) })),
  )

/** In a file with comments, which we don't rewrite, the exact lines may stand already. */
const isDoneByHand = (text: string, wanted: readonly Wanted[]): boolean =>
  parseJson(text) === null && wanted.every(({ command }) => text.includes(JSON.stringify(command)))

const freshFile = ({ shape, version }: HookFile, wanted: readonly Wanted[]): { readonly [key: string]: Json } => ({
  ...(version === undefined ? {} : { version }),
  hooks: Object.fromEntries(wanted.map((each) => [each.event, [entryOf(shape, each)]])),
})

function entryOf(shape: HookFile['shape'], { tools, command }: Wanted): Json {
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

/** The bytes are the repository's: everything that we build on is looked at, and nothing else. */
function open(text: string, { hookFile: { before, after } }: HookedAgent): Document | (Rewritten & { ok: false }) {
  const root = parseJson(text)
  if (root === null) return odd('is not plain JSON (has it comments, or a comma too many?)')
  if (root.kind !== 'object') return odd('is JSON, and not an object')
  const hooks = named(root, 'hooks')
  if (hooks.length > 1) return odd('says "hooks" twice')
  const [only] = hooks
  if (only === undefined) return { ok: true, root, hooks: null }
  const { value } = only
  if (value.kind !== 'object') return odd('has "hooks" that are not an object')
  for (const { event } of [...before, ...after]) {
    const there = named(value, event)
    if (there.length > 1) return odd(`says "${event}" twice`)
    if (there.some((each) => each.value.kind !== 'array')) return odd(`has "${event}" that is not a list`)
  }
  return { ok: true, root, hooks: { ...only, value } }
}

const odd = (problem: string): Rewritten & { ok: false } => ({ ok: false, problem })

const named = (object: ObjectNode, key: string): readonly Member[] =>
  object.children.filter((member) => member.key === key)

/** Mends what is there of ours, in its place; else adds it behind what there is. */
function withEntry(text: string, agent: HookedAgent, wanted: Wanted): Rewritten {
  const document = open(text, agent)
  if (!document.ok) return document
  const { root, hooks } = document
  const { shape } = agent.hookFile
  const entry = entryOf(shape, wanted)
  if (hooks === null) return edited(text, [appendMember(text, root, 'hooks', { [wanted.event]: [entry] })])
  const list = named(hooks.value, wanted.event)[0]?.value
  if (list?.kind !== 'array') return edited(text, [appendMember(text, hooks.value, wanted.event, [entry])])
  const ours = list.children.flatMap((item) => handlersIn(item, shape)).filter(({ when }) => when === wanted.when)
  if (ours.length === 0) return edited(text, [appendItem(text, list, entry)])
  return edited(
    text,
    ours.flatMap(({ command, tools }) => [
      ...replaceString(command, wanted.command),
      ...(tools === null || wanted.tools === null ? [] : replaceString(tools, wanted.tools)),
    ]),
  )
}

const edited = (text: string, edits: readonly Edit[]): Rewritten => ({ ok: true, text: applyEdits(text, edits) })

type Which = (handler: Handler, event: string) => boolean

function takeOut(text: string, agent: HookedAgent, which: Which): Rewritten {
  const document = open(text, agent)
  if (!document.ok) return document
  const { root, hooks } = document
  if (hooks === null) return { ok: true, text }
  const { shape } = agent.hookFile
  const edits: Edit[] = []
  const goneEvents = new Set<Span>()
  for (const member of hooks.value.children) {
    if (member.value.kind !== 'array') continue
    const gone = goneItems(member.value, shape, (handler) => which(handler, member.key), edits)
    if (isWhollyOurs(member.value, gone)) goneEvents.add(member)
    else if (gone.size > 0) edits.push(...cut(member.value, gone))
  }
  if (goneEvents.size === 0) return edited(text, edits)
  if (!isWhollyOurs(hooks.value, goneEvents)) return edited(text, [...edits, ...cut(hooks.value, goneEvents)])
  if (isFileOurs(text, root, agent.hookFile)) return { ok: true, text: null }
  return edited(text, [...edits, ...cut(root, new Set(root.children.filter(({ key }) => key === hooks.key)))])
}

/** The items of a list that go; of a group that others' commands share, only ours, by `edits`. */
function goneItems(
  list: ArrayNode,
  shape: HookFile['shape'],
  which: (handler: Handler) => boolean,
  edits: Edit[],
): Set<Span> {
  const gone = new Set<Span>()
  for (const item of list.children) {
    const ours = new Set<Span>(
      handlersIn(item, shape)
        .filter(which)
        .map(({ node }) => node),
    )
    const group = groupOf(item, shape)
    if (ours.size === 0) continue
    if (group === null || group.children.every((child) => ours.has(child))) gone.add(item)
    else edits.push(...cut(group, ours))
  }
  return gone
}

/** Nothing else is in it than in a file that we begin. */
const isFileOurs = (text: string, root: ObjectNode, { version }: HookFile): boolean =>
  (root.children[0]?.start ?? 0) > root.start + 1 &&
  root.children.every(
    ({ key, value }) =>
      key === 'hooks' || (key === 'version' && text.slice(value.start, value.end) === String(version)),
  )

const groupOf = (item: JsonNode, shape: HookFile['shape']): ArrayNode | null => {
  if (shape !== 'groups' || item.kind !== 'object') return null
  const list = named(item, 'hooks')[0]?.value
  return list?.kind === 'array' ? list : null
}

function handlersIn(item: JsonNode, shape: HookFile['shape']): Handler[] {
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
