// Shapes of markers as they stand in public histories, one of each kind, with the agent and the level that their makers mean.
import type { Identity } from '../../src/model/change.ts'

export interface Shape {
  /** null: a model is named, and no agent. */
  readonly agent: string | null
  readonly level: 'assisted' | 'generated'
}

const shape =
  (agent: string | null, level: Shape['level']) =>
  (text: string): Shape & { readonly text: string } => ({ agent, level, text })

const noreply = (id: number, login: string): string => `${id}+${login}@users.noreply.github.com`
const coAuthor = (name: string, email: string): string => `Co-authored-by: ${name} <${email}>`

export const lines: readonly (Shape & { readonly text: string })[] = [
  ...[
    ...['Claude', 'Claude Code', 'Claude Opus 4.6', 'Claude Opus 4.6 (1M context)', 'Claude Sonnet 5', 'claude'].map(
      (name) => coAuthor(name, 'noreply@anthropic.com'),
    ),
    coAuthor('claude[bot]', noreply(209825114, 'claude[bot]')),
    coAuthor('anthropic-code-agent[bot]', noreply(242468646, 'Claude')),
    '🤖 Generated with [Claude Code](https://claude.ai/code)',
    '🤖 Generated with [Claude Code](https://claude.com/claude-code)',
    '🚀 Generated with [Claude Code](https://claude.ai/code)',
    '🤖 Generated with Claude Code',
    'Generated with Claude Code',
    '🤖 Generated with Claude Code (https://claude.ai/code)',
    'Claude-Session: https://claude.ai/code/session_01Abc',
    'https://claude.ai/code/session_01Abc',
  ].map(shape('claude-code', 'generated')),
  ...[coAuthor('claude-flow', 'ruv@ruv.net')].map(shape('claude-flow', 'generated')),
  ...[
    coAuthor('copilot-swe-agent[bot]', noreply(198982749, 'Copilot')),
    'Agent-Logs-Url: https://github.com/ada/parser/sessions/0123abcd',
  ].map(shape('copilot-agent', 'generated')),
  ...[
    coAuthor('Copilot', noreply(223556219, 'Copilot')),
    coAuthor('Copilot App', noreply(223556219, 'Copilot')),
    'Copilot-Session: 0b2aa497-b47d-464a-b132-af0dcaf2b621',
  ].map(shape('copilot', 'generated')),
  ...[
    coAuthor('Copilot', noreply(175728472, 'Copilot')),
    coAuthor('Copilot Autofix powered by AI', noreply(62310815, 'github-advanced-security[bot]')),
    coAuthor('Copilot', 'copilot@github.com'),
  ].map(shape('copilot-review', 'assisted')),
  ...[
    coAuthor('Cursor', 'cursoragent@cursor.com'),
    coAuthor('Cursor Agent', 'cursoragent@cursor.com'),
    'Made-with: Cursor',
    'Made with [Cursor](https://cursor.com)',
  ].map(shape('cursor', 'generated')),
  ...[
    coAuthor('Codex', 'noreply@openai.com'),
    coAuthor('GPT-5 Codex', 'codex@openai.com'),
    coAuthor('chatgpt-codex-connector[bot]', noreply(199175422, 'chatgpt-codex-connector[bot]')),
    'https://chatgpt.com/codex/tasks/task_e_0123abcd',
  ].map(shape('codex', 'generated')),
  ...[coAuthor('Devin AI', noreply(158243242, 'devin-ai-integration[bot]'))].map(shape('devin', 'generated')),
  ...[coAuthor('google-labs-jules[bot]', noreply(161369871, 'google-labs-jules[bot]'))].map(
    shape('jules', 'generated'),
  ),
  ...[coAuthor('gemini-code-assist[bot]', noreply(176961590, 'gemini-code-assist[bot]'))].map(
    shape('gemini-code-assist', 'assisted'),
  ),
  ...[
    coAuthor('aider (gemini/gemini-2.5-pro)', 'aider@aider.chat'),
    coAuthor('aider (openrouter/deepseek/deepseek-r1:free)', 'aider@aider.chat'),
  ].map(shape('aider', 'generated')),
  ...[
    coAuthor('Amp', 'amp@ampcode.com'),
    'Amp-Thread-ID: https://ampcode.com/threads/T-019db10d-fdf4-73cd-967e-de452be16d6c',
    'https://ampcode.com/threads/T-019db10d-fdf4-73cd-967e-de452be16d6c',
  ].map(shape('amp', 'generated')),
  ...[coAuthor('opencode', 'noreply@opencode.ai'), '🤖 Generated with [opencode](https://opencode.ai)'].map(
    shape('opencode', 'generated'),
  ),
  ...[
    coAuthor('Crush', 'crush@charm.land'),
    coAuthor('Charm Crush', 'crush@charm.land'),
    '💘 Generated with Crush',
    '🐰 Generated with Crush',
    'Assisted-by: Crush:accounts/fireworks/models/kimi-k2p6',
    'Assisted-by: AWS Claude Opus 4.5 via Crush <crush@charm.land>',
    'Assisted-by: GLM-4.6 via Crush',
  ].map(shape('crush', 'generated')),
  ...[coAuthor('factory-droid[bot]', noreply(138933559, 'factory-droid[bot]'))].map(shape('droid', 'generated')),
  ...[coAuthor('openhands', 'openhands@all-hands.dev'), 'Co-authored-by: OpenHands-GPT-5 openhands@all-hands.dev'].map(
    shape('openhands', 'generated'),
  ),
  ...[coAuthor('Qwen-Coder', 'qwen-coder@alibabacloud.com')].map(shape('qwen-code', 'generated')),
  ...[
    coAuthor('Continue', 'noreply@continue.dev'),
    coAuthor('Continue Agent', 'agent@continue.dev'),
    'Generated with [Continue](https://continue.dev)',
  ].map(shape('continue', 'generated')),
  ...[coAuthor('Junie', 'junie@jetbrains.com')].map(shape('junie', 'generated')),
  ...[coAuthor('Warp', 'agent@warp.dev'), coAuthor('Oz', 'oz-agent@warp.dev')].map(shape('warp', 'generated')),
  ...[coAuthor('Kiro Agent', noreply(244629292, 'kiro-agent'))].map(shape('kiro', 'generated')),
  ...[
    '🤖 Assisted by [Amazon Q Developer](https://aws.amazon.com/q/developer)',
    '🤖 Assisted by Amazon Q Developer',
  ].map(shape('amazon-q', 'assisted')),
  ...[coAuthor('coderabbitai[bot]', noreply(136622811, 'coderabbitai[bot]'))].map(shape('coderabbit', 'assisted')),
  ...[coAuthor('cubic-dev-ai[bot]', noreply(191113872, 'cubic-dev-ai[bot]'))].map(shape('cubic', 'assisted')),
  ...['Entire-Checkpoint: 0123456789ab', 'Entire-Agent: Claude Code', 'Entire-Session: 2026-01-06-3a782158'].map(
    shape('entire', 'generated'),
  ),
  ...[
    '_Generated with `mux` • Model: `anthropic:claude-opus-4-6` • Thinking: `high`_',
    '_Generated with `cmux`_',
    '<!-- mux-attribution: model=openai:gpt-5.4 thinking=high -->',
  ].map(shape('mux', 'generated')),
  ...[coAuthor('open-swe[bot]', 'open-swe@users.noreply.github.com')].map(shape('open-swe', 'generated')),
  ...['Assisted-by: Claude:claude-opus-4-6', 'Assisted-by: Claude Code', 'Assisted-by: Claude'].map(
    shape('claude-code', 'assisted'),
  ),
  ...['Generated-by: GitHub Copilot', 'Generated-by: Copilot:gpt-5.2'].map(shape('copilot', 'generated')),
  ...['Assisted-by: Claude Opus 4.6', 'Assisted-by: gpt-5.2-codex', 'AI-Assisted: true'].map(shape(null, 'assisted')),
  ...['Generated-by: claude-opus-4-6 (OpenCode)', coAuthor('Claude Opus 4.6', 'ada@example.com')].map(
    shape(null, 'generated'),
  ),
]

const account = (name: string, id: number, login: string): Identity => ({ name, email: noreply(id, login) })

export const authors: readonly (Shape & { readonly who: Identity })[] = [
  { agent: 'claude-code', level: 'generated', who: { name: 'Claude', email: 'noreply@anthropic.com' } },
  { agent: 'claude-code', level: 'generated', who: account('claude[bot]', 209825114, 'claude[bot]') },
  { agent: 'copilot-agent', level: 'generated', who: account('copilot-swe-agent[bot]', 198982749, 'Copilot') },
  { agent: 'cursor', level: 'generated', who: { name: 'Cursor Agent', email: 'cursoragent@cursor.com' } },
  { agent: 'codex', level: 'generated', who: { name: 'Codex', email: 'codex@openai.com' } },
  { agent: 'devin', level: 'generated', who: account('Devin AI', 158243242, 'devin-ai-integration[bot]') },
  { agent: 'jules', level: 'generated', who: account('google-labs-jules[bot]', 161369871, 'google-labs-jules[bot]') },
  { agent: 'openhands', level: 'generated', who: { name: 'openhands', email: 'openhands@all-hands.dev' } },
  { agent: 'kiro', level: 'generated', who: account('kiro-agent[bot]', 245459735, 'kiro-agent[bot]') },
  { agent: 'junie', level: 'generated', who: account('jetbrains-junie[bot]', 201638009, 'jetbrains-junie[bot]') },
  {
    agent: 'amazon-q',
    level: 'generated',
    who: account('amazon-q-developer[bot]', 208079219, 'amazon-q-developer[bot]'),
  },
  { agent: 'codegen', level: 'generated', who: account('codegen-sh[bot]', 131295404, 'codegen-sh[bot]') },
  { agent: 'charlie', level: 'generated', who: { name: 'CharlieHelps', email: 'charlie@charlielabs.ai' } },
]

const ada = (suffix: string): Identity => ({ name: `Ada Lovelace${suffix}`, email: 'ada@example.com' })

export const aiderCommits: readonly { author: Identity; committer: Identity; level: Shape['level'] }[] = [
  { author: ada(' (aider)'), committer: ada(' (aider)'), level: 'generated' },
  { author: ada(' (aider)'), committer: ada(''), level: 'generated' },
  { author: ada(''), committer: ada(' (aider)'), level: 'assisted' },
]
