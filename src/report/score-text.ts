// The blast radius for people: level and number, the parts, the floors, the files riskiest first, what weighed little. 80 columns.
// Words and numbers say all of it: the meter is for eyes alone, and a screen reader that is told NO_COLOR has none to spell out.
import type { BlastRadius, FileShare, Reason } from '../model/radius.ts'
import { fileWords, floorsTold, reasonWords } from '../model/radius-words.ts'
import { chalkPaint } from './chalk-paint.ts'
import type { Paint } from './paint.ts'
import { printablePath } from './printable.ts'
import { byWeight, graphWords, levelWords, mostNamed, partsOf, reviewableWords, titles } from './score-words.ts'
import { wrapped } from './wrapped.ts'

/** Where it is read: with colour there is a meter too, and no word more. */
export interface Paper {
  readonly color: boolean
  readonly columns: number
}

interface Pen extends Paper {
  readonly paint: Paint
  readonly write: (start: string, text: string) => string[]
}

export function scoreText(radius: BlastRadius, { color, columns }: Paper): string {
  const write = (start: string, text: string): string[] => wrapped(start, text, columns)
  const pen = { color, columns, paint: chalkPaint(color), write }
  const { heavy, light } = byWeight(radius)
  const floors = floorsTold(radius).flatMap((floor) => write('  ', reasonWords(floor)))
  const sections = [
    [heading(radius, pen), ...levelWords(radius).flatMap((text) => write('  ', text))],
    partsOf(radius).flatMap((part) => partLines(part, radius, pen)),
    titled(titles.floors, floors, pen),
    titled(titles.heavy, listed(heavy, pen), pen),
    titled(titles.light, listed(light, pen), pen),
    write('', reviewableWords(radius)).filter((line) => line !== ''),
  ]
  const shown = sections.filter((lines) => lines.length > 0)
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function heading({ level, score }: BlastRadius, { paint, color }: Pen): string {
  const shade = { low: paint.good, medium: paint.warn, high: paint.bad, critical: paint.bad }[level]
  const full = Math.round(score / 5)
  const meter = color ? `  ${shade('█'.repeat(full))}${paint.dim('░'.repeat(20 - full))}` : ''
  return `${shade(level)}  ${score} of 100${meter}`
}

/** What reach says ends with how far it can be relied on. */
function partLines(reason: Reason, { graph }: BlastRadius, { write }: Pen): string[] {
  const start = `  ${reason.signal.padEnd(10)}${`+${reason.points}`.padStart(4)}  `
  const lines = write(start, reasonWords(reason))
  return reason.signal === 'reach' && graph !== null
    ? [...lines, ...write(' '.repeat(start.length), graphWords(graph))]
    : lines
}

const titled = (title: string, lines: readonly string[], { write }: Pen): string[] =>
  lines.length === 0 ? [] : [...write('', title), ...lines]

function listed(files: readonly FileShare[], pen: Pen): string[] {
  const lines = files.slice(0, mostNamed).flatMap((file) => fileLines(file, pen))
  return files.length > mostNamed ? [...lines, `  and ${files.length - mostNamed} more (--format json has all)`] : lines
}

/** The path on one line, cut where it is endless; why it stands here on the next. */
function fileLines(file: FileShare, { paint, columns, write }: Pen): string[] {
  const { path, from, added, deleted, points, level } = file
  const counts = added === null ? '' : `  +${added} −${deleted ?? 0}`
  const start = `  ${level.padEnd(8)} ${String(points).padStart(3)}  `
  const indent = ' '.repeat(start.length)
  const room = columns - start.length
  return [
    `${start}${printablePath(path, room - counts.length)}${paint.dim(counts)}`,
    ...(from === null ? [] : [`${indent}from ${printablePath(from, room - 'from '.length)}`]),
    ...write(indent, fileWords(file)).map((line) => paint.dim(line)),
  ]
}
