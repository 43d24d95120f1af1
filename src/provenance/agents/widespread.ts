// The agents most in use in a person's terminal or editor: they leave markers in messages, and variables in the environment.
import { account, email, footer, generatedWith, key, variable, type AgentRow } from './row.ts'

export const widespreadAgents: readonly AgentRow[] = [
  {
    id: 'claude-code',
    name: 'Claude',
    aliases: ['claude', 'claude-ai', 'anthropic-claude'],
    ambiguousName: true,
    kind: 'generated',
    identities: [
      account(209825114), // claude[bot]
      account(242468646), // anthropic-code-agent[bot], on GitHub's own machines
      // Anthropic's staff have addresses of this domain too; only this one, with this name, is the program.
      { by: 'name', name: 'claude', match: 'begins', emails: ['noreply@anthropic.com'] },
      // Addresses that the program makes up. Nobody's name is "Claude Code"; a bare "Claude" may be one of the staff.
      {
        by: 'name',
        name: 'claude code',
        match: 'contains',
        emails: ['claude@anthropic.com', 'claude-code@anthropic.com', 'support@anthropic.com'],
      },
    ],
    trailers: [key('claude-session'), key('claude-generated-by')],
    footers: [
      generatedWith('Claude Code', 'https://claude.ai/code', 'https://claude.com/claude-code'),
      footer(
        /^https:\/\/claude\.ai\/code\/session_\w+$/,
        'claude.ai/code/session_',
        'https://claude.ai/code/session_…',
      ),
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
      email('215057067+openai-codex[bot]@users.noreply.github.com'), // as it signs; the number is no account that GitHub vouches for
    ],
    footers: [
      generatedWith('Codex', 'https://openai.com/codex'),
      footer(
        /^https:\/\/chatgpt\.com\/codex\/tasks\/task_\w+$/,
        'chatgpt.com/codex/tasks/',
        'https://chatgpt.com/codex/tasks/task_…',
      ),
    ],
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
    footers: [
      footer(
        /^Made with \[Cursor\]\(https:\/\/cursor\.com/i,
        'made with [cursor]',
        'Made with [Cursor](https://cursor.com)',
      ),
    ],
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
]
