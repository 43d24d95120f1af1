// Agents with few users, known by what they leave in public histories. Nothing is known of how they show in an environment.
import { account, email, footer, generatedWith, type AgentRow } from './row.ts'

export const rarerAgents: readonly AgentRow[] = [
  {
    id: 'mux',
    name: 'Mux',
    aliases: ['cmux', 'coder-mux'],
    ambiguousName: true,
    kind: 'generated',
    identities: [{ by: 'name', name: 'mux', match: 'exact', emails: ['noreply@coder.com'] }],
    // _Generated with `mux` • Model: `anthropic:claude-opus-4-6` • Thinking: `high`_, or its name alone
    footers: [
      footer(
        /^_?Generated with (?:\[?`c?mux`|\[mux\]\(https:\/\/github\.com\/coder\/mux\)|c?mux(?:_?$| [•·] Model:))/,
        'generated with',
        '_Generated with `mux` • Model: …',
      ),
      footer(/^<!-- mux-attribution: /, 'mux-attribution', '<!-- mux-attribution: …'),
    ],
  },
  {
    id: 'letta-code',
    name: 'Letta',
    aliases: ['letta'],
    kind: 'generated',
    identities: [email('noreply@letta.com')],
    footers: [generatedWith('Letta Code', 'https://letta.com')],
  },
  {
    id: 'open-swe',
    name: 'Open-SWE',
    kind: 'generated',
    identities: [
      account(215916821),
      ...['open-swe', 'open-swe[bot]'].map((login) => email(`${login}@users.noreply.github.com`)),
    ], // hosted, and run by oneself
  },
  {
    id: 'charlie',
    name: 'Charlie',
    ambiguousName: true,
    kind: 'generated',
    identities: [email('charlie@charlielabs.ai'), account(198680274)], // charliecreates[bot]
  },
  { id: 'codegen', name: 'Codegen', ambiguousName: true, kind: 'generated', identities: [account(131295404)] },
  { id: 'pullfrog', name: 'Pullfrog', kind: 'generated', identities: [account(226033991)] },
  {
    id: 'blink',
    name: 'Blink',
    ambiguousName: true,
    kind: 'generated',
    identities: [account(211532188), account(237617714)],
  }, // blink-so[bot], blinkagent[bot]
  { id: 'cubic', name: 'Cubic', ambiguousName: true, kind: 'assisted', identities: [account(191113872)] }, // cubic-dev-ai[bot], a reviewer
  { id: 'sourcery', name: 'Sourcery', ambiguousName: true, kind: 'assisted', identities: [account(58596630)] },
  {
    id: 'mistral-vibe',
    name: 'Vibe',
    aliases: ['mistral-vibe'],
    ambiguousName: true,
    kind: 'generated',
    identities: [email('vibe@mistral.ai')],
  },
  {
    id: 'qoder',
    name: 'Qoder',
    kind: 'generated',
    footers: [
      footer(
        /^🤖 Generated with \[Qoder\][([]https:\/\/qoder\.com/u,
        'generated with',
        '🤖 Generated with [Qoder][https://qoder.com]',
      ),
    ],
  },
  {
    id: 'claude-flow',
    name: 'Claude-Flow',
    aliases: ['ruflo'],
    kind: 'generated',
    // The address is its maker's own: only with the program's name is it the program.
    identities: [{ by: 'name', name: 'claude-flow', match: 'exact', emails: ['ruv@ruv.net'] }],
  },
]
