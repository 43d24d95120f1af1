// Names what in a commit without markers could be taken for one, so that false positives can be counted by kind.
import type { CommitFacts } from './facts.ts'

type Trap = readonly [name: string, is: (commit: CommitFacts, identities: string) => boolean]

const agents =
  'claude|copilot|cursor|codex|devin|aider|jules|gemini|amp|opencode|crush|droid|openhands|qwen|replit|windsurf|coderabbit|goose|junie|kiro|warp|charlie'
const bots = /\[bot\]|github.actions?\b|dependabot|renovate|greenkeeper|snyk|-bot\b|\bbot</i

/** The first that fits names the trap. */
const traps: readonly Trap[] = [
  ['github-actions named claude[bot]', (_, identities) => /claude\[bot\] <41898282\+/i.test(identities)],
  [
    "a person with an agent's name",
    (_, identities) => new RegExp(`(^|\\n)[^<\\n]*\\b(${agents})\\b[^<\\n]*<`, 'i').test(identities),
  ],
  [
    "a vendor's staff",
    (_, identities) =>
      /@(anthropic|openai|cursor|continue|all-hands|factory|charm|replit|aider|ampcode|sourcegraph|openhands)\.\w+>/i.test(
        identities,
      ),
  ],
  ['a bot that is no AI', (_, identities) => bots.test(identities)],
  ['a person thanked by Assisted-by', ({ message }) => /^assisted-by:/im.test(message)],
  [
    "an agent's review",
    ({ message }) =>
      new RegExp(
        `(reviewed|reported|suggested|tested)-by:.*\\b(${agents})|by coderabbit|bugbot|devin-review`,
        'i',
      ).test(message),
  ],
  [
    'a quoted or indented marker',
    ({ message }) =>
      new RegExp(`^[ \\t>*\`-]+.*(co-authored-by:|generated with).*\\b(${agents}|noreply@)`, 'im').test(message),
  ],
  ['a revert', ({ message }) => /^revert|this reverts commit/im.test(message)],
  [
    'speaks of an agent in its subject',
    ({ message }) => new RegExp(`^[^\\n]*\\b(${agents}|chatgpt|gpt|llm|ai)\\b`, 'i').test(message),
  ],
  [
    'speaks of an agent in its body',
    ({ message }) => new RegExp(`\\b(${agents}|chatgpt|gpt|llm|ai)\\b`, 'i').test(message),
  ],
  ['co-authored by people', ({ message }) => /^co-authored-by:/im.test(message)],
  ['something generated', ({ message }) => /\bgenerated\b/i.test(message)],
]

export function trapIn(commit: CommitFacts): string {
  const named = [...commit.message.matchAll(/^[\w-]+-by:[ \t]*(.*)$/gim)].map(([, value = '']) => value)
  const identities = [commit.author, commit.committer].map(({ name, email }) => `${name} <${email}>`)
  const all = [...identities, ...named].join('\n')
  return traps.find(([, is]) => is(commit, all))?.[0] ?? 'plain'
}
