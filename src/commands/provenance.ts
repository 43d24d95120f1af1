// `ai-signoff provenance`: what each commit of a range says of AI's part, and by what evidence. It tells; it decides nothing.
import { provenanceRecords } from '../gather/provenance-records.ts'
import { rangeOfHistory, type AskedFor } from '../gather/provenance-range.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import type { ProvenanceRecord } from '../model/provenance-record.ts'
import { createTally } from '../provenance/tally.ts'
import { chalkPaint } from '../report/chalk-paint.ts'
import { provenanceJson } from '../report/provenance-json.ts'
import { nothingText, provenanceLine, tallyText } from '../report/provenance-text.ts'
import type { Context, ExitCode } from '../context.ts'

export interface ProvenanceOptions extends AskedFor {
  /** In text: each piece below its commit. */
  readonly evidence: boolean
  readonly format: 'text' | 'json'
}

export async function provenance(context: Context, options: ProvenanceOptions): Promise<ExitCode> {
  const repo = openRepository(context.cwd, context.env)
  const { revisions, called } = rangeOfHistory(repo, options)
  const show = rendererFor(context, options)
  const tally = createTally()
  let withoutLines = 0
  for await (const window of provenanceRecords(repo, revisions, { subjects: options.format === 'text' })) {
    for (const part of partsOf(window.records)) context.out(part.map(show).join(''))
    for (const record of window.records) tally.add(record)
    withoutLines += window.withoutLines
  }
  const total = tally.total()
  if (options.format === 'text') context.out(total.commits === 0 ? nothingText(called) : tallyText(total))
  sayWhatIsMissing(context, repo, withoutLines)
  return 0
}

function rendererFor(
  { color }: Context,
  { format, evidence }: ProvenanceOptions,
): (record: ProvenanceRecord) => string {
  const paint = chalkPaint(color)
  return format === 'json' ? provenanceJson : (record) => provenanceLine(record, { paint, evidence })
}

/** Records that are written at once. */
const atOnce = 256

const partsOf = (records: readonly ProvenanceRecord[]): ProvenanceRecord[][] =>
  Array.from({ length: Math.ceil(records.length / atOnce) }, (_, at) => records.slice(at * atOnce, (at + 1) * atOnce))

function sayWhatIsMissing({ say }: Context, { shallow }: Repository, withoutLines: number): void {
  if (shallow) say('this clone is shallow: older commits are not in it (git fetch --unshallow brings them)\n')
  if (withoutLines === 0) return
  const commits = withoutLines === 1 ? '1 commit' : `${withoutLines} commits`
  say(`the trailer of ${commits} could not be held against its lines: they are not all in this clone\n`)
}
