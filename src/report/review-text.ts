// What a senior reads before signing: whose change it is, how far it reaches and why, file by file, riskiest first.
import type { LandingFacts } from '../gate/facts.ts'
import { provenanceWords } from '../gate/findings.ts'
import { shortId, shortRef } from '../model/ids.ts'
import type { FileShare } from '../model/radius.ts'
import type { Person } from '../model/roster.ts'
import { printable, printableShort } from './printable.ts'

/** Lines an hour that a review finds defects at (Kemerer & Paulk 2009). */
const linesPerHour = 200
const shownFiles = 20

export interface Reviewed {
  readonly landing: LandingFacts
  readonly changeDigest: string
}

export function reviewText({ landing, changeDigest }: Reviewed, signer: Person): string {
  const { radius, commits } = landing
  const authors = [...new Set(landing.authors.map(({ name, email }) => `${name} <${email}>`))]
  const minutes = Math.max(1, Math.ceil((radius.reviewable / linesPerHour) * 60))
  const lines = [
    `${shortId(landing.oldTip)}..${shortId(landing.newTip)} for ${printable(shortRef(landing.ref))}, ${commits.length} commit${commits.length === 1 ? '' : 's'}`,
    `  by       ${authors.map((author) => printableShort(author)).join(', ')}`,
    `  is       ${radius.level} (${radius.score} of 100), ${printable(provenanceWords(landing.provenance))}`,
    ...radius.reasons.map(({ says }) => `  because  ${printable(says)}`),
    `  to read  ${radius.reviewable} line${radius.reviewable === 1 ? '' : 's'}, about ${minutes} minute${minutes === 1 ? '' : 's'}: ${diffCommand(landing)}`,
    ...radius.files.slice(0, shownFiles).map(fileLine),
    ...(radius.files.length > shownFiles ? [`  and ${radius.files.length - shownFiles} more files`] : []),
    `  digest   sha256:${changeDigest}`,
    `  signer   ${printable(signer.name)}, ${printable(signer.seniority)}`,
  ]
  return `${lines.join('\n')}\n`
}

function fileLine({ path, from, added, deleted, points }: FileShare): string {
  const count = added === null ? 'binary' : `+${added} -${deleted ?? 0}`
  const name = from === null ? printable(path) : `${printable(from)} → ${printable(path)}`
  return `  ${String(points).padStart(4)}  ${count.padEnd(12)} ${name}`
}

// Full ids: a tag may be called like a short one. And no driver of the reader's, no attribute of the author's, may hide a line.
const diffCommand = ({ oldTip, newTip }: LandingFacts): string =>
  `git diff --text --no-ext-diff --no-textconv ${oldTip} ${newTip}`
