// Names the commits of a landing that nobody looked at, and why they count so; and those of which somebody says "none" over evidence.
import type { LandedCommit } from '../gate/facts.ts'
import type { Judgement } from '../gate/judge.ts'
import { shortId, type CommitId } from '../model/ids.ts'
import { evidenceOf, isUndeclared, whyUndeclared } from '../model/provenance.ts'
import { someLines } from '../model/some-of.ts'
import { evidenceWords } from './evidence-words.ts'
import { printable, printableShort } from './printable.ts'

/** Commits that are named one by one in a text; a program is told them all. */
const named = 5

export interface UndeclaredCommit {
  readonly commit: CommitId
  readonly why: string
}

export interface DisputedCommit {
  readonly commit: CommitId
  /** As it stood: hostile text. */
  readonly evidence: readonly string[]
}

export const undeclaredCommits = (judgement: Judgement): UndeclaredCommit[] =>
  ownCommits(judgement).flatMap(({ id, provenance }) => {
    const why = whyUndeclared(provenance)
    return why === null ? [] : [{ commit: id, why }]
  })

export const disputedCommits = (judgement: Judgement): DisputedCommit[] =>
  ownCommits(judgement)
    .filter(({ denied }) => denied)
    .map(({ id, provenance }) => ({ commit: id, evidence: evidenceOf(provenance).map(({ text }) => text) }))

/** A line each; none of them says anything of who may be let through. */
export function lookedAtLines(judgement: Judgement): string[] {
  const commits = ownCommits(judgement)
  return [
    ...someLines(commits.filter(({ provenance }) => isUndeclared(provenance)).map(undeclaredLine), named, 'undeclared'),
    ...someLines(commits.filter(({ denied }) => denied).map(disputedLine), named, 'disputed'),
  ]
}

/** Clean merges have no lines of their own. */
const ownCommits = ({ facts }: Judgement): LandedCommit[] =>
  facts.kind === 'landing' ? facts.commits.filter(({ cleanMerge }) => !cleanMerge) : []

function undeclaredLine(commit: LandedCommit): string {
  const part = commit.provenance.kind === 'undeclared' ? '' : ' in part'
  return `${nameOf(commit)} is undeclared${part}: ${printable(whyUndeclared(commit.provenance) ?? '')}`
}

function disputedLine(commit: LandedCommit): string {
  return `${nameOf(commit)} says "none" by hand, over evidence: ${evidenceWords(evidenceOf(commit.provenance))}`
}

const nameOf = ({ id, subject }: LandedCommit): string => `${shortId(id)} "${printableShort(subject, 50)}"`
