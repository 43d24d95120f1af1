// Names the commits of a landing that nobody looked at, and why they count so; and those of which somebody says "none" over evidence.
import type { LandedCommit } from '../gate/facts.ts'
import type { Judgement } from '../gate/judge.ts'
import { shortId, type CommitId } from '../model/ids.ts'
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
  ownCommits(judgement).flatMap((commit) => {
    const why = whyUndeclared(commit)
    return why === null ? [] : [{ commit: commit.id, why }]
  })

export const disputedCommits = (judgement: Judgement): DisputedCommit[] =>
  ownCommits(judgement)
    .filter(({ denied }) => denied)
    .map(({ id, provenance }) => ({ commit: id, evidence: evidenceOf(provenance) }))

/** A line each; none of them says anything of who may be let through. */
export function lookedAtLines(judgement: Judgement): string[] {
  const commits = ownCommits(judgement)
  return [
    ...listed(commits.filter((commit) => whyUndeclared(commit) !== null).map(undeclaredLine), 'undeclared'),
    ...listed(commits.filter(({ denied }) => denied).map(disputedLine), 'disputed'),
  ]
}

/** Clean merges have no lines of their own. */
const ownCommits = ({ facts }: Judgement): LandedCommit[] =>
  facts.kind === 'landing' ? facts.commits.filter(({ cleanMerge }) => !cleanMerge) : []

function whyUndeclared({ provenance }: LandedCommit): string | null {
  if (provenance.kind === 'undeclared') return provenance.why
  return provenance.kind === 'none' ? null : provenance.undeclared
}

const evidenceOf = (provenance: LandedCommit['provenance']): string[] =>
  'evidence' in provenance ? provenance.evidence.map(({ text }) => text) : []

function undeclaredLine(commit: LandedCommit): string {
  const part = commit.provenance.kind === 'undeclared' ? '' : ' in part'
  return `${nameOf(commit)} is undeclared${part}: ${printable(whyUndeclared(commit) ?? '')}`
}

function disputedLine(commit: LandedCommit): string {
  const evidence = evidenceOf(commit.provenance).map((text) => printableShort(text))
  return `${nameOf(commit)} says "none" by hand, over evidence: ${evidence.slice(0, named).join(' · ')}`
}

const nameOf = ({ id, subject }: LandedCommit): string => `${shortId(id)} "${printableShort(subject, 50)}"`

function listed(lines: readonly string[], what: string): string[] {
  const more = lines.length - named
  return [...lines.slice(0, named), ...(more > 0 ? [`and ${more} more ${what}`] : [])]
}
