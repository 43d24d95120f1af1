// Agents that work on a forge or in a vendor's machines or editor: known by the accounts they commit with.
import { account, email, generatedWith, key, variable, type AgentRow } from './row.ts'

export const hostedAgents: readonly AgentRow[] = [
  {
    id: 'copilot-agent',
    name: 'Copilot-Agent',
    aliases: ['copilot-swe-agent', 'copilot-coding-agent'],
    kind: 'generated',
    identities: [
      account(198982749),
      {
        by: 'name',
        name: 'copilot-swe-agent[bot]',
        match: 'exact',
        emails: ['copilot-swe-agent[bot]@users.noreply.github.com', 'copilot@users.noreply.github.com'],
      },
    ],
    trailers: [key('agent-logs-url', 'https://github.com/')],
  },
  {
    id: 'copilot-review',
    name: 'Copilot-Review',
    kind: 'assisted',
    identities: [
      account(175728472), // Copilot's review
      account(62310815), // github-advanced-security[bot]
      account(223894421), // github-code-quality[bot]
      email('copilot@github.com'),
    ],
  },
  { id: 'gemini-code-assist', name: 'Gemini-Code-Assist', kind: 'assisted', identities: [account(176961590)] },
  { id: 'ellipsis', name: 'Ellipsis', ambiguousName: true, kind: 'assisted', identities: [account(65095814)] },
  {
    id: 'coderabbit',
    name: 'CodeRabbit',
    aliases: ['coderabbitai'],
    kind: 'assisted',
    identities: [account(136622811)],
  },
  {
    id: 'devin',
    name: 'Devin',
    aliases: ['devin-ai'],
    ambiguousName: true,
    kind: 'generated',
    identities: [account(158243242), account(248786709)], // the second is its beta
    places: [{ directory: '/opt/.devin' }],
  },
  {
    id: 'jules',
    name: 'Jules',
    aliases: ['google-jules', 'google-labs-jules'],
    ambiguousName: true,
    kind: 'generated',
    identities: [account(161369871)],
    places: [{ home: '/home/jules', user: 'swebot' }],
  },
  {
    id: 'droid',
    name: 'Droid',
    aliases: ['factory-droid', 'factory'],
    ambiguousName: true,
    kind: 'generated',
    identities: [account(138933559), email('droid@factory.ai')],
    executables: ['droid'],
    hookFile: {
      path: '.factory/settings.json',
      shape: 'groups',
      before: [{ event: 'PreToolUse', tools: 'Execute' }],
      after: [{ event: 'PostToolUse', tools: 'Edit|MultiEdit|Create|ApplyPatch|Execute' }],
      signs: ['.factory'],
      eclipsedBy: '.factory/hooks.json',
    },
  },
  {
    id: 'openhands',
    name: 'OpenHands',
    kind: 'generated',
    identities: [email('openhands@all-hands.dev')],
    executables: ['openhands'],
  },
  {
    id: 'continue',
    name: 'Continue',
    ambiguousName: true,
    kind: 'generated',
    identities: [email('noreply@continue.dev'), email('agent@continue.dev'), account(230936708)], // continue[bot]
    footers: [generatedWith('Continue', 'https://continue.dev')],
    folders: ['node_modules/@continuedev/cli'],
  },
  {
    id: 'junie',
    name: 'Junie',
    ambiguousName: true,
    kind: 'generated',
    identities: [email('junie@jetbrains.com'), account(201638009)], // jetbrains-junie[bot]
    variables: [variable('JUNIE_DATA'), variable('JUNIE_SHIM_PATH')],
    executables: ['junie'],
  },
  {
    id: 'warp',
    name: 'Warp',
    aliases: ['oz', 'oz-agent'],
    ambiguousName: true,
    kind: 'generated',
    identities: [email('oz-agent@warp.dev'), email('agent@warp.dev')],
    variables: [variable('OZ_RUN_ID')], // not TERM_PROGRAM=WarpTerminal, a person's terminal
  },
  {
    id: 'kiro',
    name: 'Kiro',
    aliases: ['kiro-agent'],
    ambiguousName: true,
    kind: 'generated',
    identities: [account(244629292), account(245459735), email('noreply@kiro.dev')], // the user, and kiro-agent[bot]
    variables: [variable('KIRO_AGENT_PATH')],
    executables: ['kiro-cli-chat'], // not `kiro-cli-term`, which wraps people's shells
  },
  {
    id: 'replit',
    name: 'Replit',
    aliases: ['replit-agent'],
    kind: 'generated',
    identities: [email('agent@replit.com')],
    trailers: [key('replit-commit-author', 'agent')],
    variables: [{ name: 'REPLIT_MODE', equals: 'assistant', alongside: 'REPL_ID' }],
  },
  {
    id: 'windsurf',
    name: 'Windsurf',
    aliases: ['cascade'],
    ambiguousName: true,
    kind: 'generated',
    identities: [email('cascade@windsurf.ai')],
    hookFile: {
      path: '.windsurf/hooks.json',
      shape: 'commands',
      before: [{ event: 'pre_run_command' }],
      after: [{ event: 'post_write_code' }, { event: 'post_run_command' }],
      signs: ['.windsurf', '.windsurfrules'],
    },
  },
  {
    id: 'firebender',
    name: 'Firebender',
    kind: 'generated',
    identities: [email('help@firebender.com')],
    variables: [variable('FIREBENDER_TERMINAL')],
  },
  {
    id: 'amazon-q',
    name: 'Amazon-Q',
    aliases: ['amazon-q-developer', 'q-developer'],
    kind: 'generated',
    identities: [account(208079219)],
    footers: [
      {
        line: /^🤖 Assisted by (?:Amazon Q Developer$|\[Amazon Q Developer\]\(https:\/\/aws\.amazon\.com\/q\/)/u,
        word: 'amazon q developer',
        shown: '🤖 Assisted by [Amazon Q Developer](https://aws.amazon.com/q/…)',
        kind: 'assisted',
      },
    ],
    variables: [{ name: 'AWS_EXECUTION_ENV', contains: 'AmazonQ-For-CLI' }],
    executables: ['qchat'], // not `qterm`, which wraps people's shells
  },
  {
    id: 'entire',
    name: 'Entire',
    ambiguousName: true,
    kind: 'generated',
    trailers: ['checkpoint', 'agent', 'attribution', 'session', 'strategy'].map((name) => key(`entire-${name}`)),
  },
]
