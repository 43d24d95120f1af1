// The scores of a range's commits: a line each for people, and a record a line (JSON Lines) for programs, version 1 of its contract.
import type { CommitScore, ScoredCommit } from '../model/commit-score.ts'
import { shortId } from '../model/ids.ts'
import { renderJsonLine } from './json.ts'
import { onOneLine, printableShort } from './printable.ts'

/** All fields, always. `reach` is null: it was not read. */
export const commitScoreJson = (score: CommitScore): string =>
  renderJsonLine({ version: 1, commit: score.id, ...(score.kind === 'scored' ? tell(score) : untold(score.why)) })

const tell = ({ engine, score, level, parts, floor, files, reviewable }: ScoredCommit): object => ({
  engine,
  score,
  level,
  parts,
  floor,
  files,
  reviewable,
  why: null,
})

const untold = (why: string): object => ({
  engine: null,
  score: null,
  level: null,
  parts: null,
  floor: null,
  files: null,
  reviewable: null,
  why: onOneLine(why),
})

// 1a2b3c4d5e   52  high                 Refresh sessions
export function commitScoreLine(score: CommitScore, columns: number): string {
  if (score.kind === 'unscored') return `${shortId(score.id)}    -  not scored: ${onOneLine(score.why)}\n`
  const level = score.floor === null ? score.level : `${score.level} by a floor`
  const start = `${shortId(score.id)}  ${String(score.score).padStart(3)}  ${level.padEnd(levelWidth)}  `
  return `${`${start}${printableShort(score.subject ?? '', columns - start.length)}`.trimEnd()}\n`
}

const levelWidth = 'critical by a floor'.length
