// A judgement in words: one line when all is well, four for a refusal: what, why, who, next.
import type { Judgement } from '../gate/judge.ts'
import type { Finding } from '../model/verdict.ts'
import { plain, type Paint } from './paint.ts'
import { printable } from './printable.ts'

export interface TextOptions {
  readonly paint?: Paint
  /** Say something even where the hook would be silent. */
  readonly always?: boolean
}

export function judgementText(judgement: Judgement, { paint = plain, always = false }: TextOptions = {}): string {
  const { verdict, facts } = judgement
  if (!verdict.allowed) return refusalText(verdict.findings, paint)
  const said = allowedText(judgement)
  return said === null || (!always && facts.kind !== 'landing' && facts.kind !== 'not-enrolled')
    ? ''
    : `${paint.good('✓')} ${printable(facts.ref)}: ${said}\n`
}

function allowedText({ facts, required, counted }: Judgement): string | null {
  switch (facts.kind) {
    case 'unprotected':
      return 'allowed. The policy does not protect it.'
    case 'unmoved':
      return 'allowed. It does not move.'
    case 'not-enrolled':
      return 'allowed. What the remote has holds no .ai-signoff.yml yet: nothing is protected.'
    case 'landing': {
      const size = `${facts.radius.level} (${facts.radius.score} of 100)`
      const signers = counted.map(({ signer }) => printable(signer.name)).join(', ')
      const signed = signers === '' ? '' : `, signed off by ${signers}`
      return `allowed. This change is ${size}; it needs ${required} sign-off${required === 1 ? '' : 's'}${signed}.`
    }
    case 'deletion':
    case 'dropped':
    case 'unrelated':
    case 'not-a-commit':
      return null
  }
}

/** The first finding leads and says what to do next; of those after it, what they refuse stands between who and next. */
function refusalText(findings: readonly [Finding, ...Finding[]], paint: Paint): string {
  const [first, ...others] = findings
  const lines = [
    `${paint.bad('✗')} ${printable(first.ref)}: ${paint.bold('refused')}. ${printable(first.says)}`,
    ...line(
      paint,
      'why',
      findings
        .flatMap(({ why }) => why)
        .map(printable)
        .join(' · '),
    ),
    ...line(
      paint,
      'who',
      findings
        .flatMap(({ who }) => who)
        .map(printable)
        .join(', '),
    ),
    ...others.flatMap(({ says }) => line(paint, 'also', printable(says))),
    ...line(paint, 'next', printable(first.next)),
  ]
  return `${lines.join('\n')}\n`
}

const line = (paint: Paint, label: string, text: string): string[] =>
  text === '' ? [] : [`  ${paint.dim(label.padEnd(5))}  ${text}`]
