// The machine's form of a judgement; a contract with a version.
import type { Fault } from '../errors.ts'
import type { Judgement } from '../gate/judge.ts'
import type { CountedSignOff } from '../gate/weigh.ts'
import type { Finding } from '../model/verdict.ts'
import { writeSecond } from '../model/time.ts'
import type { Audit } from './audit.ts'
import { renderJson } from './json.ts'
import { disputedCommits, undeclaredCommits } from './looked-at.ts'

/** @param audit null: judged by this machine's clock, and nothing is said of it. */
export function judgementJson(judgements: readonly Judgement[], audit: Audit | null = null): string {
  const outcome = judgements.every(({ verdict }) => verdict.allowed) ? 'allowed' : 'refused'
  const clock = audit === null ? {} : { audit: { at: writeSecond(audit.at), clock: audit.clock } }
  return renderJson({ version: 1, outcome, ...clock, refs: judgements.map(refJson) })
}

/** What a Fault leaves for machines; the exit code says which kind it was. */
export function undecidedJson(fault: Fault): string {
  return renderJson({
    version: 1,
    outcome: 'undecided',
    refs: [],
    fault: { code: fault.code, says: fault.message, next: fault.next },
  })
}

function refJson(judgement: Judgement): object {
  const { facts, verdict, required, counted, steps, kinds } = judgement
  const landing = facts.kind === 'landing' ? facts : null
  return {
    ref: facts.ref,
    state: facts.kind,
    old: facts.oldTip,
    new: facts.newTip,
    engine: landing?.radius.engine ?? null,
    score: landing?.radius.score ?? null,
    level: landing?.radius.level ?? null,
    floor: landing?.radius.floor ?? null,
    parts: landing?.radius.parts ?? null,
    provenance: kinds,
    agents: landing?.provenance.agents ?? [],
    undeclared: undeclaredCommits(judgement),
    disputed: disputedCommits(judgement),
    required,
    counted: counted.map(countedJson),
    steps: steps.map((signed) => ({
      old: signed.step.oldTip,
      new: signed.step.newTip,
      score: signed.step.radius.score,
      level: signed.step.radius.level,
      required: signed.required,
      counted: signed.counted.map(countedJson),
    })),
    findings: verdict.allowed ? [] : verdict.findings.map(findingJson),
  }
}

const countedJson = ({ signer, statement, bootstrap }: CountedSignOff): object => ({
  id: statement.id,
  signer: signer.name,
  head: statement.head,
  expires: statement.expires,
  bootstrap,
})

/** In one order, whoever made it. */
const findingJson = ({ code, ref, says, why, who, next }: Finding): Finding => ({ code, ref, says, why, who, next })
