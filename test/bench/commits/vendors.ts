// What each vendor's program writes, by the vendors' own documents and defaults, as expressions over raw lines. Written without the
// table of agents and not to be made from it: it is what the table is measured by.

export interface Vendor {
  /** The id that the reader is expected to say. */
  readonly agent: string
  readonly level: 'assisted' | 'generated'
  /** Of `Name <address>`, of author, committer, co-author, signer. */
  readonly identity?: RegExp
  /** Of a whole line of the body. */
  readonly line?: RegExp
}

export const vendors: readonly Vendor[] = [
  {
    agent: 'claude-code',
    level: 'generated',
    identity:
      /^(?!goose )(?:.*\bclaude\b.*<noreply@anthropic\.com>|.*<209825114\+|.*<242468646\+|(?:.*\(claude code\)|claude( code| assistant)?) <(claude|claude-code|support)@anthropic\.com>)/i,
    line: /^(\W{0,6}generated (with|by) \[?claude code|claude-session: |claude-generated-by: |https:\/\/claude\.ai\/code\/session_)/i,
  },
  { agent: 'claude-flow', level: 'generated', identity: /^claude-flow </i },
  { agent: 'goose', level: 'generated', identity: /^goose <noreply@anthropic\.com>/i },
  {
    agent: 'copilot-agent',
    level: 'generated',
    identity: /<(198982749\+copilot@|copilot-swe-agent\[bot\]@)/i,
    line: /^agent-logs-url: https:\/\/github\.com\//i,
  },
  { agent: 'copilot', level: 'generated', identity: /<223556219\+copilot@/i, line: /^copilot-session: /i },
  {
    agent: 'copilot-review',
    level: 'assisted',
    identity: /<(175728472\+copilot@|62310815\+github-advanced|223894421\+github-code|copilot@github\.com>)/i,
  },
  {
    agent: 'cursor',
    level: 'generated',
    identity: /<(cursoragent@cursor\.com>|206951365\+|noreply@cursor\.(sh|com)>)/i,
    line: /^(made-with: cursor|made with \[cursor\])/i,
  },
  {
    agent: 'codex',
    level: 'generated',
    identity: /<(noreply@openai\.com>|codex@openai\.com>|199175422\+|267193182\+|215057067\+openai-codex)/i,
    line: /^\W{0,6}(generated with \[?codex|https:\/\/chatgpt\.com\/codex\/tasks\/)/i,
  },
  { agent: 'devin', level: 'generated', identity: /<(158243242|248786709)\+/i },
  { agent: 'jules', level: 'generated', identity: /<161369871\+/i },
  { agent: 'gemini-code-assist', level: 'assisted', identity: /<176961590\+/i },
  {
    agent: 'amp',
    level: 'generated',
    identity: /<amp@ampcode\.com>/i,
    line: /^(amp-thread(-id)?: |https:\/\/ampcode\.com\/threads\/T-[\w-]+$)/i,
  },
  {
    agent: 'opencode',
    level: 'generated',
    identity: /<(noreply@opencode\.ai>|opencode-agent\[bot\]@)/i,
    line: /^\W{0,6}generated with \[opencode\]/i,
  },
  {
    agent: 'crush',
    level: 'generated',
    identity: /<(crush@charm\.land|noreply@crush\.charm\.land)>/i,
    line: /^(\W{0,6}generated with \[?crush|assisted-by: (crush:|.* via crush\b))/i,
  },
  { agent: 'droid', level: 'generated', identity: /<(138933559\+|droid@factory\.ai>)/i },
  { agent: 'openhands', level: 'generated', identity: /\bopenhands@all-hands\.dev/i },
  { agent: 'qwen-code', level: 'generated', identity: /<qwen-coder@alibabacloud\.com>/i },
  {
    agent: 'continue',
    level: 'generated',
    identity: /<(noreply@continue\.dev>|agent@continue\.dev>|230936708\+)/i,
    line: /^\W{0,6}generated with \[?continue\W/i,
  },
  { agent: 'junie', level: 'generated', identity: /<(junie@jetbrains\.com>|201638009\+)/i },
  { agent: 'warp', level: 'generated', identity: /<(oz-agent|agent)@warp\.dev>/i },
  {
    agent: 'kiro',
    level: 'generated',
    identity: /<(244629292\+|245459735\+|noreply@kiro\.dev>)/i,
    line: /^\W{0,6}assisted by kiro$/i,
  },
  { agent: 'replit', level: 'generated', identity: /<agent@replit\.com>/i, line: /^replit-commit-author: agent/i },
  { agent: 'windsurf', level: 'generated', identity: /<cascade@windsurf\.ai>/i },
  { agent: 'firebender', level: 'generated', identity: /<help@firebender\.com>/i },
  { agent: 'amazon-q', level: 'generated', identity: /<208079219\+/i },
  { agent: 'amazon-q', level: 'assisted', line: /^\s*\W{0,6}assisted by \[?amazon q developer/i },
  { agent: 'ellipsis', level: 'assisted', identity: /<65095814\+/i },
  { agent: 'coderabbit', level: 'assisted', identity: /<136622811\+/i },
  {
    agent: 'entire',
    level: 'generated',
    line: /^entire-(checkpoint|agent|attribution|session|strategy|metadata(-task)?): /i,
  },
  {
    agent: 'mux',
    level: 'generated',
    identity: /^mux <noreply@coder\.com>/i,
    line: /^(_?generated with \[?`?(c?mux|xum)(?![a-z0-9])|<!-- (mux|xum)-attribution)/i,
  },
  {
    agent: 'letta-code',
    level: 'generated',
    identity: /<noreply@letta\.com>/i,
    line: /^\W{0,6}generated with \[letta code\]/i,
  },
  { agent: 'open-swe', level: 'generated', identity: /^open-swe(\[bot\])? </i },
  { agent: 'charlie', level: 'generated', identity: /<(charlie@charlielabs\.ai>|198680274\+)/i },
  { agent: 'codegen', level: 'generated', identity: /<131295404\+/i },
  { agent: 'pullfrog', level: 'generated', identity: /<226033991\+/i },
  { agent: 'blink', level: 'generated', identity: /<(211532188|237617714)\+/i },
  { agent: 'cubic', level: 'assisted', identity: /<191113872\+/i },
  { agent: 'mistral-vibe', level: 'generated', identity: /<vibe@mistral\.ai>/i },
  { agent: 'qoder', level: 'generated', line: /^\W{0,6}generated with \[qoder\]/i },
  { agent: 'sourcery', level: 'assisted', identity: /<58596630\+/i },
]
