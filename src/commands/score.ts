// `ai-signoff score`: the blast radius of a change, with its reasons.
import { Fault } from '../errors.ts'
import { encodeBytes } from '../git/bytes.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { scoreJson } from '../report/score-json.ts'
import { scoreMarkdown } from '../report/score-markdown.ts'
import { scoreText } from '../report/score-text.ts'
import type { Context, ExitCode } from '../context.ts'
import { measureRange, measureStaged, measureWorkTree, type Measured } from '../gather/measure.ts'

export interface ScoreOptions {
  /** COMMIT, A..B or A...B; null: what HEAD's commit changed. */
  readonly range: string | null
  readonly staged: boolean
  readonly worktree: boolean
  readonly format: 'text' | 'json' | 'markdown'
}

export async function score(context: Context, options: ScoreOptions): Promise<ExitCode> {
  const measured = await gather(openRepository(context.cwd, context.env), context, options)
  context.out(render(measured, options.format, context))
  return 0
}

function render({ change, radius }: Measured, format: ScoreOptions['format'], place: Context): string {
  switch (format) {
    case 'json':
      return scoreJson(change, radius, encodeBytes)
    case 'markdown':
      return scoreMarkdown(radius)
    case 'text':
      return scoreText(radius, place)
  }
}

async function gather(
  repo: Repository,
  context: Context,
  { range, staged, worktree }: ScoreOptions,
): Promise<Measured> {
  if ([range !== null, staged, worktree].filter(Boolean).length > 1) {
    const says = 'RANGE, --staged and --worktree are three different changes'
    throw new Fault('usage', 'too-many-changes', says, 'name one of them')
  }
  if (staged) return measureStaged(repo)
  return worktree ? measureWorkTree(repo, context.env) : measureRange(repo, range ?? 'HEAD')
}
