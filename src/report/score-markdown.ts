// The blast radius as a comment on a pull request: lists alone, no table and no HTML, so that it reads as well where nobody renders it.
import type { Path } from '../model/ids.ts'
import type { BlastRadius, FileShare, Reason } from '../model/radius.ts'
import { fileSays, floorsTold, pathsNamed } from '../model/radius-words.ts'
import { someOf } from '../model/some-of.ts'
import { asCode, asProse } from './markdown.ts'
import { byWeight, graphWords, levelWords, mostNamed, partsOf, reviewableWords, titles } from './score-words.ts'

export function scoreMarkdown(radius: BlastRadius): string {
  const { heavy, light } = byWeight(radius)
  const sections = [
    `### Blast radius: ${radius.level}, ${radius.score} of 100`,
    sentences(levelWords(radius)),
    partsOf(radius)
      .map((part) => partLine(part, radius))
      .join('\n'),
    titled(
      titles.floors,
      list(floorsTold(radius), ({ says, paths }) => withPaths(says, paths)),
    ),
    titled(titles.heavy, list(heavy, fileLine)),
    titled(titles.light, list(light, fileLine)),
    sentences([reviewableWords(radius)]),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

const sentences = (texts: readonly string[]): string =>
  texts.map((text) => (text === '' ? '' : `${sentence(text)}.`)).join(' ')

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const titled = (title: string, lines: string): string => (lines === '' ? '' : `**${sentence(title)}**\n\n${lines}`)

function list<Item>(items: readonly Item[], lineOf: (item: Item) => string): string {
  const lines = items.slice(0, mostNamed).map((item) => `- ${lineOf(item)}`)
  return [...lines, ...(items.length > mostNamed ? [`- and ${items.length - mostNamed} more`] : [])].join('\n')
}

function partLine({ signal, points, says, paths }: Reason, { graph }: BlastRadius): string {
  const line = `- **${signal}**, ${inPoints(points)}: ${withPaths(says, paths)}`
  return signal === 'reach' && graph !== null ? `${line}\n  - ${graphWords(graph)}` : line
}

function fileLine(file: FileShare): string {
  const { path, from, added, deleted, level, points, importers } = file
  const name = from === null ? asCode(path) : `${asCode(path)}, from ${asCode(from)}`
  const lines = added === null ? '' : `, ${added} added and ${deleted ?? 0} deleted`
  return `${name}: ${level}, ${inPoints(points)}${lines}; ${withPaths(fileSays(file), importers ?? [])}`
}

/** Each path is a span of its own: no word of it is taken for one of ours. */
const withPaths = (says: string, paths: readonly Path[]): string =>
  paths.length === 0 ? asProse(says) : `${asProse(says)}: ${someOf(paths.map(asCode), pathsNamed)}`

const inPoints = (points: number): string => `${points} ${points === 1 ? 'point' : 'points'}`
