// The pre-commit hook: one line when what is staged will need somebody else's eyes, silence otherwise. It is advice: trouble of
// its own is told and the commit goes on; only a policy that says `pre-commit: block` holds one back.
import { inProgress } from '../git/in-progress.ts'
import { openRepository } from '../git/repository.ts'
import { policyDefaults } from '../model/policy.ts'
import { compareLevels, type BlastRadius, type Level } from '../model/radius.ts'
import { floorsTold, levelAndScore, reasonWords } from '../model/radius-words.ts'
import { mostReachPoints } from '../radius/reach.ts'
import { levelOf } from '../radius/score.ts'
import { onOneLine, printableShort } from '../report/printable.ts'
import type { Context, ExitCode } from '../context.ts'
import { measureStaged, type WorthReading } from '../gather/measure.ts'

/** A refusal is told on standard output as well: the shim takes no exit code for it, since a broken Node has exit codes too. */
export async function preCommit(context: Context): Promise<ExitCode> {
  const { advice, blocks } = await adviceFor(context)
  if (advice === null) return 0
  context.say(`ai-signoff: ${advice}; ${blocks ? whileStaged : onceCommitted}\n`)
  if (!blocks) return 0
  context.out('refused\n')
  return 1
}

// Who reads it has the commit by then, and nothing staged, unless it was held back.
const onceCommitted = 'once it is committed, see: npx ai-signoff score'
const whileStaged = 'see: npx ai-signoff score --staged'

interface Advice {
  readonly advice: string | null
  /** The policy wants the commit held back. */
  readonly blocks: boolean
}

const silence: Advice = { advice: null, blocks: false }

async function adviceFor(context: Context): Promise<Advice> {
  try {
    const repo = openRepository(context.cwd, context.env)
    // A merge or a rebase stages what other commits brought: it was told when they were made.
    if (inProgress(repo) !== null) return silence
    const { radius, policy } = await measureStaged(repo, maySpeak)
    const { preCommit: mode, reviewableLines } = policy ?? policyDefaults
    return { advice: advise(radius, reviewableLines), blocks: mode === 'block' }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    context.say(`ai-signoff: this commit was not scored: ${onOneLine(why)}\n`)
    return silence
  }
}

/** Who imports what is staged is asked only where the answer is seen, or could make something to be said: a hook's time is dear. */
const maySpeak: WorthReading = (radius, policy) =>
  isSerious(levelOf(radius.score + mostReachPoints)) ||
  advise(radius, (policy ?? policyDefaults).reviewableLines) !== null

const isSerious = (level: Level): boolean => compareLevels(level, 'high') >= 0

/** null when there is nothing to say. */
export function advise(radius: BlastRadius, limit: number): string | null {
  const { level, reviewable } = radius
  const [floor, ...floors] = floorsTold(radius).map(reasonWords)
  const tooLong =
    reviewable > limit ? [`${reviewable} reviewable lines, the limit is ${limit}: consider splitting`] : []
  if (!isSerious(level) && floor === undefined && tooLong.length === 0) return null
  return [
    `what is staged is ${levelAndScore(radius)}`,
    ...(floor === undefined ? [] : [`${printableShort(floor)}${more(floors.length)}`]),
    ...tooLong,
  ].join('; ')
}

const more = (floors: number): string =>
  floors === 0 ? '' : `, and ${floors} more ${floors === 1 ? 'floor' : 'floors'}`
