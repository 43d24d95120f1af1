// Reads what an agent tells its hooks about a tool that it is about to run or has run: a JSON object on standard input. Agents have
// four shapes of it; whoever can start the hook chose every byte. The new text is for comparing alone, and is never kept.
import { field, fields, parseFields, wordsAt, type Fields } from './json-fields.ts'
import type { FileEdit } from './patch-text.ts'
import { commandIn, editsIn, kindOfTool } from './tool-edits.ts'

export interface ToolCall {
  /** The agent's id: the one asked for, or the one that runs its hook file as well. */
  readonly agent: string
  readonly tool: 'edit' | 'shell' | 'other'
  readonly edits: readonly FileEdit[]
  /** Of the edits, as the agent names them: absolute, or relative to `cwd`. */
  readonly paths: readonly string[]
  /** New text, for comparing only, never kept. */
  readonly texts: readonly string[]
  /** As a shell reads it. */
  readonly command: string | null
  readonly session: string | null
  readonly model: string | null
  readonly cwd: string | null
}

/** Characters. The answer of a tool is in there as well, with all of the file that it changed. */
const longest = 32_000_000

/** @returns null when the text is not such an object, or not of a shape that this agent has. */
export function readToolCall(agent: string, text: string): ToolCall | null {
  const payload = text.length > longest ? null : parseFields(text)
  if (payload === null) return null
  const told = byAction(payload) ?? byCamelCase(payload) ?? byToolName(payload) ?? byEvent(payload)
  return told !== null && isFileOf(agent, told.agents) ? asToolCall(agent, told, payload) : null
}

interface Told {
  /** Those that have this shape. */
  readonly agents: readonly string[]
  readonly name: string
  readonly input: Fields
}

/** Windsurf: `{"agent_action_name":"post_write_code","tool_info":{…}}` */
function byAction(payload: Fields): Told | null {
  const name = wordsAt(payload, 'agent_action_name')
  return name === null ? null : { agents: ['windsurf'], name, input: inputAt(payload, 'tool_info') }
}

/** Copilot's CLI and cloud agent: `{"toolName":"edit","toolArgs":"{\"path\":…}"}`, the arguments as text or as an object. */
function byCamelCase(payload: Fields): Told | null {
  const name = wordsAt(payload, 'toolName')
  return name === null ? null : { agents: ['copilot'], name, input: inputAt(payload, 'toolArgs') }
}

/** `{"hook_event_name":"PostToolUse","tool_name":"Edit","tool_input":{…}}` */
function byToolName(payload: Fields): Told | null {
  const name = wordsAt(payload, 'tool_name')
  return name === null ? null : { agents: ownersOf(payload, name), name, input: inputAt(payload, 'tool_input') }
}

/** Some of Cursor's events have the input beside their name: `{"hook_event_name":"afterFileEdit","file_path":…}` */
function byEvent(payload: Fields): Told | null {
  const name = wordsAt(payload, 'hook_event_name')
  if (name === null || kindOfTool(name, payload) === 'other') return null
  return { agents: ['cursor'], name, input: payload }
}

/** An object, the same as text, or, for a patch, text alone. */
function inputAt(payload: Fields, key: string): Fields {
  const given = field(payload, key)
  return typeof given === 'string' ? (parseFields(given) ?? { input: given }) : (fields(given) ?? {})
}

/** Cursor and VS Code run Claude Code's hook file too, and tell it in Claude Code's shape. */
function ownersOf(payload: Fields, tool: string): readonly string[] {
  if (wordsAt(payload, 'cursor_version', 'conversation_id') !== null) return ['cursor']
  return isOfVsCode(payload, tool) ? ['copilot'] : ['claude-code', 'codex', 'gemini-cli', 'droid', 'copilot']
}

/** Its tools are written_so, with arguments writtenSo; its transcripts lie in the extension's own folder. */
function isOfVsCode(payload: Fields, tool: string): boolean {
  const transcript = wordsAt(payload, 'transcript_path') ?? ''
  if (/github\.copilot/i.test(transcript) || wordsAt(payload, 'extensionId') !== null) return true
  return /^(?:create_file|(?:multi_)?replace_string_in_file|insert_edit_into_file|edit_notebook_file|run_in_terminal)$/.test(
    tool,
  )
}

const isFileOf = (agent: string, [only = '', ...others]: readonly string[]): boolean =>
  [only, ...others].includes(agent) ||
  (agent === 'claude-code' && others.length === 0 && (only === 'cursor' || only === 'copilot'))

function asToolCall(agent: string, { agents, name, input }: Told, payload: Fields): ToolCall {
  const tool = isFailed(payload) ? 'other' : kindOfTool(name, input)
  const command = tool === 'shell' ? commandIn(input) : null
  const edits = tool === 'other' ? [] : editsIn(tool === 'shell' ? { command: command ?? '' } : input)
  return {
    agent: agents.includes(agent) ? agent : (agents[0] ?? agent),
    tool,
    edits,
    paths: [...new Set(edits.map(({ path }) => path))],
    texts: edits.flatMap(({ texts }) => texts),
    command,
    session: wordsAt(payload, 'session_id', 'sessionId', 'conversation_id', 'trajectory_id'),
    model: modelIn(payload),
    cwd: wordsAt(payload, 'cwd') ?? wordsAt(input, 'cwd') ?? firstRoot(payload),
  }
}

/** A tool that did nothing: Copilot's `toolResult`, Gemini's `tool_response`. Other agents don't tell of those. */
function isFailed(payload: Fields): boolean {
  const result = fields(field(payload, 'toolResult')) ?? {}
  const response = fields(field(payload, 'tool_response')) ?? {}
  return (
    /^(?:failure|denied|rejected)$/.test(wordsAt(result, 'resultType') ?? '') ||
    fields(field(response, 'error')) !== null
  )
}

/** Shown and kept: what is no name of a model is none. */
function modelIn(payload: Fields): string | null {
  const named = wordsAt(payload, 'model', 'model_name', 'model_id')
  return named !== null && /^[\w.+@/: ()-]{1,80}$/.test(named) ? named : null
}

function firstRoot(payload: Fields): string | null {
  const roots = field(payload, 'workspace_roots')
  const first: unknown = Array.isArray(roots) ? roots[0] : undefined
  return typeof first === 'string' && first !== '' ? first : null
}
