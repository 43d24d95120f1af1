// The blast radius for people: a meter, the parts, the floors, the files riskiest first, what weighed little. 80 columns.
import type { BlastRadius, FileShare, Reason } from '../model/radius.ts'
import { chalkPaint } from './chalk-paint.ts'
import type { Paint } from './paint.ts'
import { printableShort } from './printable.ts'
import { width, wrapped } from './wrapped.ts'

/** Files that are named one by one. */
export const mostFiles = 10

export function scoreText(radius: BlastRadius, color: boolean): string {
  const paint = chalkPaint(color)
  const light = radius.files.filter(weighsLittle)
  const heavy = radius.files.filter((file) => !weighsLittle(file))
  const sections = [
    [heading(radius, paint)],
    radius.reasons.filter(({ signal }) => signal !== 'floor').flatMap(part),
    titled('floors', radius.reasons.filter(({ signal }) => signal === 'floor').flatMap(floor)),
    titled('files, riskiest first, each with the points it would score alone', listed(heavy, paint)),
    titled('weighed little', listed(light, paint)),
    [`${radius.reviewable} reviewable ${radius.reviewable === 1 ? 'line' : 'lines'}`],
  ]
  const shown = sections.filter((lines) => lines.length > 0)
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** Much of what weighs little is still much: a vendored binary can be the whole score. */
export const weighsLittle = ({ kind, points, says }: FileShare): boolean =>
  points < 25 && (kind === 'lock' || kind === 'generated' || kind === 'doc') && !says.includes('at least')

function heading({ level, score }: BlastRadius, paint: Paint): string {
  const full = Math.round(score / 5)
  const shade = { low: paint.good, medium: paint.warn, high: paint.bad, critical: paint.bad }[level]
  return `${shade(level)}  ${score} of 100  ${shade('█'.repeat(full))}${paint.dim('░'.repeat(20 - full))}`
}

const part = ({ signal, points, says }: Reason): string[] =>
  wrapped(`  ${signal.padEnd(10)}${`+${points}`.padStart(4)}  `, says)

const floor = ({ says }: Reason): string[] => wrapped('  ', says)

const titled = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines])

function listed(files: readonly FileShare[], paint: Paint): string[] {
  const lines = files.slice(0, mostFiles).flatMap((file) => fileLines(file, paint))
  return files.length > mostFiles ? [...lines, `  and ${files.length - mostFiles} more`] : lines
}

/** The path on one line, cut where it is endless; why it stands here on the next. */
function fileLines({ path, from, added, deleted, points, says }: FileShare, paint: Paint): string[] {
  const name = from === null ? path : `${path} (from ${from})`
  const counts = added === null ? '' : `  +${added} −${deleted ?? 0}`
  const shown = printableShort(name, width - 6 - counts.length)
  return [
    `${String(points).padStart(4)}  ${shown}${paint.dim(counts)}`,
    ...wrapped('      ', says).map((line) => paint.dim(line)),
  ]
}
