// The blast radius for people: level and number, the parts, the floors, the files riskiest first, what weighed little. 80 columns.
// Words and numbers say all of it: the meter is for eyes alone, and a screen reader that is told NO_COLOR has none to spell out.
import type { BlastRadius, FileShare, Reason } from '../model/radius.ts'
import { fileWords, reasonWords } from '../model/radius-words.ts'
import { chalkPaint } from './chalk-paint.ts'
import type { Paint } from './paint.ts'
import { printablePath } from './printable.ts'
import {
  floorsOf,
  graphWords,
  levelWords,
  mostFiles,
  partsOf,
  reviewableWords,
  titles,
  weighsLittle,
} from './score-words.ts'
import { width, wrapped } from './wrapped.ts'

/** @param color for a terminal: the same words, with colour and a meter. */
export function scoreText(radius: BlastRadius, color: boolean): string {
  const paint = chalkPaint(color)
  const sections = [
    [heading(radius, paint, color), ...levelWords(radius).flatMap((text) => wrapped('  ', text))],
    partsOf(radius).flatMap((part) => partLines(part, radius)),
    titled(
      titles.floors,
      floorsOf(radius).flatMap((floor) => wrapped('  ', reasonWords(floor))),
    ),
    titled(
      titles.heavy,
      listed(
        radius.files.filter((file) => !weighsLittle(file)),
        paint,
      ),
    ),
    titled(titles.light, listed(radius.files.filter(weighsLittle), paint)),
    wrapped('', reviewableWords(radius)),
  ]
  const shown = sections.filter((lines) => lines.length > 0)
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function heading({ level, score }: BlastRadius, paint: Paint, meter: boolean): string {
  const shade = { low: paint.good, medium: paint.warn, high: paint.bad, critical: paint.bad }[level]
  const full = Math.round(score / 5)
  const bar = meter ? `  ${shade('█'.repeat(full))}${paint.dim('░'.repeat(20 - full))}` : ''
  return `${shade(level)}  ${score} of 100${bar}`
}

/** What reach says ends with how far it can be relied on. */
function partLines(reason: Reason, { graph }: BlastRadius): string[] {
  const start = `  ${reason.signal.padEnd(10)}${`+${reason.points}`.padStart(4)}  `
  const lines = wrapped(start, reasonWords(reason))
  return reason.signal === 'reach' && graph !== null
    ? [...lines, ...wrapped(' '.repeat(start.length), graphWords(graph))]
    : lines
}

const titled = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines])

function listed(files: readonly FileShare[], paint: Paint): string[] {
  const lines = files.slice(0, mostFiles).flatMap((file) => fileLines(file, paint))
  return files.length > mostFiles ? [...lines, `  and ${files.length - mostFiles} more (--format json has all)`] : lines
}

/** The path on one line, cut where it is endless; why it stands here on the next. */
function fileLines(file: FileShare, paint: Paint): string[] {
  const { path, from, added, deleted, points, level } = file
  const counts = added === null ? '' : `  +${added} −${deleted ?? 0}`
  const start = `  ${level.padEnd(8)} ${String(points).padStart(3)}  `
  const room = width - start.length
  return [
    `${start}${printablePath(path, room - counts.length)}${paint.dim(counts)}`,
    ...(from === null ? [] : [`${' '.repeat(start.length)}from ${printablePath(from, room - 'from '.length)}`]),
    ...wrapped(' '.repeat(start.length), fileWords(file)).map((line) => paint.dim(line)),
  ]
}
