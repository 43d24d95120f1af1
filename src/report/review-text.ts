// What a senior reads before signing: whose change it is, how far it reaches and why, file by file, riskiest first.
import { landingTerms, type LandingFacts } from '../gate/facts.ts'
import { bootstrapWords, provenanceWords } from '../gate/findings.ts'
import type { Identity } from '../model/change.ts'
import { shortId, shortRef } from '../model/ids.ts'
import type { FileShare } from '../model/radius.ts'
import { leadingFirst, levelAndScore, pointsAndWords } from '../model/radius-words.ts'
import type { Person } from '../model/roster.ts'
import { isBootstrap } from '../signoff/objection.ts'
import { printable, printableShort } from './printable.ts'

/** Lines an hour that a review finds defects at (Kemerer & Paulk 2009). */
const linesPerHour = 200
/** Of files, and of commits. */
const shown = 20

export interface Reviewed {
  readonly landing: LandingFacts
  /** All whose work it is. */
  readonly authors: readonly Identity[]
  /** First lines of the commits' messages, oldest first: X and its revert show here, not in the files. */
  readonly subjects: readonly string[]
  readonly changeDigest: string
}

export function reviewText({ landing, subjects, changeDigest, ...review }: Reviewed, signer: Person): string {
  const { radius, commits } = landing
  const authors = [...new Set(landing.authors.map(({ name, email }) => `${name} <${email}>`))]
  const bootstrap = isBootstrap({ signer, authors: review.authors }, landingTerms(landing, landing))
    ? ` (${bootstrapWords})`
    : ''
  const minutes = Math.max(1, Math.ceil((radius.reviewable / linesPerHour) * 60))
  const lines = [
    `${shortId(landing.oldTip)}..${shortId(landing.newTip)} for ${printable(shortRef(landing.ref))}, ${commits.length} commit${commits.length === 1 ? '' : 's'}`,
    ...subjects.slice(0, shown).map((subject) => `  commit   ${printableShort(subject)}`),
    ...more(subjects.length, 'commits'),
    `  by       ${authors.map((author) => printableShort(author)).join(', ')}`,
    `  is       ${levelAndScore(radius)}, ${printable(provenanceWords(landing.provenance))}`,
    ...leadingFirst(radius).map((reason) => `  because  ${printable(pointsAndWords(reason))}`),
    `  to read  ${radius.reviewable} line${radius.reviewable === 1 ? '' : 's'}, about ${minutes} minute${minutes === 1 ? '' : 's'}`,
    `  read it  ${diffCommand(landing)}`,
    ...radius.files.slice(0, shown).map(fileLine),
    ...more(radius.files.length, 'files'),
    `  digest   sha256:${changeDigest}`,
    `  signer   ${printable(signer.name)}, ${printable(signer.seniority)}${bootstrap}`,
  ]
  return `${lines.join('\n')}\n`
}

const more = (count: number, what: string): string[] => (count > shown ? [`  and ${count - shown} more ${what}`] : [])

function fileLine({ path, from, added, deleted, points }: FileShare): string {
  const count = added === null ? 'binary' : `+${added} -${deleted ?? 0}`
  const name = from === null ? printable(path) : `${printable(from)} → ${printable(path)}`
  return `  ${String(points).padStart(4)}  ${count.padEnd(12)} ${name}`
}

// Full ids: a tag may be called like a short one. And no driver of the reader's, no attribute or .gitmodules of the author's, may hide
// a line.
const diffCommand = ({ oldTip, newTip }: LandingFacts): string =>
  `git diff --text --no-ext-diff --no-textconv --ignore-submodules=none ${oldTip} ${newTip}`
