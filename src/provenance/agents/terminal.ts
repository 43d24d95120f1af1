// Agents that run in a person's terminal or editor: they leave markers in messages, and variables in the environment.
import { account, email, generatedWith, key, variable, type AgentRow } from './row.ts'

export const terminalAgents: readonly AgentRow[] = [
  {
    id: 'claude-code',
    name: 'Claude',
    aliases: ['claude', 'claude-ai', 'anthropic-claude'],
    ambiguousName: true,
    kind: 'generated',
    identities: [
      account(209825114), // claude[bot]
      // Anthropic's staff have addresses of this domain too; only this one, with this name, is the program.
      { by: 'name', name: 'claude', match: 'begins', emails: ['noreply@anthropic.com'] },
    ],
    trailers: [key('claude-session'), key('claude-generated-by')],
    footers: [
      generatedWith('Claude Code', 'https://claude.ai/code', 'https://claude.com/claude-code'),
      { line: /^https:\/\/claude\.ai\/code\/session_\w+$/, word: 'claude.ai/code/session_' },
    ],
    variables: [variable('CLAUDECODE'), variable('CLAUDE_CODE_CHILD_SESSION'), variable('CLAUDE_CODE_REMOTE')],
    sessionVariable: 'CLAUDE_CODE_SESSION_ID',
    executables: ['claude'],
    folders: ['node_modules/@anthropic-ai/claude-code', 'share/claude/versions'],
    // VS Code, Cursor and Copilot load this file as well; what they hand over tells them apart.
    hookFile: {
      path: '.claude/settings.json',
      shape: 'groups',
      before: [{ event: 'PreToolUse', tools: 'Bash' }],
      after: [{ event: 'PostToolUse', tools: 'Edit|Write|MultiEdit|NotebookEdit|Bash' }],
      signs: ['.claude', 'CLAUDE.md'],
    },
  },
  {
    id: 'codex',
    name: 'Codex',
    aliases: ['openai-codex', 'codex-cli'],
    kind: 'generated',
    identities: [
      email('noreply@openai.com'),
      email('codex@openai.com'),
      account(199175422), // chatgpt-codex-connector[bot]
      account(267193182), // codex
    ],
    footers: [generatedWith('Codex', 'https://openai.com/codex')],
    variables: ['CODEX_SANDBOX', 'CODEX_CI', 'CODEX_TOOL_CALL_ID', 'CODEX_INTERNAL_ORIGINATOR_OVERRIDE'].map(variable),
    sessionVariable: 'CODEX_SESSION_ID',
    executables: ['codex'],
    folders: ['node_modules/@openai/codex'],
    hookFile: {
      path: '.codex/hooks.json',
      shape: 'groups',
      before: [{ event: 'PreToolUse', tools: 'Bash' }],
      after: [{ event: 'PostToolUse', tools: 'Bash|apply_patch' }],
      signs: ['.codex'],
      afterwards: 'in Codex, type /hooks and trust the two of ai-signoff: until then it passes over them',
    },
  },
  {
    id: 'cursor',
    name: 'Cursor',
    aliases: ['cursor-agent', 'cursor-cli'],
    kind: 'generated',
    identities: [email('cursoragent@cursor.com'), account(206951365)], // cursor[bot]
    trailers: [key('made-with', 'cursor')],
    footers: [{ line: /^Made with \[Cursor\]\(https:\/\/cursor\.com/i, word: 'made with [cursor]' }],
    // CURSOR_TRACE_ID is in every terminal of the editor, whoever types there.
    variables: [
      variable('CURSOR_AGENT'),
      variable('CURSOR_SANDBOX'),
      { name: 'CURSOR_EXTENSION_HOST_ROLE', equals: 'agent-exec' },
    ],
    sessionVariable: 'CURSOR_CONVERSATION_ID',
    executables: ['cursor-agent'], // not the editor, `cursor`, in whose terminal people type
    folders: ['cursor-agent/versions'],
    hookFile: {
      path: '.cursor/hooks.json',
      shape: 'commands',
      version: 1,
      before: [{ event: 'preToolUse', tools: 'Shell' }],
      after: [{ event: 'postToolUse', tools: 'Shell|Write|StrReplace|ApplyPatch|EditNotebook|Delete' }],
      signs: ['.cursor', '.cursorrules'],
    },
  },
  {
    id: 'gemini-cli',
    name: 'Gemini',
    aliases: ['gemini'],
    kind: 'generated',
    variables: [variable('GEMINI_CLI')],
    executables: ['gemini'],
    folders: ['node_modules/@google/gemini-cli'],
    // Its shell commands run without git's hooks: these are all that sees them.
    hookFile: {
      path: '.gemini/settings.json',
      shape: 'groups',
      before: [{ event: 'BeforeTool', tools: 'run_shell_command' }],
      after: [{ event: 'AfterTool', tools: 'write_file|replace|run_shell_command' }],
      signs: ['.gemini', 'GEMINI.md'],
    },
  },
  {
    id: 'copilot',
    name: 'Copilot',
    aliases: ['github-copilot', 'copilot-cli', 'github-copilot-cli'],
    kind: 'generated',
    identities: [account(223556219)], // the CLI and the app
    trailers: [key('copilot-session')],
    // COPILOT_GITHUB_TOKEN and COPILOT_MODEL are settings that people keep in their shell.
    variables: ['COPILOT_CLI', 'COPILOT_AGENT', 'COPILOT_AGENT_JOB_ID', 'COPILOT_AGENT_SESSION_ID'].map(variable),
    executables: ['copilot'],
    folders: ['node_modules/@github/copilot'],
    // Any file in that folder is read; ours has nothing of others in it. The CLI, the cloud and VS Code name their tools differently.
    hookFile: {
      path: '.github/hooks/ai-signoff.json',
      shape: 'bash',
      version: 1,
      before: [{ event: 'preToolUse' }],
      after: [{ event: 'postToolUse' }],
      signs: ['.github/hooks', '.github/copilot-instructions.md', '.github/copilot'],
      afterwards: 'Copilot’s cloud agent reads hooks from the default branch: they count there once they are pushed',
    },
  },
  {
    id: 'aider',
    name: 'Aider',
    kind: 'generated',
    // The subject prefix `aider:` is a word that anybody may write; it adds nothing to these.
    identities: [
      { by: 'suffix', suffix: ' (aider)' },
      ...['aider@aider.chat', 'noreply@aider.chat', 'noreply@aider.dev'].map(email),
    ],
    footers: [{ line: /^# Aider chat conversation:/i, word: 'aider chat conversation:' }],
    executables: ['aider'],
  },
  {
    id: 'amp',
    name: 'Amp',
    kind: 'generated',
    identities: [email('amp@ampcode.com')],
    trailers: [key('amp-thread-id'), key('amp-thread')],
    variables: [{ name: 'AGENT', equals: 'amp' }, variable('AMP_CURRENT_THREAD_ID')],
    executables: ['amp'],
    folders: ['node_modules/@sourcegraph/amp'],
  },
  {
    id: 'opencode',
    name: 'OpenCode',
    kind: 'generated',
    identities: [email('noreply@opencode.ai')], // not opencode@sst.dev, which releases it
    footers: [generatedWith('OpenCode', 'https://opencode.ai')],
    variables: [variable('OPENCODE')],
    executables: ['opencode'],
    folders: ['node_modules/opencode-ai'],
  },
  {
    id: 'crush',
    name: 'Crush',
    kind: 'generated',
    identities: [email('crush@charm.land'), email('noreply@crush.charm.land')],
    trailers: [key('assisted-by', 'crush:')],
    footers: [generatedWith('Crush')],
    variables: [variable('CRUSH')],
    executables: ['crush'],
    folders: ['node_modules/@charmland/crush'],
  },
  {
    id: 'goose',
    name: 'Goose',
    ambiguousName: true,
    kind: 'generated',
    identities: [{ by: 'name', name: 'goose', match: 'exact', emails: ['noreply@anthropic.com'] }],
    variables: [variable('GOOSE_TERMINAL')], // not GOOSE_PROVIDER, a setting
    executables: ['goose'],
  },
  {
    id: 'qwen-code',
    name: 'Qwen',
    aliases: ['qwen', 'qwen-coder'],
    kind: 'generated',
    identities: [email('qwen-coder@alibabacloud.com')],
    variables: [variable('QWEN_CODE')],
    executables: ['qwen'],
    folders: ['node_modules/@qwen-code/qwen-code'],
  },
  {
    id: 'cline',
    name: 'Cline',
    ambiguousName: true,
    kind: 'generated',
    variables: [variable('CLINE_ACTIVE'), variable('CLINE_TASK_ID')],
    executables: ['cline'],
  },
  {
    id: 'roo-code',
    name: 'Roo',
    aliases: ['roo', 'roomote'],
    ambiguousName: true,
    kind: 'generated',
    identities: [email('roomote@roocode.com'), account(219738659)], // roomote[bot]
    variables: [variable('ROO_ACTIVE'), variable('ROO_CODE_TASK_ID')],
  },
  {
    id: 'auggie',
    name: 'Auggie',
    aliases: ['augment', 'augment-code'],
    ambiguousName: true,
    kind: 'generated',
    variables: [variable('AUGMENT_AGENT')],
    executables: ['auggie'],
    folders: ['node_modules/@augmentcode/auggie'],
  },
  {
    id: 'pi',
    name: 'Pi',
    ambiguousName: true,
    kind: 'generated',
    variables: [variable('PI_CODING_AGENT'), variable('PI_SESSION_ID')],
    executables: ['pi'],
    folders: ['node_modules/@mariozechner/pi-coding-agent'],
  },
  { id: 'antigravity', name: 'Antigravity', kind: 'generated', variables: [variable('ANTIGRAVITY_AGENT')] },
]
