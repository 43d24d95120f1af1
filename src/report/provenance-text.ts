// Provenance for people: a line a commit, its evidence below it where they ask for it, the union at the end. 80 columns.
import { shortId } from '../model/ids.ts'
import { kinds, type Agent, type Evidence, type Kind, type Provenance } from '../model/provenance.ts'
import type { ProvenanceRecord } from '../model/provenance-record.ts'
import type { Tally } from '../provenance/tally.ts'
import type { Paint } from './paint.ts'
import { printable, printableShort } from './printable.ts'
import { width, wrapped } from './wrapped.ts'

const columns = { id: 10, kind: 11, agents: 20, weight: 6, source: 11 }

export interface LineOptions {
  readonly paint: Paint
  /** Each piece below its commit. */
  readonly evidence: boolean
}

// 1a2b3c4d5e  generated    claude-code           Refresh sessions
export function provenanceLine(record: ProvenanceRecord, { paint, evidence }: LineOptions): string {
  const { id, merge, provenance, subject } = record
  const agents = printableShort(agentsOf(provenance).map(named).join(', '), columns.agents).padEnd(columns.agents)
  const start = `${shortId(id)}  ${painted(paint, record)}  ${merge === 'clean' ? ' '.repeat(columns.agents) : agents}  `
  const room = width - columns.id - columns.kind - columns.agents - 6
  const line = `${start}${printableShort(subject, room)}`.trimEnd()
  return `${[line, ...(evidence ? details(record) : [])].join('\n')}\n`
}

function painted(paint: Paint, { merge, provenance }: ProvenanceRecord): string {
  if (merge === 'clean') return paint.dim('merge'.padEnd(columns.kind))
  const partly = 'undeclared' in provenance && provenance.undeclared !== null ? '*' : ''
  const shade = { none: paint.good, assisted: paint.warn, generated: paint.warn, undeclared: paint.bad }
  return shade[provenance.kind](`${provenance.kind}${partly}`.padEnd(columns.kind))
}

const agentsOf = (provenance: Provenance): readonly Agent[] => ('agents' in provenance ? provenance.agents : [])
const named = ({ name, model }: Agent): string => (name === 'unknown' ? (model ?? name) : name)

function details({ merge, provenance }: ProvenanceRecord): string[] {
  const why = 'why' in provenance ? provenance.why : 'undeclared' in provenance ? provenance.undeclared : null
  return [
    ...(merge === 'clean' ? wrapped('    ', 'git makes this merge by itself: its parents speak for it') : []),
    ...(merge === 'unknown' ? wrapped('    ', 'a merge, not compared with what git makes of its parents') : []),
    ...(why === null || merge === 'clean' ? [] : wrapped('    ', why)),
    ...('sources' in provenance ? wrapped('    ', `looked: ${provenance.sources.join(', ')}`) : []),
    ...('evidence' in provenance ? provenance.evidence.map(pieceLine) : []),
  ]
}

/** One line, cut at the width; the JSON has the text whole. */
function pieceLine({ weight, source, text, agent }: Evidence): string {
  const start = `    ${weight.padEnd(columns.weight)}  ${source.padEnd(columns.source)}  `
  const model = source === 'note' ? ` (${agent.name}${agent.model === null ? '' : `, ${agent.model}`})` : ''
  return `${start}${printableShort(`${text}${model}`, width - start.length)}`
}

/** The union over the range, with how many commits each part of it has. */
export function tallyText(tally: Tally): string {
  const { commits, agents, undeclared, cleanMerges, unknownMerges } = tally
  const parts = kinds.filter((kind) => tally.kinds.has(kind)).map((kind) => `${tally.kinds.get(kind)} ${words[kind]}`)
  const merges = cleanMerges === 0 ? [] : [`${cleanMerges} clean ${cleanMerges === 1 ? 'merge' : 'merges'}`]
  const lines = [
    ...wrapped('', `${commits} ${commits === 1 ? 'commit' : 'commits'}: ${[...parts, ...merges].join(', ')}`),
    ...(agents.size === 0 ? [] : wrapped('agents      ', mostFirst(agents))),
    ...(undeclared.count === 0 ? [] : wrapped('undeclared  ', undeclaredWords(undeclared))),
    ...(unknownMerges === 0 ? [] : wrapped('merges      ', mergeWords(unknownMerges))),
  ]
  return `\n${lines.join('\n')}\n`
}

const words: Readonly<Record<Kind, string>> = {
  none: 'none',
  assisted: 'assisted',
  generated: 'generated',
  undeclared: 'undeclared',
}

const mostAgents = 8

function mostFirst(agents: Tally['agents']): string {
  const sorted = [...agents].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  const shown = sorted.slice(0, mostAgents).map(([name, count]) => `${printableShort(name, 40)} ${count}`)
  const left = sorted.length - shown.length
  return [...shown, ...(left === 0 ? [] : [`${left} more`])].join(', ')
}

function undeclaredWords({ first, count, partly }: Tally['undeclared']): string {
  const more = count > first.length ? ` and ${count - first.length} more` : ''
  const part = partly === 0 ? '' : `; in part: ${partly} (*)`
  return `${first.map(shortId).join(', ')}${more}${part}`
}

function mergeWords(count: number): string {
  const merges = count === 1 ? '1 of these is a merge' : `${count} of these are merges`
  return `${merges} with no marker; in so long a range none is compared with what git makes`
}

/** Where the range has none. */
export const nothingText = (called: string): string => `no commits in ${printable(called)}\n`
