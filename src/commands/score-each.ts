// `ai-signoff score --each`: each commit of a range by itself. It tells; it decides nothing.
import type { Context, ExitCode } from '../context.ts'
import { Fault } from '../errors.ts'
import { rangeOfHistory } from '../gather/provenance-range.ts'
import { scoreEach } from '../gather/score-each.ts'
import { cutOffIn } from '../git/cut-off.ts'
import { openRepository } from '../git/repository.ts'
import type { CommitScore } from '../model/commit-score.ts'
import { shortId, type CommitId } from '../model/ids.ts'
import { someOf } from '../model/some-of.ts'
import { nothingText } from '../report/provenance-text.ts'
import { mostReachPoints } from '../radius/reach.ts'
import { commitScoreJson, commitScoreLine } from '../report/score-each.ts'
import type { ScoreOptions } from './score.ts'

/** 3 where a commit could not be scored or the clone ends within the range, after all that could. */
export async function scoreEachCommit(context: Context, options: ScoreOptions): Promise<ExitCode> {
  const { range, staged, worktree, format } = options
  if (staged || worktree) throw wrong('--each is for commits, and these are none', 'name a range')
  if (format === 'markdown') throw wrong('--each has no markdown', 'use --format text or json')
  const repo = openRepository(context.cwd, context.env)
  const { revisions, alone, called } = rangeOfHistory(repo, { range, all: false })
  const show = (score: CommitScore): string =>
    format === 'json' ? commitScoreJson(score) : commitScoreLine(score, context.columns)
  let [commits, unscored] = [0, 0]
  for await (const scores of scoreEach(repo, revisions, { subjects: format === 'text' })) {
    context.out(scores.map(show).join(''))
    commits += scores.length
    unscored += scores.filter(({ kind }) => kind === 'unscored').length
  }
  if (format === 'text' && commits === 0) context.out(nothingText(called))
  if (format === 'text' && commits > unscored) context.say(withoutReach)
  if (unscored > 0) context.say(`${unscored} of ${commits} commits could not be scored\n`)
  const cutOff = alone ? [] : cutOffIn(repo, revisions)
  if (cutOff.length > 0) context.say(behind(cutOff))
  if (unscored + cutOff.length === 0) return 0
  if (repo.shallow) context.say('  next   git fetch --unshallow (in CI: fetch-depth: 0)\n')
  return 3
}

const behind = (commits: readonly CommitId[]): string =>
  `this clone is shallow: what lies behind ${someOf(commits.map(shortId), 3)} was not looked at\n`

const withoutReach = `without reach, which adds up to ${mostReachPoints} points: npx ai-signoff score COMMIT\n`

const wrong = (says: string, next: string): Fault => new Fault('usage', 'not-for-each', says, next)
