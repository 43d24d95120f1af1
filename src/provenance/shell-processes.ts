// What the hooks' shell has to know of agents' processes, as text for hooks/agents.sh: the questions that hooks/above.sh asks of a
// name, a path or a command line. They may say yes too often, never too seldom.
import { agentTable } from './agents.ts'
import { interpreters } from './script.ts'

export const processesForShell = (): string =>
  questions.map(([comment, name, text, patterns]) => question(comment, name, text, patterns)).join('\n') +
  `\n# A word of a command line that is, or lies in, one of these.\nai_signoff_agent_word='${word()}'\n`

const inOrder = (all: readonly string[]): string[] => [...new Set(all)].sort()

const names = inOrder(agentTable.flatMap((row) => row.executables ?? []))
const folders = inOrder(agentTable.flatMap((row) => row.folders ?? []))

const interpreting = interpreters.flatMap((each) => each.names.map((name) => (each.versioned ? `${name}*` : name)))

const questions: readonly [comment: string, name: string, text: string, patterns: readonly string[]][] = [
  ["The name of a process, a program or a script: may it be an agent's?", 'ai_signoff_agent_called', '$1', names],
  [
    "A path: does it lead into a folder that only an agent's program lies in?",
    'ai_signoff_agent_folder',
    '/$1',
    folders.map((folder) => `*/${folder}/*`),
  ],
  ["The name of a program: may it run an agent's script?", 'ai_signoff_interpreter', '$1', interpreting],
  [
    'Where links lead, as ls shows it: may one lead to a program that is called so?',
    'ai_signoff_agent_linked',
    '$1',
    names.map((name) => `*/${name}*`),
  ],
]

const question = (comment: string, name: string, text: string, patterns: readonly string[]): string =>
  `# ${comment}\n${name}() {\n  case ${text} in ${patterns.join(' | ')}) ;; *) return 1 ;; esac\n}\n`

/** An extended regular expression. */
function word(): string {
  const [called, below] = [names, folders].map((all) => all.join('|').replaceAll('.', String.raw`\.`))
  return `(^-?|/)(${called})$|(^|/)(${below})/`
}
