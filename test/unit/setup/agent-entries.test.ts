// The text of an agent's hook file with our entries and without: others' bytes stay, ours come once and go without a trace.
import { describe, expect, test } from 'vitest'
import { agentHookCommand } from '../../../src/setup/agent-hook-command.ts'
import { withEntries, withoutEntries } from '../../../src/setup/agent-entries.ts'
import type { HookedAgent } from '../../../src/setup/agent-entry.ts'
import { agentIds, hooked, othersEntry, othersFile } from '../../support/agents.ts'

const claude = hooked('claude-code')
const cursor = hooked('cursor')

function put(text: string | null, agent: HookedAgent): string {
  const done = withEntries(text, agent)
  if (!done.ok) throw new Error(done.problem)
  return done.text ?? 'no file'
}

function taken(text: string, agent: HookedAgent): string | null {
  const done = withoutEntries(text, agent)
  if (!done.ok) throw new Error(done.problem)
  return done.text
}

const hooksOf = (text: string): Record<string, unknown[]> => JSON.parse(text).hooks
const outdated = (text: string): string => text.replaceAll('exec cat >/dev/null', 'exit 0')

describe.each(agentIds)('%s', (id) => {
  const agent = hooked(id)
  const { before, after, version } = agent.hookFile

  test('gets an entry for each event, in a file of its own kind', () => {
    const text = put(null, agent)
    const commands = Object.entries(hooksOf(text)).map(([event, entries]) => [event, JSON.stringify(entries)])
    const expected = [
      ...before.map((point) => ['before', point] as const),
      ...after.map((point) => ['after', point] as const),
    ]
    expect([JSON.parse(text).version, commands]).toEqual([
      version,
      expected.map(([when, { event }]) => [event, expect.stringContaining(JSON.stringify(agentHookCommand(when, id)))]),
    ])
  })

  test('is left with nothing of a file that we began', () => {
    expect(taken(put(null, agent), agent)).toBeNull()
  })

  const layouts: [string, string][] = [
    ['two blanks', `${othersFile(agent)}\n`],
    ['four blanks, and no new line at the end', othersFile(agent, 4)],
    ['tabs', `${othersFile(agent, '\t')}\n`],
    ['Windows’ line ends', `${othersFile(agent).replaceAll('\n', '\r\n')}\r\n`],
    ['one line', othersFile(agent, 0)],
    ['no hooks yet', '{\n  "model": "opus",\n  "permissions": { "allow": ["Bash(ls:*)"] }\n}\n'],
    ['no hooks yet, on one line', '{"model":"opus"}'],
    ['hooks, and none in them', '{\n  "hooks": {},\n  "model": "opus"\n}\n'],
    ['hooks in another event', `{"hooks": {\n "Stop": [${JSON.stringify(othersEntry(agent))}]}}`],
    ['an event, and nothing in it', `{\n  "hooks": { "${before[0]?.event}": [ ] }\n}\n`],
    ['nothing', '{}\n'],
    ['nothing, on two lines', '{\n}\n'],
  ]

  test.each(layouts)('has its bytes back, where it had %s', (_, text) => {
    expect(taken(put(text, agent), agent)).toBe(text)
  })

  test.each(layouts)('keeps what it had, in its order, beside ours: %s', (_, text) => {
    const [was, is] = [JSON.parse(text), JSON.parse(put(text, agent))]
    const kept = Object.entries<unknown[]>(was.hooks ?? {}).map(([event, entries]) =>
      is.hooks[event].slice(0, entries.length),
    )
    expect([Object.keys({ ...was, hooks: 0 }), kept]).toEqual([
      Object.keys({ ...is, hooks: 0 }),
      Object.values(was.hooks ?? {}),
    ])
  })

  test.each(layouts)('is not changed by a second time: %s', (_, text) => {
    const once = put(text, agent)
    expect(put(once, agent)).toBe(once)
  })

  test('has its entries of an older version mended where they stand', () => {
    const now = put(`${othersFile(agent)}\n`, agent)
    expect(put(outdated(now), agent)).toBe(now)
  })

  test('gets back an entry that somebody took out', () => {
    const text = `${othersFile(agent)}\n`
    const half = put(text, agent).replaceAll('agent-before', 'agent-elsewhere')
    expect(hooksOf(put(half, agent))[before[0]?.event ?? '']).toHaveLength(3)
  })
})

describe('an entry that a person changed', () => {
  const changed = put(null, claude)
    .replace('"type": "command",', '"timeout": 7,\n            "type": "command",')
    .replace("sh -c 'p=", "nice sh -c 'q=1; p=")

  test('is ours still, and keeps what it has besides', () => {
    expect(hooksOf(put(changed, claude))['PreToolUse']).toEqual([
      {
        matcher: 'Bash',
        hooks: [{ timeout: 7, type: 'command', command: agentHookCommand('before', 'claude-code') }],
      },
    ])
  })

  test('is taken out', () => {
    expect(taken(changed, claude)).toBeNull()
  })

  test('names its tools as we do, after init', () => {
    const narrowed = put(null, claude).replace('"matcher": "Bash"', '"matcher": "Nothing"')
    expect(put(narrowed, claude)).toBe(put(null, claude))
  })
})

describe('a group that others’ commands share', () => {
  const ours = { type: 'command', command: agentHookCommand('before', 'claude-code') }
  const group = (...hooks: object[]): string =>
    JSON.stringify({ hooks: { PreToolUse: [{ matcher: 'Task', hooks }] } }, null, 2)
  const others = [
    { type: 'command', command: 'a' },
    { type: 'prompt', prompt: 'b' },
  ] as const

  test.each([
    ['first', group(ours, ...others)],
    ['between', group(others[0], ours, others[1])],
    ['last', group(...others, ours)],
    ['twice', group(ours, others[0], ours, others[1], ours)],
  ])('loses ours alone: %s', (_, text) => {
    expect(taken(text, claude)).toBe(group(...others))
  })

  test('keeps its matcher', () => {
    expect(hooksOf(put(group(others[0], ours), claude))['PreToolUse']).toMatchObject([{ matcher: 'Task' }])
  })
})

test('an entry that an older version had in another event moves to ours', () => {
  const older = put(null, cursor).replace('"preToolUse"', '"beforeShellExecution"')
  expect(put(older, cursor)).toBe(
    put(null, cursor).replace(/("preToolUse": [^]*?\n {4}\]),\n {4}("postToolUse": [^]*?\n {4}\])/, '$2,\n    $1'),
  )
})

test('a file with comments that has the very lines already is left as it is', () => {
  const text = `// by hand\n${put(null, claude)}`
  expect(withEntries(text, claude)).toEqual({ ok: true, text })
})

describe('what we can’t build on is named, and nothing is written', () => {
  test.each([
    ['comments', '{\n  // mine\n  "hooks": {}\n}', /is not plain JSON/],
    ['a comma too many', '{"model": "opus",}', /is not plain JSON/],
    ['nothing at all', '', /is not plain JSON/],
    ['a list', '[]', /is JSON, and not an object/],
    ['hooks that are a list', '{"hooks": []}', /has "hooks" that are not an object/],
    ['hooks twice', '{"hooks": {}, "hooks": {}}', /says "hooks" twice/],
    ['hooks twice, once in disguise', String.raw`{"hooks": {}, "\u0068ooks": {}}`, /says "hooks" twice/],
    ['an event that is an object', '{"hooks": {"PreToolUse": {}}}', /has "PreToolUse" that is not a list/],
    ['an event twice', '{"hooks": {"PreToolUse": [], "PreToolUse": []}}', /says "PreToolUse" twice/],
    ['lists in one another', `{"hooks": ${'['.repeat(5000)}${']'.repeat(5000)}}`, /is not plain JSON/],
  ])('%s', (_, text, problem) => {
    expect(withEntries(text, claude)).toEqual({ ok: false, problem: expect.stringMatching(problem) })
  })
})

test('others’ entries of a shape that nobody knows stay', () => {
  const text =
    '{"hooks": {"PreToolUse": [null, 1, "ai-signoff/hooks/agent-before", [], {"hooks": "x"}, {"hooks": [7, {"command": 3}]}], "enabled": true}}'
  expect(taken(put(text, claude), claude)).toBe(text)
})

test('thousands of entries of ours go in one go', () => {
  const ours = { type: 'command', command: agentHookCommand('before', 'claude-code') }
  const hooks = Array.from({ length: 1500 }, () => ours)
  const text = JSON.stringify({ hooks: { PreToolUse: [{ hooks }, { hooks: [...hooks, { command: 'x' }] }] } })
  expect(taken(text, claude)).toBe('{"hooks":{"PreToolUse":[{"hooks":[{"command":"x"}]}]}}')
})
