// The blast radius as a comment on a pull request: lists alone, no table and no HTML, so that it reads as well where nobody renders it.
import type { BlastRadius, FileShare, Reason } from '../model/radius.ts'
import { asCode, asProse } from './markdown.ts'
import { mostFiles, weighsLittle } from './score-text.ts'

/** Reasons that are told one by one. */
const mostReasons = 10

export function scoreMarkdown(radius: BlastRadius): string {
  const floors = radius.reasons.filter(({ signal }) => signal === 'floor')
  const parts = radius.reasons.filter(({ signal }) => signal !== 'floor')
  const light = radius.files.filter(weighsLittle)
  const heavy = radius.files.filter((file) => !weighsLittle(file))
  const sections = [
    `### Blast radius: ${radius.level}, ${radius.score} of 100`,
    list(parts, partLine, mostReasons),
    titled(
      'Floors',
      list(floors, ({ says }) => asProse(says), mostReasons),
    ),
    titled('Files, riskiest first, with the points each would score alone', list(heavy, fileLine, mostFiles)),
    titled('Weighed little', list(light, fileLine, mostFiles)),
    `${radius.reviewable} reviewable ${radius.reviewable === 1 ? 'line' : 'lines'}.`,
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

const titled = (title: string, lines: string): string => (lines === '' ? '' : `**${title}**\n\n${lines}`)

function list<Item>(items: readonly Item[], lineOf: (item: Item) => string, most: number): string {
  const lines = items.slice(0, most).map((item) => `- ${lineOf(item)}`)
  return [...lines, ...(items.length > most ? [`- and ${items.length - most} more`] : [])].join('\n')
}

const partLine = ({ signal, points, says }: Reason): string => `**${signal}**, ${inPoints(points)}: ${asProse(says)}`

function fileLine({ path, from, added, deleted, points, says }: FileShare): string {
  const name = from === null ? asCode(path) : `${asCode(path)}, from ${asCode(from)}`
  const lines = added === null ? '' : `, ${added} added and ${deleted ?? 0} deleted`
  return `${name}: ${inPoints(points)}${lines}; ${asProse(says)}`
}

const inPoints = (points: number): string => `${points} ${points === 1 ? 'point' : 'points'}`
