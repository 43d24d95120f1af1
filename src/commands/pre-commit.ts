// The pre-commit hook: one line when what is staged will need somebody else's eyes, silence otherwise. It is advice: trouble of
// its own is told and the commit goes on; only a policy that says `pre-commit: block` holds one back.
import { inProgress } from '../git/in-progress.ts'
import { openRepository } from '../git/repository.ts'
import { policyDefaults } from '../model/policy.ts'
import type { BlastRadius } from '../model/radius.ts'
import { onOneLine, printableShort } from '../report/printable.ts'
import type { Context, ExitCode } from '../context.ts'
import { measureStaged } from '../gather/measure.ts'

/** A refusal is told on standard output as well: the shim takes no exit code for it, since a broken Node has exit codes too. */
export function preCommit(context: Context): ExitCode {
  const { advice, blocks } = adviceFor(context)
  if (advice === null) return 0
  context.say(`ai-signoff: ${advice}\n`)
  if (!blocks) return 0
  context.out('refused\n')
  return 1
}

interface Advice {
  readonly advice: string | null
  /** The policy wants the commit held back. */
  readonly blocks: boolean
}

const silence: Advice = { advice: null, blocks: false }

function adviceFor(context: Context): Advice {
  try {
    const repo = openRepository(context.cwd, context.env)
    // A merge or a rebase stages what other commits brought: it was told when they were made.
    if (inProgress(repo) !== null) return silence
    const { radius, policy } = measureStaged(repo)
    const { preCommit: mode, reviewableLines } = policy ?? policyDefaults
    return { advice: advise(radius, reviewableLines), blocks: mode === 'block' }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    context.say(`ai-signoff: this commit was not scored: ${onOneLine(why)}\n`)
    return silence
  }
}

/** null when there is nothing to say. */
export function advise({ level, score, reasons, reviewable }: BlastRadius, limit: number): string | null {
  const floors = reasons.filter(({ signal }) => signal === 'floor').map(({ says }) => printableShort(says))
  const tooLong =
    reviewable > limit ? [`${reviewable} reviewable lines, the limit is ${limit}: consider splitting`] : []
  const serious = level === 'high' || level === 'critical'
  if (!serious && floors.length === 0 && tooLong.length === 0) return null
  return [
    `what is staged is ${level} (${score} of 100)`,
    ...floors.slice(0, 1),
    ...tooLong,
    'see: npx ai-signoff score --staged',
  ].join('; ')
}
