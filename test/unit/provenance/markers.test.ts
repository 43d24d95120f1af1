import { describe, expect, test } from 'vitest'
import type { Identity } from '../../../src/model/change.ts'
import { findMarkers, findMessageMarkers } from '../../../src/provenance/markers.ts'
import { agentsForShell } from '../../../src/provenance/shell.ts'
import { aCommit, ada } from './builders.ts'

/** A body, the agent that it shows, and the level. */
const marked: readonly [body: string, agent: string, kind: 'assisted' | 'generated', model?: string][] = [
  ['Co-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>', 'claude-code', 'generated', 'Claude Opus 4.6'],
  ['co-authored-by: Claude <noreply@anthropic.com>', 'claude-code', 'generated'],
  ['CO-AUTHORED-BY:claude <NoReply@Anthropic.com>', 'claude-code', 'generated'],
  ['Co-authored-by: claude[bot] <209825114+claude[bot]@users.noreply.github.com>', 'claude-code', 'generated'],
  ['Co-authored-by: renamed <209825114+renamed@users.noreply.github.com>', 'claude-code', 'generated'],
  ['🤖 Generated with [Claude Code](https://claude.ai/code)', 'claude-code', 'generated'],
  ['Generated with [Claude Code](https://claude.com/claude-code)', 'claude-code', 'generated'],
  ['Claude-Session: https://claude.ai/code/session_01', 'claude-code', 'generated'],
  ['Claude-Generated-By: claude-opus-4-6', 'claude-code', 'generated', 'claude-opus-4-6'],
  ['https://claude.ai/code/session_01ABC', 'claude-code', 'generated'],
  ['Co-authored-by: Copilot <198982749+Copilot@users.noreply.github.com>', 'copilot-agent', 'generated'],
  ['Agent-Logs-Url: https://github.com/o/r/sessions/1', 'copilot-agent', 'generated'],
  ['Co-authored-by: Copilot <223556219+Copilot@users.noreply.github.com>', 'copilot', 'generated'],
  ['Copilot-Session: 0f9c', 'copilot', 'generated'],
  ['Co-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>', 'copilot-review', 'assisted'],
  ['Co-authored-by: Copilot <copilot@github.com>', 'copilot-review', 'assisted'],
  ['Co-authored-by: Cursor <cursoragent@cursor.com>', 'cursor', 'generated'],
  ['Made-with: Cursor', 'cursor', 'generated'],
  ['Made with [Cursor](https://cursor.com)', 'cursor', 'generated'],
  ['Co-authored-by: Codex <noreply@openai.com>', 'codex', 'generated'],
  ['Generated with [Codex](https://openai.com/codex/)', 'codex', 'generated'],
  ['Co-authored-by: aider (gpt-5) <aider@aider.chat>', 'aider', 'generated'],
  ['# Aider chat conversation:', 'aider', 'generated'],
  [
    'Co-authored-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>',
    'gemini-code-assist',
    'assisted',
  ],
  ['Amp-Thread-ID: T-1', 'amp', 'generated'],
  ['🤖 Generated with [OpenCode](https://opencode.ai)', 'opencode', 'generated'],
  ['💘 Generated with Crush', 'crush', 'generated'],
  ['Assisted-by: Crush:kimi-k2', 'crush', 'generated', 'kimi-k2'],
  ['Co-authored-by: goose <noreply@anthropic.com>', 'goose', 'generated'],
  ['Replit-Commit-Author: Agent', 'replit', 'generated'],
  ['Entire-Checkpoint: 0123456789ab', 'entire', 'generated'],
  ['Assisted-by: Claude:claude-opus-4-6', 'claude-code', 'assisted', 'claude-opus-4-6'],
  ['assisted-BY : Claude:claude-opus-4-6 coccinelle sparse', 'claude-code', 'assisted', 'claude-opus-4-6'],
  ['Assisted-by: Newcomer:some-model', 'Newcomer', 'assisted', 'some-model'],
  ['Assisted-by: claude-code/opus-4-6', 'claude-code', 'assisted', 'opus-4-6'],
  [
    'Assisted-by: Claude Opus 4.6 via Claude Code <noreply@anthropic.com>',
    'claude-code',
    'assisted',
    'Claude Opus 4.6',
  ],
  ['Assisted-by: GPT-5.2 via GitHub Copilot', 'copilot', 'assisted', 'GPT-5.2'],
  ['Assisted-by: Claude', 'claude-code', 'assisted'],
  ['Assisted-by: gpt-5.2-codex', 'unknown', 'assisted', 'gpt-5.2-codex'],
  ['Generated-by: GitHub Copilot', 'copilot', 'generated'],
  ['AI-Assisted: true', 'unknown', 'assisted'],
  ['AI-Assisted: Codex', 'codex', 'assisted'],
  ['AI-Assistant: Claude:claude-opus-4-6', 'claude-code', 'assisted', 'claude-opus-4-6'],
  ['Coding-Agent: claude-code', 'claude-code', 'generated'],
  ['Assisted-by: Cursor Composer 2.5', 'cursor', 'assisted', 'Composer 2.5'],
  ['Assisted-By: Claude composer-1.5', 'claude-code', 'assisted', 'composer-1.5'],
  ['Assisted-by: Pi gpt-5.5', 'pi', 'assisted', 'gpt-5.5'],
  ['Co-authored-by: Claude Opus 4.6 <somebody@example.com>', 'unknown', 'generated', 'Claude Opus 4.6'],
  ['Co-authored-by: Claude Sonnet 4.5 (Anthropic)', 'unknown', 'generated', 'Claude Sonnet 4.5 (Anthropic)'],
  ['Co-authored-by: claude-sonnet-4-6 via Crush <who@example.com>', 'crush', 'generated', 'claude-sonnet-4-6'],
  ['Co-authored-by: Claude Code <claude@anthropic.com>', 'claude-code', 'generated'],
  ['Co-authored-by: Ada (Claude Code) <claude@anthropic.com>', 'claude-code', 'generated'],
  ['Co-authored-by: opencode-agent[bot] <opencode-agent[bot]@users.noreply.github.com>', 'opencode', 'generated'],
  ['Co-authored-by: OpenHands-GPT-5 openhands@all-hands.dev', 'openhands', 'generated'],
  ['Co-Authored-By: claude-flow <ruv@ruv.net>', 'claude-flow', 'generated'],
  ['Co-authored-by: Mux <noreply@coder.com>', 'mux', 'generated'],
  ['_Generated with `mux` • Model: `openai:gpt-5.4` • Thinking:', 'mux', 'generated'],
  ['_Generated with mux_', 'mux', 'generated'],
  ['Generated with `cmux`', 'mux', 'generated'],
  ['<!-- mux-attribution: model=openai:gpt-5.4 -->', 'mux', 'generated'],
  ['👾 Generated with [Letta Code](https://letta.com)', 'letta-code', 'generated'],
  ['Generated with [Continue](https://continue.dev)', 'continue', 'generated'],
  ['Generated with Continue (https://continue.dev)', 'continue', 'generated'],
  ['🤖 Generated with Claude Code (https://claude.ai/code)', 'claude-code', 'generated'],
  ['_Generated with [Claude Code](https://claude.ai/code)_', 'claude-code', 'generated'],
  ['🤖 Generated with [Qoder][https://qoder.com]', 'qoder', 'generated'],
  ['🤖 Assisted by [Amazon Q Developer](https://aws.amazon.com/q/developer)', 'amazon-q', 'assisted'],
  ['🤖 Assisted by Amazon Q Developer', 'amazon-q', 'assisted'],
  ['https://ampcode.com/threads/T-88b550b7-5e0d-4ab9-97d9-36fb63d18f21', 'amp', 'generated'],
  ['https://chatgpt.com/codex/tasks/task_e_123', 'codex', 'generated'],
  ['Co-authored-by: Claude (claude-opus-4-6)', 'claude-code', 'generated', 'claude-opus-4-6'],
  ['Assisted-by: GLM-5 via Crush <crush@charm.land>', 'crush', 'generated', 'GLM-5'],
  ['_Generated with [mux](https://github.com/coder/mux)_', 'mux', 'generated'],
  ['Generated with Codex.', 'codex', 'generated'],
  ['Entire-Session: 2026-01-06-3a782158', 'entire', 'generated'],
]

describe('an agent shows by', () => {
  for (const [body, name, kind, model] of marked) {
    test(body, () => {
      const [found] = findMessageMarkers(`Subject\n\n${body}`)
      expect({ kind: found?.kind, agent: found?.agent }).toEqual({ kind, agent: { name, model: model ?? null } })
    })
  }
})

test('the shell suspects every marker that the reader knows', () => {
  const words = (/ai_signoff_words='([^']*)'/.exec(agentsForShell())?.[1] ?? '').split('\n')
  const missed = marked.filter(
    ([body]) => !words.some((word) => body.toLowerCase().includes(word)) || !/:|generated w|assisted b/i.test(body),
  )
  expect(missed).toEqual([])
})

describe('no agent shows by', () => {
  const people = [
    'Co-authored-by: Claude Dupont <claude.dupont@example.fr>',
    'Co-authored-by: Claude <claude@example.com>',
    'Co-authored-by: Felix <felix@anthropic.com>',
    'Co-authored-by: Ada <noreply@anthropic.com>',
    'Co-authored-by: Paul Gauthier <paul@aider.chat>',
    'Co-authored-by: Beatrix <beatrix@cline.bot>',
    'Co-authored-by: vercel-ai-sdk[bot] <126012786+vercel-ai-sdk[bot]@users.noreply.github.com>',
    'Co-authored-by: claude[bot] <41898282+github-actions[bot]@users.noreply.github.com>',
    'Co-authored-by: Charm <124303983+charmcli@users.noreply.github.com>',
    'Co-authored-by: opencode <opencode@sst.dev>',
    'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
    'Reviewed-by: Copilot <175728472+Copilot@users.noreply.github.com>',
    'Assisted-by: Jay Satiro',
    'Assisted-by: Daniel Stenberg <daniel@haxx.se>',
    'Assisted-by: Claude Dupont <claude.dupont@example.fr>',
    'Assisted-by: Claude <claude@example.com>',
    'Assisted-by: Devin Smith',
    'Assisted-by: Kimi Kaplan',
    'Assisted-by: Claude Dupont 3rd',
    'Co-authored-by: Claude',
    'Co-authored-by: Claude (Anthropic) <claude.dupont@anthropic.com>',
    'Co-authored-by: Ada (Team 4) <ada@example.com>',
    'Co-authored-by: Kimi Kaplan <kimi@example.com>',
    'Co-authored-by: Claude <claude@anthropic.com>',
    'Co-authored-by: Ada <ruv@ruv.net>',
    'Co-authored-by: Mux Dupont <noreply@coder.com>',
    'Generated with mux data from the lab',
    'Assisted by Amazon Q Developer, I rewrote it',
    'See https://ampcode.com/threads/T-1 for how',
    'AI-Assisted: no',
    'It appends "\\nCo-authored-by: Claude <noreply@anthropic.com>" to each message',
    'Assisted-by: github:octocat',
    'Assisted-by: https://example.com/somebody',
    'Assisted-by: curl/docs',
    'Generated-by: protoc 3.1',
    'AI-Assisted: false',
    'X-Assisted-by: Claude:opus',
    'Assisted-by-human: Claude:opus',
    'Аssisted-by: Claude:opus',
    ' Claude-Session: indented, so quoted',
    '> Co-authored-by: Claude <noreply@anthropic.com>',
    'We talked about Generated with [Claude Code](https://claude.ai/code) here',
    'See https://claude.ai/code/session_01 for more',
    'aider: rename',
  ]
  for (const body of people) {
    test(body, () => {
      expect(findMessageMarkers(`Subject\n\n${body}`)).toEqual([])
    })
  }

  test('the subject, whatever it says', () => {
    expect(findMessageMarkers('\n\nAssisted-by: Claude:opus\n\nBody')).toEqual([])
  })
})

describe('a marker counts', () => {
  const places: Record<string, string> = {
    'in a middle paragraph': 'Subject\n\nMade-with: Cursor\n\nMore prose.\n',
    'right below the subject': 'Subject\nMade-with: Cursor\n',
    'between lines of prose': 'Subject\n\nprose\nMade-with: Cursor\nprose\n',
    'with CRLF': 'Subject\r\n\r\nMade-with: Cursor\r\n',
    folded: 'Subject\n\nMade-with:\n  Cursor\n',
    'with a blank before the colon': 'Subject\n\nMade-With : Cursor',
    'without a newline at its end': 'Subject\n\nMade-with: Cursor',
  }
  for (const [place, message] of Object.entries(places)) {
    test(place, () => {
      expect(findMessageMarkers(message).map((piece) => piece.agent.name)).toEqual(['cursor'])
    })
  }
})

describe('a backslash and an n where a line should have ended', () => {
  const oneLine = String.raw`Fix it\n\nCo-authored-by: openhands <openhands@all-hands.dev>`
  test('end it before a co-author, even on the first line', () => {
    expect(findMessageMarkers(oneLine).map((piece) => piece.agent.name)).toEqual(['openhands'])
  })
  test('are prose where the line goes on', () => {
    expect(findMessageMarkers(`${oneLine} is what it writes`)).toEqual([])
  })
})

const named = (email: string): number =>
  findMarkers(aCommit({ author: { name: 'copilot-swe-agent[bot]', email } })).length

describe('an author or committer', () => {
  const aider: Identity = { name: 'Ada Lovelace (aider)', email: 'ada@example.com' }
  test('named " (aider)" is generated', () => {
    expect(findMarkers(aCommit({ author: aider, committer: aider }))[0]?.kind).toBe('generated')
  })
  test('is assisted when only the committer is named " (aider)"', () => {
    expect(findMarkers(aCommit({ committer: aider })).map((piece) => piece.kind)).toEqual(['assisted'])
  })
  test('named " (aider)" in a trailer says nothing', () => {
    expect(findMessageMarkers('Subject\n\nCo-authored-by: Ada (aider) <ada@example.com>')).toEqual([])
  })
  test('with an agent account is that agent', () => {
    const devin = { name: 'Devin', email: '158243242+devin-ai-integration[bot]@users.noreply.github.com' }
    expect(findMarkers(aCommit({ author: devin, committer: ada }))[0]?.agent.name).toBe('devin')
  })
  test('named copilot-swe-agent[bot] needs a known address', () => {
    expect([
      named('198982749+Copilot@users.noreply.github.com'),
      named('copilot-swe-agent[bot]@users.noreply.github.com'),
      named('x@example.com'),
    ]).toEqual([1, 1, 0])
  })
})
