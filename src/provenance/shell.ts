// What the hooks' shell has to know of the table of agents, as text for hooks/agents.sh: enough to tell that a commit surely shows
// no agent. It may suspect too much (then the exact program runs), never too little.
import { agentTable, type AgentRow } from './agents.ts'
import type { IdentityRule, PlaceRule } from './agents/row.ts'
import { modelWords } from './assisted-by.ts'
import { creditKeys } from './markers.ts'
import { processesForShell } from './shell-processes.ts'

/** The text of hooks/agents.sh; a test holds the file to it (`vitest -u` writes it anew). */
export function agentsForShell(): string {
  return `# Made from src/provenance/agents.ts; test/unit/provenance/shell.test.ts holds it to that. Do not edit.

# True when an agent may run us: one of its variables is set, to whatever value, or one of its places is here.
ai_signoff_agent_about() {
  test -n "${variables()
    .map((name) => `\${${name}-}`)
    .join('')}" ||
    ${places().join(' ||\n    ')}
}

${processesForShell()}
# In any case of letters, what stands in every marker that we know, and the keys that speak of AI.
ai_signoff_words='${words().join('\n')}'
`
}

function variables(): string[] {
  const named = agentTable.flatMap((row) => [
    ...(row.variables ?? []).map((rule) => rule.name),
    ...(row.sessionVariable ? [row.sessionVariable] : []),
  ])
  return [...new Set(['AI_AGENT', ...named])].sort()
}

const places = (): string[] => agentTable.flatMap((row) => row.places ?? []).map(placeTest)

const placeTest = (place: PlaceRule): string =>
  'directory' in place ? `test -d ${place.directory}` : `test "\${HOME-}" = ${place.home}`

/** Lower-case. Text without quotes by the table's own making. */
function words(): string[] {
  const all = ['ai-provenance', ...creditKeys.keys(), ...modelWords, ...agentTable.flatMap(rowWords)]
  return [...new Set(all)].filter((word) => !all.some((other) => other !== word && word.includes(other))).sort()
}

const rowWords = (row: AgentRow): string[] => [
  ...(row.identities ?? []).flatMap(identityWords),
  ...(row.trailers ?? []).map((trailer) => trailer.key),
  ...(row.footers ?? []).map((footer) => footer.word),
]

function identityWords(rule: IdentityRule): readonly string[] {
  if (rule.by === 'account') return [`${rule.account}+`]
  if (rule.by === 'email') return [rule.email]
  return rule.by === 'name' ? rule.emails : [] // a suffix is of an author's or committer's name; no message has it
}
