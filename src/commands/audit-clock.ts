// Which time a verification judges by: now, the one that was asked about, or the one that the landing's last commit claims.
import { Fault } from '../errors.ts'
import { readCommits } from '../git/commit-object.ts'
import type { Git } from '../git/run.ts'
import { shortId, type CommitId } from '../model/ids.ts'
import { parseMoment, writeSecond } from '../model/time.ts'
import type { Audit } from '../report/audit.ts'

export interface ClockWishes {
  readonly at?: string
  readonly atLanding?: boolean
}

/** null: now. Throws Fault 'two-clocks', 'bad-time' (usage), 'time-to-come' (usage, or undecided when a commit claims it). */
export function auditOf(git: Git, newTip: CommitId, { at, atLanding = false }: ClockWishes, now: Date): Audit | null {
  if (at !== undefined && atLanding)
    throw new Fault('usage', 'two-clocks', '--at and --at-landing name two clocks', 'pass one of them')
  if (at !== undefined) return { at: givenTime(at, now), clock: 'given' }
  return atLanding ? { at: claimedTime(git, newTip, now), clock: 'claimed' } : null
}

function givenTime(text: string, now: Date): Date {
  const time = parseMoment(text)
  if (time === undefined)
    throw new Fault(
      'usage',
      'bad-time',
      `"${text}" is no UTC time`,
      'write 2026-03-10T18:00:00Z, or 2026-03-10 for the first second of that day',
    )
  if (time <= now) return time
  throw new Fault('usage', 'time-to-come', `${text} is still to come`, 'name a time that has been, or leave --at out')
}

function claimedTime(git: Git, newTip: CommitId, now: Date): Date {
  const committed = readCommits(git, [newTip])[0]?.committed ?? Number.NaN
  const time = new Date(committed * 1000)
  if (time <= now) return time
  const claim = Number.isNaN(time.getTime()) ? 'a time that no clock shows' : writeSecond(time)
  throw new Fault(
    'undecided',
    'time-to-come',
    `${shortId(newTip)} claims to be committed at ${claim}, which is still to come`,
    'judge it by this clock, without --at-landing',
  )
}
