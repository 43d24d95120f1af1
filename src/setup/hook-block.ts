// The few lines of sh that call us from a hook file, and putting them into and taking them out of a text. Pure.

/** Of a clone. */
export const hookEvents = ['pre-commit', 'prepare-commit-msg', 'commit-msg', 'pre-push'] as const
/** Of a repository that people push to. */
export const serverEvents = ['pre-receive'] as const
export type HookEvent = (typeof hookEvents | typeof serverEvents)[number]

const first = '# >>> ai-signoff >>>'
const last = '# <<< ai-signoff <<<'

/** What a hook that stood there before us is called from then on. */
export const beforeName = (event: HookEvent): string => `${event}.before-ai-signoff`

/** Runs under `sh` and under `sh -e` (husky), where git starts its hooks: at the top of the work tree, or in the bare repository. */
export function hookBlock(event: HookEvent): string {
  return `${[first, ...heading, ...parts(event), ...chaining(event), last].join('\n')}\n`
}

function parts(event: HookEvent): string[] {
  switch (event) {
    case 'pre-receive':
      return [
        ...findingOnServer(event),
        ...gating('ai-signoff is not installed on this server; there, run: npx ai-signoff init'),
      ]
    case 'pre-push':
      return [...finding(event), ...gating(notInstalled)]
    case 'pre-commit':
    case 'prepare-commit-msg':
    case 'commit-msg':
      return [...finding(event), ...committing]
  }
}

const heading = ['# Put here by ai-signoff init, taken out by ai-signoff uninstall. What stands below runs after it.']

// A node_modules that is under version control came with somebody's commit; git would not run a hook from there, nor do we.
const finding = (event: HookEvent): string[] => [
  `ai_signoff=node_modules/ai-signoff/hooks/${event}`,
  `if [ ! -f "$ai_signoff" ] || [ -n "$(git ls-files -- node_modules || echo unknown)" ]; then`,
  `  ai_signoff=.git/ai-signoff/hooks/${event}`,
  // Where .git is a plain folder it is the one; git itself is asked in worktrees, submodules and wherever GIT_DIR leads elsewhere.
  '  [ -z "${GIT_DIR-}" ] && [ -f "$ai_signoff" ] ||',
  `    ${inGitFolder(event)}`,
  'fi',
]

/** git tells a receive hook where it is; in a work tree beside the bare repository that is not where we are. */
const findingOnServer = (event: HookEvent): string[] => [
  `ai_signoff="\${GIT_DIR:-.}/ai-signoff/hooks/${event}"`,
  `[ -f "$ai_signoff" ] || ${inGitFolder(event)}`,
]

const inGitFolder = (event: HookEvent): string =>
  `ai_signoff="$(git rev-parse --git-common-dir)/ai-signoff/hooks/${event}"`

const notInstalled = 'ai-signoff is not installed here; run: npx ai-signoff init'

const committing = [
  'if [ -f "$ai_signoff" ]; then',
  '  sh "$ai_signoff" "$@" || exit $?',
  'else',
  `  echo '${notInstalled}' >&2`,
  'fi',
]

// The pushed refs come on standard input, once: we read them and hand the same lines on.
const gating = (missing: string): string[] => [
  'if [ ! -f "$ai_signoff" ]; then',
  `  echo '${missing}' >&2`,
  '  exit 1',
  'fi',
  'ai_signoff_refs=$(cat) || exit 1',
  'if [ -n "$ai_signoff_refs" ]; then',
  `  printf '%s\\n' "$ai_signoff_refs" | sh "$ai_signoff" "$@" || exit $?`,
  '  exec <<AI_SIGNOFF_REFS',
  '$ai_signoff_refs',
  'AI_SIGNOFF_REFS',
  'else',
  '  sh "$ai_signoff" "$@" </dev/null || exit $?',
  '  exec </dev/null',
  'fi',
]

// Not "$0.before…": a tool that renames this file must not make it call somebody else's.
const chaining = (event: HookEvent): string[] => [
  `if [ -x "\${0%/*}/${beforeName(event)}" ]; then`,
  `  "\${0%/*}/${beforeName(event)}" "$@" || exit $?`,
  'fi',
]

/** True when our lines are in it, of this version or another. */
export const hasBlock = (text: string): boolean => span(text) !== null

/** The text with our lines of today: in place of older ones, else at the top, below a `#!` line. */
export function withBlock(text: string, block: string): string {
  const old = span(text)
  if (old !== null) return text.slice(0, old.start) + block + text.slice(old.end)
  const shebang = /^#![^\n]*(?:\n|$)/.exec(text)?.[0] ?? ''
  const line = shebang === '' || shebang.endsWith('\n') ? shebang : `${shebang}\n`
  return line + block + text.slice(shebang.length)
}

/** The text without our lines: byte for byte what it was. */
export function withoutBlock(text: string): string {
  const old = span(text)
  return old === null ? text : text.slice(0, old.start) + text.slice(old.end)
}

/** Whole lines only; null when one of the two is missing or they stand the wrong way round. */
function span(text: string): { readonly start: number; readonly end: number } | null {
  const start = `\n${text}`.indexOf(`\n${first}\n`)
  const end = `${text}\n`.indexOf(`\n${last}\n`, start)
  return start < 0 || end < 0 ? null : { start, end: Math.min(text.length, end + last.length + 2) }
}
