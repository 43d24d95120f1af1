// A judgement in words: one line when all is well, four for a refusal: what, why, who, next.
import { bootstrapWords } from '../gate/findings.ts'
import { countedSignOffs, type Judgement } from '../gate/judge.ts'
import type { CountedSignOff } from '../gate/weigh.ts'
import { shortId, type CommitId } from '../model/ids.ts'
import { shellWord } from '../model/shell-word.ts'
import { levelAndScore } from '../model/radius-words.ts'
import type { Finding } from '../model/verdict.ts'
import { lookedAtLines } from './looked-at.ts'
import { plain, type Paint } from './paint.ts'
import { printable } from './printable.ts'

export interface TextOptions {
  readonly paint?: Paint
  /** Say something even where the hook would be silent; for an audit, name what nobody looked at as well. */
  readonly always?: boolean
  /** Where the commit has to go before anybody else can read it; absent when it is there already. */
  readonly offerTo?: { readonly remote: string; readonly commit: CommitId }
}

export function judgementText(judgement: Judgement, options: TextOptions = {}): string {
  const { verdict, facts } = judgement
  const { paint = plain, always = false } = options
  const notes = lookedAtLines(judgement).flatMap((text) => line(paint, 'note', text))
  if (!verdict.allowed) return refusalText(verdict.findings, notes, options)
  const said = allowedText(judgement)
  return said === null || (!always && facts.kind !== 'landing' && facts.kind !== 'not-enrolled')
    ? ''
    : `${[`${paint.good('✓')} ${printable(facts.ref)}: ${said}`, ...(always ? notes : [])].join('\n')}\n`
}

function allowedText(judgement: Judgement): string | null {
  const { facts, required } = judgement
  switch (facts.kind) {
    case 'unprotected':
      return 'allowed. The policy does not protect it.'
    case 'unmoved':
      return 'allowed. It does not move.'
    case 'not-enrolled':
      return 'allowed. What the remote has holds no .ai-signoff.yml yet: nothing is protected.'
    case 'landing': {
      const size = levelAndScore(facts.radius)
      const needed = required === 0 ? 'no sign-off' : `${required} sign-off${required === 1 ? '' : 's'}`
      if (judgement.steps.length === 0)
        return `allowed. This change is ${size}; it needs ${needed}${signedBy(judgement.counted, ' and is signed off by')}.`
      const parts = judgement.steps.length === 1 ? '1 part of it is' : `${judgement.steps.length} parts of it are`
      return `allowed. This change is ${size}; ${parts} signed off${signedBy(countedSignOffs(judgement), ' by')}, the rest needs ${needed}.`
    }
    case 'deletion':
    case 'dropped':
    case 'unrelated':
    case 'not-a-commit':
    case 'outdated-policy':
      return null
  }
}

const signedBy = (signOffs: readonly CountedSignOff[], words: string): string =>
  signOffs.length === 0 ? '' : `${words} ${[...new Set(signOffs.map(signerText))].join(', ')}`

const signerText = ({ signer, bootstrap }: CountedSignOff): string =>
  `${printable(signer.name)}${bootstrap ? ` (${bootstrapWords})` : ''}`

/** The first finding leads, and what it says is to be done next: a change that is too long for a sign-off is not to be signed. */
function refusalText(
  findings: readonly [Finding, ...Finding[]],
  notes: readonly string[],
  { paint = plain, offerTo }: TextOptions,
): string {
  const [first, ...others] = findings
  const offer =
    offerTo === undefined || first.code !== 'needs-sign-off' ? '' : `${offerCommand(offerTo)}, then a senior: `
  const lines = [
    `${paint.bad('✗')} ${printable(first.ref)}: ${paint.bold('refused')}. ${printable(first.says)}`,
    ...line(
      paint,
      'why',
      joined(
        findings.flatMap(({ why }) => why),
        ' · ',
      ),
    ),
    ...line(
      paint,
      'who',
      joined(
        findings.flatMap(({ who }) => who),
        ', ',
      ),
    ),
    ...others.flatMap(({ says }) => line(paint, 'also', printable(says))),
    ...notes,
    ...line(paint, 'next', printable(offer + first.next)),
  ]
  return `${lines.join('\n')}\n`
}

const offerCommand = ({ remote, commit }: NonNullable<TextOptions['offerTo']>): string =>
  `git push ${shellWord(remote)} ${shortId(commit)}:refs/heads/for-sign-off/${shortId(commit)}`

const joined = (texts: readonly string[], between: string): string => texts.map(printable).join(between)

const line = (paint: Paint, label: string, text: string): string[] =>
  text === '' ? [] : [`  ${paint.dim(label.padEnd(4))}   ${text}`]
