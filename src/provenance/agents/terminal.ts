// Further agents that run in a person's terminal or editor: they leave markers in messages, and variables in the environment.
import { account, email, footer, generatedWith, key, variable, type AgentRow } from './row.ts'

export const terminalAgents: readonly AgentRow[] = [
  {
    id: 'aider',
    name: 'Aider',
    kind: 'generated',
    // The subject prefix `aider:` is a word that anybody may write; it adds nothing to these.
    identities: [
      { by: 'suffix', suffix: ' (aider)' },
      ...['aider@aider.chat', 'noreply@aider.chat', 'noreply@aider.dev'].map(email),
    ],
    footers: [footer(/^# Aider chat conversation:/i, 'aider chat conversation:', '# Aider chat conversation:')],
    executables: ['aider'],
  },
  {
    id: 'amp',
    name: 'Amp',
    kind: 'generated',
    identities: [email('amp@ampcode.com')],
    trailers: [key('amp-thread-id'), key('amp-thread')],
    footers: [
      footer(/^https:\/\/ampcode\.com\/threads\/T-[\w-]+$/, 'ampcode.com/threads/', 'https://ampcode.com/threads/T-…'),
    ],
    variables: [{ name: 'AGENT', equals: 'amp' }, variable('AMP_CURRENT_THREAD_ID')],
    executables: ['amp'],
    folders: ['node_modules/@sourcegraph/amp'],
  },
  {
    id: 'opencode',
    name: 'OpenCode',
    kind: 'generated',
    identities: [email('noreply@opencode.ai'), email('opencode-agent[bot]@users.noreply.github.com')], // not opencode@sst.dev, which releases it
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
    trailers: [key('assisted-by', 'crush:'), { key: 'assisted-by', contains: ' via crush' }], // the second is the older form
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
