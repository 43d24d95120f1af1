// By which clock something was judged, where that was not this machine's own.
import type { Judgement } from '../gate/judge.ts'
import { writeSecond } from '../model/time.ts'

export interface Audit {
  readonly at: Date
  /** Given by whoever asks, or claimed by whoever made the commit that landed: anybody can write any date into a commit. */
  readonly clock: 'given' | 'claimed'
}

export function auditText({ at, clock }: Audit): string {
  const source = { given: 'as --at says', claimed: "the landing's committer date, which is claimed (--at-landing)" }
  return `  as of  ${writeSecond(at)}, ${source[clock]}; not by this machine's clock\n`
}

/** What is to be done about a refusal in an audit: nothing that is signed now would count for then. */
export function inHindsight(judgement: Judgement): Judgement {
  const { verdict } = judgement
  if (verdict.allowed) return judgement
  const [first, ...others] = verdict.findings
  const next = 'an audit mends nothing: what is signed now does not count for then'
  return {
    ...judgement,
    verdict: { allowed: false, findings: [{ ...first, next }, ...others.map((each) => ({ ...each, next }))] },
  }
}
