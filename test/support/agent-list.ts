// The table of agents as a table of the documentation: what is read of each.
import type { AgentRow } from '../../src/provenance/agents.ts'
import type { FooterRule, IdentityRule, PlaceRule, TrailerRule, VariableRule } from '../../src/provenance/agents/row.ts'

export const agentListRows = (rows: readonly AgentRow[]): string[][] => [
  ['agent', 'level', 'identities', 'trailers and footers', 'environment', 'processes'],
  ...rows.map((row) => [
    `**${row.name}** \`${row.id}\``,
    row.kind,
    listed((row.identities ?? []).map(identity)),
    listed([...(row.trailers ?? []).map(trailer), ...(row.footers ?? []).map(footer)]),
    listed([...(row.variables ?? []).map(variable), ...(row.places ?? []).map(place)]),
    listed([...(row.executables ?? []), ...(row.folders ?? []).map((folder) => `${folder}/`)].map(code)),
  ]),
]

const listed = (items: readonly string[]): string => items.join(', ')

/** Two backticks, because a footer has some of its own. */
const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)

function identity(rule: IdentityRule): string {
  switch (rule.by) {
    case 'account':
      return code(`${rule.account}+…@users.noreply.github.com`)
    case 'email':
      return code(rule.email)
    case 'suffix':
      return `an author's or committer's name ending ${code(rule.suffix)}`
    case 'name': {
      const how = { exact: 'the name', begins: 'a name beginning', contains: 'a name with' }[rule.match]
      return `${how} ${code(rule.name)} with ${rule.emails.map(code).join(' or ')}`
    }
  }
}

const trailer = ({ key, begins, contains }: TrailerRule): string =>
  code(
    `${key}: ${begins ?? ''}${contains === undefined ? '' : `…${contains}`}${begins || contains ? '…' : ''}`.trimEnd(),
  )

const footer = ({ shown, kind }: FooterRule): string => `${code(shown)}${kind ? ` (${kind})` : ''}`

const variable = ({ name, equals, contains, alongside }: VariableRule): string =>
  code(`${name}${equals === undefined ? '' : `=${equals}`}${contains === undefined ? '' : `=…${contains}…`}`) +
  (alongside === undefined ? '' : ` with ${code(alongside)}`)

const place = (rule: PlaceRule): string =>
  'directory' in rule
    ? `the folder ${code(rule.directory)}`
    : `${code(`HOME=${rule.home}`)} with ${code(`USER=${rule.user}`)}`
