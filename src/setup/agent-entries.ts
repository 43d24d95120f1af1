// What an agent's hook file is with our entries and without them, as texts. Every byte that is not of our entries stays. Pure.
import type { HookFile } from '../provenance/agents/row.ts'
import { entryOf, groupOf, handlersIn, wantedOf, type Handler, type HookedAgent, type Wanted } from './agent-entry.ts'
import { named, parseJson, type ArrayNode, type Member, type ObjectNode, type Span } from './agent-json.ts'
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

/** null: the file is not to be there. */
export type Rewritten =
  | { readonly ok: true; readonly text: string | null }
  | { readonly ok: false; readonly problem: string }

interface Document {
  readonly ok: true
  readonly root: ObjectNode
  /** null: it has none yet. */
  readonly hooks: (Member & { readonly value: ObjectNode }) | null
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

/** In a file with comments, which we don't rewrite, the exact lines may stand already. */
const isDoneByHand = (text: string, wanted: readonly Wanted[]): boolean =>
  parseJson(text) === null && wanted.every(({ command }) => text.includes(JSON.stringify(command)))

const freshFile = ({ shape, version }: HookFile, wanted: readonly Wanted[]): { readonly [key: string]: Json } => ({
  ...(version === undefined ? {} : { version }),
  hooks: Object.fromEntries(wanted.map((each) => [each.event, [entryOf(shape, each)]])),
})

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
